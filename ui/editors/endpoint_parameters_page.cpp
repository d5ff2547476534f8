// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ParametersPage: path, query, header and cookie parameters of an endpoint.
#include "ui/editors/editing.h"
#include "ui/editors/endpoint_pages.h"
#include "ui/editors/example_problems.h"
#include "ui/editors/field_examples.h"
#include "ui/editors/option_form.h"
#include "ui/editors/parameter_sections.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

bool hasPlaceholder(const std::string& path, const std::string& name) {
  return path.find("{" + name + "}") != path.npos || path.find("{" + name + ":") != path.npos;
}

// A path parameter that was added has its place at the end of the path; one of a router's prefix is there already.
std::string withPlaceholder(const design::Endpoint& before, const std::vector<design::Parameter>& parameters) {
  std::string path = before.path;
  if (parameters.size() != before.parameters.size() + 1) return path;
  const design::Parameter& added = parameters.back();
  if (added.in != design::ParameterIn::Path || hasPlaceholder(path, added.field.name)) return path;
  if (!path.ends_with('/')) path += '/';
  return path + "{" + added.field.name + "}";
}

} // namespace

ParametersPage::ParametersPage(EndpointContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_sections(new ParameterSections(QStringLiteral("parameters"))),
      m_examples(new FieldExamples(QStringLiteral("parameters.examples"))) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(18, 14, 18, 18);
  layout->addWidget(m_sections);
  layout->addWidget(m_examples);
  layout->addStretch();
  connect(m_sections, &ParameterSections::edited, this, [this](const std::vector<design::Parameter>& parameters) {
    const auto endpoint = m_context.current();
    if (!endpoint) return;
    design::Endpoint changed = *endpoint;
    changed.parameters = parameters;
    changed.path = withPlaceholder(*endpoint, parameters);
    m_context.change(changed, {});
  });
  connect(m_sections, &ParameterSections::renameRequested, this,
          [this](const QString& from, const QString& to) { m_context.renameParameter(from, to, {}); });
  connect(m_sections, &ParameterSections::openModelRequested, this,
          [this](const QString& model) { m_context.workbench.navigator.openModel(model); });
  connect(m_examples, &FieldExamples::facetEdited, this,
          [this](const QString& name, const QString& facet, const design::Json& value, const QString& part) {
            const auto endpoint = m_context.current();
            if (!endpoint) return;
            design::Endpoint changed = *endpoint;
            for (design::Parameter& parameter : changed.parameters)
              if (parameter.field.name == name.toStdString())
                parameter.field.facets = withOption(parameter.field.facets, facet, value);
            m_context.change(changed, part.isEmpty() ? part : QStringLiteral("parameters/examples/") + part);
          });
}

namespace {

std::vector<design::Field> fieldsOf(const design::Endpoint& endpoint) {
  std::vector<design::Field> fields;
  for (const design::Parameter& parameter : endpoint.parameters) fields.push_back(parameter.field);
  return fields;
}

} // namespace

void ParametersPage::render(const design::Endpoint& endpoint, const design::Design& design) {
  m_sections->setParameters(endpoint.parameters, design);
  m_examples->setFields(fieldsOf(endpoint),
                        [this](const std::string& type) { return exampleToBegin(m_context.workbench, type); });
}

void ParametersPage::setDiagnostics(const PlacedMessages& problems) {
  const auto endpoint = m_context.current();
  if (!endpoint) return;
  m_sections->setProblems(withoutExamples(problems));
  m_examples->setProblems(withCheckedExamples(m_context.workbench, problems, fieldsOf(*endpoint)));
}

void ParametersPage::setProblems(const QVector<FieldProblem>& problems) {
  m_sections->setMarks(marksOfParameters(problems));
}

QWidget* ParametersPage::flashField(const QString& name) { return m_sections->flashField(name); }

} // namespace signalbox::ui
