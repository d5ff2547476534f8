// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_navigator.h"

#include "ui/editors/endpoint_editor.h"
#include "ui/editors/model_editor.h"
#include "ui/panels/streams_panel.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/bottom_island.h"
#include "ui/shell/design_sidebar.h"
#include "ui/shell/editor_area.h"
#include "ui/widgets/toast.h"

namespace signalbox::ui {

namespace {

// "/fields/1/type" → 1; -1 when the pointer does not go there.
int indexAfter(const std::string& pointer, const QString& part) {
  const QStringList steps = QString::fromStdString(pointer).split(u'/', Qt::SkipEmptyParts);
  bool isNumber = false;
  const int index = steps.value(0) == part ? steps.value(1).toInt(&isNumber) : -1;
  return isNumber ? index : -1;
}

QString fieldName(const std::vector<design::Field>& fields, int index) {
  return index >= 0 && std::size_t(index) < fields.size() ? QString::fromStdString(fields[std::size_t(index)].name)
                                                          : QString();
}

QString pageOf(const std::string& pointer) {
  const QString first = QString::fromStdString(pointer).section(u'/', 1, 1);
  if (first == u"parameters") return QStringLiteral("params");
  if (first.startsWith(u"response") || first == u"status_code") return QStringLiteral("responses");
  if (first == u"behaviour" || first == u"faults") return QStringLiteral("behaviour");
  if (first == u"dependencies") return QStringLiteral("depends");
  if (first == u"description" || first == u"openapi_extra" || first == u"operation_id" || first == u"callbacks")
    return QStringLiteral("docs");
  return first == u"body" ? QStringLiteral("body") : QString();
}

} // namespace

void MainWindow::WindowNavigator::openEndpoint(const QString& id) {
  m_window.showActivity("design");
  m_window.m_editor->open({EntityKind::Endpoint, id});
}

void MainWindow::WindowNavigator::openModel(const QString& name, const QString& field) {
  m_window.showActivity("design");
  const EntityRef model{EntityKind::Model, name};
  m_window.m_editor->open(model);
  if (auto* editor = qobject_cast<ModelEditor*>(m_window.m_editor->page(model)); editor && !field.isEmpty())
    editor->flashField(field);
  m_window.visit(field);
}

void MainWindow::WindowNavigator::openEndpointPlace(const DesignPlace& place) {
  openEndpoint(QString::fromStdString(place.entity));
  m_window.visit(QString::fromStdString(place.pointer));
  EndpointPage* page = m_window.m_editor->endpointPage();
  const auto endpoint = m_window.m_document->design().endpoint(place.entity);
  if (!page || !endpoint) return;
  m_window.m_editor->showSide(EndpointSide::Design);
  if (const QString name = pageOf(place.pointer); !name.isEmpty()) page->editor().showPage(name);
  if (const QString field = fieldName(endpoint->body, indexAfter(place.pointer, "body")); !field.isEmpty())
    page->editor().flashField(field);
  const int parameter = indexAfter(place.pointer, "parameters");
  if (parameter >= 0 && std::size_t(parameter) < endpoint->parameters.size())
    page->editor().flashField(QString::fromStdString(endpoint->parameters[std::size_t(parameter)].field.name));
}

void MainWindow::WindowNavigator::openPlace(const DesignPlace& place) {
  const QString entity = QString::fromStdString(place.entity);
  m_window.showActivity("design");
  switch (place.kind) {
  case EntityKind::Endpoint: return openEndpointPlace(place);
  case EntityKind::Model: {
    const auto model = m_window.m_document->design().model(place.entity);
    return openModel(entity, model ? fieldName(model->fields, indexAfter(place.pointer, "fields")) : QString());
  }
  case EntityKind::Middleware:
  case EntityKind::ExceptionHandlers:
  case EntityKind::Users:
    return m_window.m_editor->open({place.kind, QString::fromStdString(place.pointer).section(u'/', 2, 2)});
  case EntityKind::Project:
  case EntityKind::Constant:
  case EntityKind::Dependency:
  case EntityKind::SecurityScheme:
  case EntityKind::Request:
  case EntityKind::Router:
  case EntityKind::Webhook:
  case EntityKind::Mount: return m_window.m_editor->open({place.kind, entity});
  case EntityKind::Environment: return m_window.editEnvironments();
  }
}

void MainWindow::WindowNavigator::openRequest(const QString& endpointId, const QString& curlCommand) {
  openEndpoint(endpointId);
  m_window.m_editor->showSide(EndpointSide::Try);
  if (TryPane* pane = m_window.m_editor->tryPane()) pane->paste(curlCommand);
}

void MainWindow::WindowNavigator::openStream(const QString& endpointId) {
  m_window.showActivity("streams");
  m_window.streamsActivity().openEndpoint(endpointId);
}

void MainWindow::WindowNavigator::showBottomPanel(const QString& name) {
  m_window.showActivity("design");
  m_window.m_bottom->show(name);
}

void MainWindow::WindowNavigator::showActivity(const QString& name) { m_window.showActivity(name); }

void MainWindow::WindowNavigator::toast(const QString& text, const QString& action, std::function<void()> run) {
  m_window.m_toast->showMessage(Signal::Ok, text, action, std::move(run));
}

void MainWindow::WindowNavigator::offerUndo(const QString& text) { m_window.offerUndo(Signal::Ok, text); }

void MainWindow::WindowNavigator::rename(const DesignPlace& place) {
  const EntityRef entity{place.kind, QString::fromStdString(place.entity)};
  m_window.m_sidebar->select(entity);
  if (m_window.m_sidebar->isVisible() && !m_window.m_sidebar->visibleRegion().isEmpty())
    m_window.m_sidebar->startRename(entity);
}

} // namespace signalbox::ui
