// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ParametersPage: path, query, header and cookie parameters of an endpoint.
#include "ui/editors/editing.h"
#include "ui/editors/endpoint_pages.h"
#include "ui/editors/parameter_sections.h"
#include "ui/shell/navigator.h"
#include "ui/shell/workbench.h"

#include <QVBoxLayout>

namespace signalbox::ui {

ParametersPage::ParametersPage(EndpointContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_sections(new ParameterSections(QStringLiteral("parameters"))) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(18, 14, 18, 18);
  layout->addWidget(m_sections);
  layout->addStretch();
  connect(m_sections, &ParameterSections::edited, this, [this](const std::vector<design::Parameter>& parameters) {
    const auto endpoint = m_context.current();
    if (!endpoint) return;
    design::Endpoint changed = *endpoint;
    changed.parameters = parameters;
    m_context.change(changed, {});
  });
  connect(m_sections, &ParameterSections::renameRequested, this,
          [this](const QString& from, const QString& to) { m_context.renameParameter(from, to, {}); });
  connect(m_sections, &ParameterSections::openModelRequested, this,
          [this](const QString& model) { m_context.workbench.navigator.openModel(model); });
}

void ParametersPage::render(const design::Endpoint& endpoint, const design::Design& design) {
  m_sections->setParameters(endpoint.parameters, design);
}

void ParametersPage::setProblems(const QVector<FieldProblem>& problems) {
  m_sections->setMarks(marksOfParameters(problems));
}

QWidget* ParametersPage::flashField(const QString& name) { return m_sections->flashField(name); }

} // namespace signalbox::ui
