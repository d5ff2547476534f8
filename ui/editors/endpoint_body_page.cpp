// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BodyPage: the parts of the request body, and the fields of the models they are made of.
#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/editors/endpoint_pages.h"
#include "ui/editors/example_problems.h"
#include "ui/editors/field_examples.h"
#include "ui/editors/field_table.h"
#include "ui/editors/field_text.h"
#include "ui/editors/form.h"
#include "ui/editors/model_card.h"
#include "ui/editors/option_form.h"
#include "ui/editors/problem_lines.h"
#include "ui/widgets/surface.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

namespace signalbox::ui {
namespace {

QStringList modelsOf(const design::Endpoint& endpoint, const design::Design& design) {
  QStringList names;
  for (const design::Field& part : endpoint.body)
    if (const auto model = modelOfType(part.type, design); model && model->kind == design::ModelKind::Model)
      names << QString::fromStdString(model->name);
  names.removeDuplicates();
  return names;
}

Surface* cardAround(QWidget* content) {
  auto* card = new Surface(Surface::Kind::Card);
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->addWidget(content);
  return card;
}

} // namespace

BodyPage::BodyPage(EndpointContext& context, QWidget* parent)
    : QWidget(parent), m_context(context),
      m_parts(new FieldTable(tr("Parts of the body"), tr("Add a body, for example item: Item"))),
      m_lines(new ProblemLines(QStringLiteral("body.problem"))),
      m_examples(new FieldExamples(QStringLiteral("body.examples"))), m_cardPlace(new QVBoxLayout) {
  m_parts->setObjectName(QStringLiteral("body.parts"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(18, 14, 18, 18);
  layout->setSpacing(10);
  addHeading(*layout, tr("Request body"));
  m_cardPlace->setSpacing(10);
  layout->addLayout(m_cardPlace);
  layout->addWidget(cardAround(m_parts));
  layout->addWidget(m_lines);
  layout->addWidget(m_examples);
  layout->addStretch();
  connect(m_parts, &FieldTable::addRequested, this,
          [this](const design::Field& field) { changeBody([&](auto& body) { body.push_back(field); }); });
  connect(m_parts, &FieldTable::changeRequested, this, [this](const QString& name, const design::Field& field) {
    const QString to = QString::fromStdString(field.name);
    if (to != name) return m_context.renameParameter(name, to, {});
    changeBody([&](auto& body) {
      std::ranges::replace_if(body, [&](const design::Field& f) { return f.name == name.toStdString(); }, field);
    });
  });
  connect(m_parts, &FieldTable::removeRequested, this, [this](const QString& name) {
    changeBody(
        [&](auto& body) { std::erase_if(body, [&](const design::Field& f) { return f.name == name.toStdString(); }); });
  });
  connect(m_parts, &FieldTable::moveRequested, this, [this](const QString& name, int position) {
    changeBody([&](auto& body) {
      const auto from =
          std::ranges::find_if(body, [&](const design::Field& f) { return f.name == name.toStdString(); });
      const design::Field field = *from;
      body.erase(from);
      body.insert(body.begin() + position, field);
    });
  });
  connect(m_parts, &FieldTable::openModelRequested, this,
          [this](const QString& model) { m_context.workbench.navigator.openModel(model); });
  connect(m_examples, &FieldExamples::facetEdited, this,
          [this](const QString& name, const QString& facet, const design::Json& value, const QString& part) {
            changeBody(
                [&](auto& body) {
                  for (design::Field& field : body)
                    if (field.name == name.toStdString()) field.facets = withOption(field.facets, facet, value);
                },
                part.isEmpty() ? part : QStringLiteral("body/examples/") + part);
          });
}

void BodyPage::changeBody(const std::function<void(std::vector<design::Field>&)>& change, const QString& part) {
  const auto endpoint = m_context.current();
  if (!endpoint) return;
  design::Endpoint changed = *endpoint;
  change(changed.body);
  m_context.change(changed, part);
}

void BodyPage::showCards(const design::Endpoint& endpoint, const design::Design& design) {
  const QStringList models = modelsOf(endpoint, design);
  QStringList shown;
  for (const ModelCard* card : m_cards) shown << card->model();
  if (models == shown) {
    for (ModelCard* card : m_cards) card->render();
    return;
  }
  qDeleteAll(m_cards);
  m_cards.clear();
  for (const QString& model : models) {
    auto* card = new ModelCard(m_context.workbench, model, ModelCard::Head::Shown);
    card->setProblems(m_problems);
    m_cards << card;
    m_cardPlace->addWidget(card);
  }
}

void BodyPage::render(const design::Endpoint& endpoint, const design::Design& design) {
  showCards(endpoint, design);
  m_parts->setFields(endpoint.body, design);
  m_examples->setFields(endpoint.body,
                        [this](const std::string& type) { return exampleToBegin(m_context.workbench, type); });
}

void BodyPage::setDiagnostics(const PlacedMessages& problems) {
  const auto endpoint = m_context.current();
  if (!endpoint) return;
  m_lines->setProblems(withoutExamples(problems), endpoint->body);
  m_examples->setProblems(withCheckedExamples(m_context.workbench, problems, endpoint->body));
}

void BodyPage::setProblems(const QVector<FieldProblem>& problems) {
  m_problems = problems;
  m_parts->setMarks(marksOfParameters(problems));
  for (ModelCard* card : m_cards) card->setProblems(problems);
}

QWidget* BodyPage::flashField(const QString& name) {
  for (ModelCard* card : m_cards) {
    if (!card->table().hasField(name)) continue;
    card->table().flash(name);
    return &card->table();
  }
  if (!m_parts->hasField(name)) return nullptr;
  m_parts->flash(name);
  return m_parts;
}

} // namespace signalbox::ui
