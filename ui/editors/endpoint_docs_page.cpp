// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/endpoint_docs_page.h"

#include "core/design/entity_reader.h"
#include "core/design/store.h"
#include "ui/editors/callbacks_editor.h"
#include "ui/editors/document_tables.h"
#include "ui/editors/file_form.h"
#include "ui/editors/form.h"
#include "ui/editors/markdown_field.h"

namespace signalbox::ui {

using design::Json;

EndpointDocsPage::EndpointDocsPage(EndpointContext& context, QWidget* parent)
    : QWidget(parent), m_context(context),
      m_description(new MarkdownField(QStringLiteral("docs.description"), tr("Description"))),
      m_form(new FileForm(QStringLiteral("docs"), operationFields())) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(18, 14, 18, 18);
  layout->setSpacing(10);
  layout->addWidget(m_description);
  addHeading(*layout, tr("In the OpenAPI document"));
  layout->addWidget(m_form);
  if (context.of != EndpointContext::Of::Callback) {
    addHeading(*layout, tr("Callbacks: requests that follow this one"));
    m_callbacks = new CallbacksEditor(context.workbench,
                                      {[this] {
                                         const auto endpoint = m_context.current();
                                         return endpoint ? endpoint->callbacks : std::vector<design::Endpoint>();
                                       },
                                       [this](std::vector<design::Endpoint> callbacks, const QString& part) {
                                         const auto endpoint = m_context.current();
                                         if (!endpoint) return;
                                         design::Endpoint changed = *endpoint;
                                         changed.callbacks = std::move(callbacks);
                                         m_context.change(std::move(changed), part);
                                       }});
    layout->addWidget(m_callbacks);
  }
  layout->addStretch();
  connect(m_description, &MarkdownField::textEdited, this, [this](const QString& text) {
    const auto endpoint = m_context.current();
    if (!endpoint) return;
    design::Endpoint changed = *endpoint;
    changed.description = text.toStdString();
    if (changed != *endpoint) m_context.change(std::move(changed), QStringLiteral("description"));
  });
  connect(m_form, &FileForm::keyEdited, this, &EndpointDocsPage::changeFile);
}

void EndpointDocsPage::changeFile(const QString& key, const Json& value, const QString& part) {
  const auto endpoint = m_context.current();
  if (!endpoint) return;
  const Json file = withOption(Json::parse(design::fileText(*endpoint)), key, value);
  design::Problems problems;
  const design::Endpoint changed = design::readEndpoint(endpoint->router, endpoint->name, file, problems);
  if (problems.empty() && changed != *endpoint)
    m_context.change(changed, part.isEmpty() ? part : QStringLiteral("docs/") + part);
}

void EndpointDocsPage::render(const design::Endpoint& endpoint) {
  m_description->setText(QString::fromStdString(endpoint.description));
  m_form->setFile(Json::parse(design::fileText(endpoint)));
  if (m_callbacks) m_callbacks->render();
}

void EndpointDocsPage::setProblems(const PlacedMessages& problems) { m_form->setProblems(problems); }

} // namespace signalbox::ui
