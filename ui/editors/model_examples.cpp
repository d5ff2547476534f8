// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/model_examples.h"

#include "ui/editors/document_tables.h"
#include "ui/editors/example_problems.h"
#include "ui/editors/option_rows.h"

#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

using design::Json;

constexpr char schemaExtra[] = "json_schema_extra";
constexpr char examplesKey[] = "examples";

} // namespace

std::optional<Json> modelExamples(const Json& config) {
  const auto extra = config.find(schemaExtra);
  if (extra == config.end() || !extra->is_object() || !extra->contains(examplesKey)) return std::nullopt;
  return (*extra)[examplesKey];
}

Json withModelExamples(Json config, const std::optional<Json>& examples) {
  Json extra = config.value(schemaExtra, Json::object());
  if (!extra.is_object()) return config;
  extra.erase(examplesKey);
  if (examples) extra[examplesKey] = *examples;
  if (extra.empty())
    config.erase(schemaExtra);
  else
    config[schemaExtra] = std::move(extra);
  return config;
}

ModelExamples::ModelExamples(const ModelContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_form(new OptionForm(QStringLiteral("model"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_form);
  m_form->onEdit([this](const QString& part, const OptionForm::Change& change) {
    m_context.change(part, [&](design::Model& model) {
      const auto now = modelExamples(model.config);
      const Json options = change(now ? Json{{examplesKey, *now}} : Json::object());
      model.config = withModelExamples(model.config, options.contains(examplesKey) ? std::optional(options[examplesKey])
                                                                                   : std::nullopt);
    });
  });
}

// A new one begins as a valid value of the model, made anew when the model becomes another.
void ModelExamples::render(const design::Model& model) {
  const bool isWhole = model.kind != design::ModelKind::JsonSchema && model.typeParameters.empty();
  setVisible(isWhole);
  if (!isWhole) return;
  design::Model bare = model;
  bare.config = withModelExamples(bare.config, {});
  bare.description.clear();
  if (m_shown != bare) {
    m_shown = bare;
    OptionField field = plainExamplesField(examplesKey, exampleToBegin(m_context.workbench, model.name));
    field.label = tr("Examples");
    m_form->setFields({rows::alone(field, tr("as the docs show them"))});
  }
  const auto examples = modelExamples(model.config);
  m_form->setOptions(examples ? Json{{examplesKey, *examples}} : Json::object());
}

void ModelExamples::showProblems() {
  const auto model = m_context.current();
  const auto examples = model ? modelExamples(model->config) : std::nullopt;
  if (!examples) return m_form->setProblems({});
  const design::Field whole{examplesKey, model->name, {{examplesKey, *examples}}};
  m_form->setProblems(messagesBelow(withCheckedExamples(m_context.workbench, {}, {whole}), "/0"));
}

} // namespace signalbox::ui
