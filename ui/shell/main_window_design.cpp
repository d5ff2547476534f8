// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Edits the window makes itself: new, renamed, duplicated and deleted entities, undo and redo.
#include "ui/editors/endpoint_editor.h"
#include "ui/editors/field_table.h"
#include "ui/editors/handlers_editor.h"
#include "ui/editors/middleware_editor.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/panels/keep_request.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/design_edits.h"
#include "ui/shell/design_sidebar.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/main_window.h"
#include "ui/shell/new_menu.h"
#include "ui/shell/quick_line.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/toast.h"

namespace signalbox::ui {

namespace {

// "orders", "router orders and 2 endpoints"
QString removedText(const design::Design& before, const design::Design& after, const EntityRef& entity) {
  const QString name = shownName(before, entity);
  if (entity.kind != EntityKind::Router) return name;
  const auto endpoints = qint64(before.endpoints().size()) - qint64(after.endpoints().size());
  if (endpoints <= 0) return MainWindow::tr("router %1").arg(name);
  return MainWindow::tr("router %1 and %2")
      .arg(name, counted(endpoints, MainWindow::tr("endpoint"), MainWindow::tr("endpoints")));
}

} // namespace

bool MainWindow::apply(const design::Edit& edit) {
  const auto applied = m_document->apply(edit);
  if (!applied) m_toast->showMessage(Signal::Error, QString::fromStdString(applied.error().message));
  return applied.has_value();
}

void MainWindow::newEndpoint() {
  const QString router = m_sidebar->currentRouter();
  const QString title = router.isEmpty() ? tr("New endpoint") : tr("New endpoint in %1").arg(router);
  m_quick->ask(title, tr("Method and path: post /reviews, get /books/{id}, ws /chat, sse /events"), {},
               [this, router](const QString& line) -> Result<void> {
                 const auto endpoint = endpointFromLine(m_document->design(), line, router);
                 if (!endpoint) return std::unexpected(endpoint.error());
                 if (const auto applied = m_document->apply(design::AddEndpoint{*endpoint}); !applied) return applied;
                 openPinned({EntityKind::Endpoint, QString::fromStdString(endpoint->id())});
                 QMetaObject::invokeMethod(
                     this,
                     [this] {
                       if (EndpointPage* page = m_editor->endpointPage()) page->editor().focusTitle();
                     },
                     Qt::QueuedConnection);
                 return {};
               });
}

// A free one: to any address, saved from its first letter on.
void MainWindow::newRequest() {
  design::SavedRequest request;
  request.name = freeRequestName(m_document->design(), QStringLiteral("new_request"));
  request.url = "{{base}}/";
  request.followRedirects = true; // as every other client does, unless told otherwise
  if (!apply(design::SetRequest{request})) return;
  openPinned({EntityKind::Request, QString::fromStdString(request.name)});
  if (TryPane* pane = m_editor->tryPane()) pane->focusUrl();
}

void MainWindow::openPinned(const EntityRef& entity) {
  showActivity("design");
  m_editor->open(entity, EditorArea::Open::Pinned);
}

// Below a plus sign that is seen.
void MainWindow::chooseNew() {
  showActivity("design");
  auto* plus = m_sidebar->findChild<QWidget*>("sidebar.new");
  if (m_outer->sizes().value(0) == 0) plus = m_editor->findChild<QWidget*>("editor.new");
  popupNewMenu(*m_commands, *plus);
}

void MainWindow::newModel(design::ModelKind kind) {
  const bool isEnum = kind == design::ModelKind::Enum;
  const QString hint = isEnum ? tr("A class name, such as Genre") : tr("A class name, such as BookCreate");
  m_quick->ask(
      isEnum ? tr("New enum") : tr("New model"), hint, {}, [this, isEnum](const QString& name) -> Result<void> {
        if (!design::isIdentifier(name.toStdString()))
          return failure(
              tr("A name is a Python identifier: letters, digits and underscores, such as BookCreate.").toStdString());
        if (m_document->design().model(name.toStdString()))
          return failure(tr("There is a model named %1 already.").arg(name).toStdString());
        const design::Model model = isEnum ? ui::newEnum(m_document->design(), name.toStdString())
                                           : ui::newModel(m_document->design(), name.toStdString());
        if (const auto applied = m_document->apply(design::AddModel{model}); !applied) return applied;
        openPinned({EntityKind::Model, name});
        QMetaObject::invokeMethod(
            this,
            [this, name] { // its fields can be typed at once
              QWidget* page = m_editor->page({EntityKind::Model, name});
              if (auto* fields = page ? page->findChild<FieldTable*>() : nullptr) fields->editAddRow();
            },
            Qt::QueuedConnection);
        return {};
      });
}

void MainWindow::newRouter() {
  m_quick->ask(tr("New router"),
               tr("A folder of endpoints that share a path prefix: orders, or orders/admin inside of it"), {},
               [this](const QString& path) -> Result<void> {
                 if (path.isEmpty()) return failure(tr("The router needs a name.").toStdString());
                 if (const auto applied =
                         m_document->apply(design::AddRouter{ui::newRouter(m_document->design(), path.toStdString())});
                     !applied)
                   return applied;
                 m_sidebar->select({EntityKind::Router, path});
                 return {};
               });
}

void MainWindow::newConstant() {
  m_quick->ask(tr("New constant"), tr("A name that expressions read, such as restaurants"), {},
               [this](const QString& name) -> Result<void> {
                 if (m_document->design().constant(name.toStdString()))
                   return failure(tr("There is a constant named %1 already.").arg(name).toStdString());
                 if (const auto applied =
                         m_document->apply(design::SetConstant{{name.toStdString(), design::Json::object()}});
                     !applied)
                   return applied;
                 openPinned({EntityKind::Constant, name});
                 return {};
               });
}

void MainWindow::newNamed(EntityKind kind) {
  const bool isScheme = kind == EntityKind::SecurityScheme;
  const bool isMount = kind == EntityKind::Mount;
  const bool isWebhook = kind == EntityKind::Webhook;
  const QString title = isScheme    ? tr("New security scheme")
                        : isMount   ? tr("New mount")
                        : isWebhook ? tr("New webhook")
                                    : tr("New dependency");
  const QString hint = isScheme    ? tr("A Python name, such as bearer")
                       : isMount   ? tr("A name, such as static")
                       : isWebhook ? tr("A function name, such as order_placed")
                                   : tr("A function name, such as current_user");
  m_quick->ask(title, hint, {}, [this, kind](const QString& name) -> Result<void> {
    const auto edit = additionOf(m_document->design(), kind, name.toStdString());
    if (!edit) return std::unexpected(edit.error());
    if (const auto applied = m_document->apply(*edit); !applied) return applied;
    openPinned({kind, name});
    return {};
  });
}

void MainWindow::newEntry(EntityKind kind) {
  openPinned({kind, {}});
  QWidget* page = m_editor->page({kind, {}});
  if (auto* middleware = qobject_cast<MiddlewareEditor*>(page)) middleware->chooseNew();
  if (auto* handlers = qobject_cast<HandlersEditor*>(page)) handlers->chooseNew();
}

std::optional<EntityRef> MainWindow::currentEntity() const {
  const auto selected = m_sidebar->current();
  const auto open = m_editor->current();
  if (selected && (m_sidebar->hasTreeFocus() || !open)) return selected;
  return open;
}

void MainWindow::renameCurrent() {
  const auto entity = currentEntity();
  if (!entity) return;
  showActivity("design");
  if (m_outer->sizes().value(0) == 0) toggleSidebar();
  m_sidebar->select(*entity);
  m_sidebar->startRename(*entity);
}

void MainWindow::rename(const EntityRef& entity, const QString& name) {
  if (const auto edit = renameOf(entity, name)) apply(*edit);
}

void MainWindow::switchCurrent() {
  const auto entity = currentEntity();
  if (!entity) return;
  const bool isWebhook = entity->kind == EntityKind::Webhook;
  const std::string id = entity->id.toStdString();
  const auto now = isWebhook ? m_document->design().webhook(id) : m_document->design().endpoint(id);
  if (!now) return;
  design::Endpoint changed = *now;
  changed.enabled = !changed.enabled;
  if (isWebhook)
    apply(design::SetWebhook{changed});
  else
    apply(design::SetEndpoint{changed});
}

void MainWindow::duplicateCurrent() {
  const auto entity = currentEntity();
  const auto copy = entity ? duplicateOf(m_document->design(), *entity) : std::nullopt;
  if (copy && apply(copy->edit)) openPinned(copy->entity);
}

void MainWindow::removeEntity(const EntityRef& entity) {
  const design::Design before = m_document->design();
  const auto edit = removalOf(before, entity);
  const bool isGone = edit && apply(*edit);
  if (!isGone) return;
  offerUndo(Signal::Ok, tr("Deleted %1").arg(removedText(before, m_document->design(), entity)),
            [this, entity] { m_editor->open(entity); });
}

void MainWindow::offerUndo(Signal signal, const QString& text, const std::function<void()>& then) {
  m_toast->showMessage(signal, text, tr("Undo"), [this, then, revision = m_document->revision()] {
    if (m_document->revision() != revision)
      return m_toast->showMessage(Signal::Warning, tr("The design was edited since. Undo goes back step by step."),
                                  tr("Steps to undo"), [this] { showHistory(); });
    undo();
    if (then) then();
  });
}

void MainWindow::undo() {
  const QString text = m_document->undoText();
  m_document->undo();
  m_toast->showMessage(Signal::Ok, tr("Undone: %1").arg(text), tr("Redo"), [this] { m_document->redo(); });
}

void MainWindow::redo() {
  const QString text = m_document->redoText();
  m_document->redo();
  m_toast->showMessage(Signal::Ok, tr("Done again: %1").arg(text));
}

} // namespace signalbox::ui
