// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/entity_pages.h"

#include "ui/document/design_document.h"
#include "ui/editors/constant_editor.h"
#include "ui/editors/dependency_editor.h"
#include "ui/editors/dependency_map.h"
#include "ui/editors/endpoint_editor.h"
#include "ui/editors/enum_editor.h"
#include "ui/editors/handlers_editor.h"
#include "ui/editors/middleware_editor.h"
#include "ui/editors/model_editor.h"
#include "ui/editors/mount_editor.h"
#include "ui/editors/project_editor.h"
#include "ui/editors/router_editor.h"
#include "ui/editors/scheme_editor.h"
#include "ui/editors/users_editor.h"
#include "ui/shell/request_page.h"
#include "ui/workbench/workbench.h"

namespace signalbox::ui {

namespace {

// An editor of an entity that can be renamed in it.
template<class Editor, class Renamed>
QWidget* followed(Editor* editor, Renamed renamed, EntityKind kind,
                  const std::function<void(const EntityRef&, const EntityRef&)>& tell) {
  QObject::connect(editor, renamed, editor,
                   [kind, tell](const QString& before, const QString& after) { tell({kind, before}, {kind, after}); });
  return editor;
}

bool isEnum(const Workbench& workbench, const QString& name) {
  const auto model = workbench.document.design().model(name.toStdString());
  return model && model->kind == design::ModelKind::Enum;
}

} // namespace

QWidget* makeEntityPage(Workbench& workbench, const EntityRef& entity, QWidget* parent,
                        const std::function<void(const EntityRef&, const EntityRef&)>& renamed) {
  switch (entity.kind) {
  case EntityKind::Model:
    if (isEnum(workbench, entity.id))
      return followed(new EnumEditor(workbench, entity.id, parent), &EnumEditor::enumNameChanged, entity.kind, renamed);
    return followed(new ModelEditor(workbench, entity.id, parent), &ModelEditor::modelNameChanged, entity.kind,
                    renamed);
  case EntityKind::Constant: return new ConstantEditor(workbench, entity.id, parent);
  case EntityKind::Dependency:
    if (entity.id.isEmpty()) return new DependencyMap(workbench, parent);
    return followed(new DependencyEditor(workbench, entity.id, parent), &DependencyEditor::dependencyNameChanged,
                    entity.kind, renamed);
  case EntityKind::SecurityScheme:
    return followed(new SchemeEditor(workbench, entity.id, parent), &SchemeEditor::schemeNameChanged, entity.kind,
                    renamed);
  case EntityKind::Mount: return new MountEditor(workbench, entity.id, parent);
  case EntityKind::Router:
    return followed(new RouterEditor(workbench, entity.id, parent), &RouterEditor::routerPathChanged, entity.kind,
                    renamed);
  case EntityKind::Webhook:
    return followed(new EndpointEditor(contextOfWebhook(workbench, entity.id), parent),
                    &EndpointEditor::endpointIdChanged, entity.kind, renamed);
  case EntityKind::Request:
    return followed(new RequestPage(workbench, entity.id, parent), &RequestPage::requestNameChanged, entity.kind,
                    renamed);
  case EntityKind::Middleware: return new MiddlewareEditor(workbench, parent);
  case EntityKind::ExceptionHandlers: return new HandlersEditor(workbench, parent);
  case EntityKind::Users: return new UsersEditor(workbench, parent);
  default: return new ProjectEditor(workbench, parent);
  }
}

void showEntry(QWidget* page, int index) {
  if (auto* middleware = qobject_cast<MiddlewareEditor*>(page)) middleware->showEntry(index);
  if (auto* handlers = qobject_cast<HandlersEditor*>(page)) handlers->showEntry(index);
  if (auto* users = qobject_cast<UsersEditor*>(page)) users->showEntry(index);
}

QString entityNameOf(QWidget* editor) {
  if (auto* model = qobject_cast<ModelEditor*>(editor)) return model->modelName();
  if (auto* enumeration = qobject_cast<EnumEditor*>(editor)) return enumeration->enumName();
  if (auto* dependency = qobject_cast<DependencyEditor*>(editor)) return dependency->dependencyName();
  if (auto* scheme = qobject_cast<SchemeEditor*>(editor)) return scheme->schemeName();
  if (auto* router = qobject_cast<RouterEditor*>(editor)) return router->routerPath();
  if (auto* webhook = qobject_cast<EndpointEditor*>(editor)) return webhook->endpointId();
  return {};
}

QString entityIcon(EntityKind kind) {
  switch (kind) {
  case EntityKind::Constant: return QStringLiteral("variable");
  case EntityKind::Dependency: return QStringLiteral("plug");
  case EntityKind::SecurityScheme: return QStringLiteral("shield");
  case EntityKind::Mount: return QStringLiteral("folder-open");
  case EntityKind::Request: return QStringLiteral("send");
  case EntityKind::Router: return QStringLiteral("folder");
  case EntityKind::Webhook: return QStringLiteral("webhook");
  case EntityKind::Middleware: return QStringLiteral("layers");
  case EntityKind::ExceptionHandlers: return QStringLiteral("triangle-alert");
  case EntityKind::Users: return QStringLiteral("user");
  default: return QStringLiteral("settings-2");
  }
}

QString entityListName(EntityKind kind) {
  switch (kind) {
  case EntityKind::Dependency: return QObject::tr("Dependencies");
  case EntityKind::Middleware: return QObject::tr("Middleware");
  case EntityKind::ExceptionHandlers: return QObject::tr("Exception handlers");
  case EntityKind::Users: return QObject::tr("Users");
  default: return QObject::tr("Project");
  }
}

} // namespace signalbox::ui
