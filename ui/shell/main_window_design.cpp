// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Edits the window makes itself: new, renamed, duplicated and deleted entities, undo and redo.
#include "ui/editors/endpoint_editor.h"
#include "ui/editors/field_table.h"
#include "ui/editors/handlers_editor.h"
#include "ui/editors/middleware_editor.h"
#include "ui/shell/design_edits.h"
#include "ui/shell/design_sidebar.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/main_window.h"
#include "ui/shell/quick_line.h"
#include "ui/widgets/toast.h"

namespace signalbox::ui {

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
                 m_editor->open({EntityKind::Endpoint, QString::fromStdString(endpoint->id())},
                                EditorArea::Open::Pinned);
                 QMetaObject::invokeMethod(
                     this,
                     [this] {
                       if (EndpointPage* page = m_editor->endpointPage()) page->editor().focusTitle();
                     },
                     Qt::QueuedConnection);
                 return {};
               });
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
        m_editor->open({EntityKind::Model, name}, EditorArea::Open::Pinned);
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
                 m_editor->open({EntityKind::Constant, name}, EditorArea::Open::Pinned);
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
    m_editor->open({kind, name}, EditorArea::Open::Pinned);
    return {};
  });
}

void MainWindow::newEntry(EntityKind kind) {
  showActivity("design");
  m_editor->open({kind, {}}, EditorArea::Open::Pinned);
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
  m_sidebar->select(*entity);
  m_sidebar->startRename(*entity);
}

void MainWindow::rename(const EntityRef& entity, const QString& name) {
  if (const auto edit = renameOf(entity, name)) apply(*edit);
}

void MainWindow::duplicateCurrent() {
  const auto entity = currentEntity();
  if (!entity) return;
  const design::Design& design = m_document->design();
  if (const auto endpoint = design.endpoint(entity->id.toStdString());
      entity->kind == EntityKind::Endpoint && endpoint) {
    const design::Endpoint copy = duplicateEndpoint(design, *endpoint);
    if (apply(design::AddEndpoint{copy}))
      m_editor->open({EntityKind::Endpoint, QString::fromStdString(copy.id())}, EditorArea::Open::Pinned);
  } else if (const auto model = design.model(entity->id.toStdString()); entity->kind == EntityKind::Model && model) {
    const design::Model copy = duplicateModel(design, *model);
    if (apply(design::AddModel{copy}))
      m_editor->open({EntityKind::Model, QString::fromStdString(copy.name)}, EditorArea::Open::Pinned);
  }
}

void MainWindow::removeEntity(const EntityRef& entity) {
  const design::Design before = m_document->design();
  const auto edit = removalOf(before, entity);
  const bool isGone = edit && apply(*edit);
  if (!isGone) return;
  const quint64 revision = m_document->revision();
  m_toast->showMessage(
      Signal::Ok, tr("Deleted %1").arg(shownName(before, entity)), tr("Undo"), [this, entity, revision] {
        if (m_document->revision() != revision)
          return m_toast->showMessage(
              Signal::Warning,
              tr("The design was edited since. %1 goes back step by step.").arg(m_commands->shownKeys("design.undo")));
        m_document->undo();
        m_editor->open(entity);
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
