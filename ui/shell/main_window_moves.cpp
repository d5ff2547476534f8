// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Moving endpoints and routers in the tree, and copying parts of a design between projects as text.
#include "ui/models/design_clip.h"
#include "ui/shell/design_sidebar.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QGuiApplication>

namespace signalbox::ui {
namespace {

EntityKind kindOf(const TreeEntry& entry) {
  return entry.kind == TreeEntry::Kind::Router ? EntityKind::Router : EntityKind::Endpoint;
}

} // namespace

void MainWindow::moveEntry(const TreeEntry& entry, const MoveTarget& target, int position) {
  const auto place = position < 0 ? SIZE_MAX : std::size_t(position);
  const auto moved = ui::moveEntry(m_document->design(), entry, target.router, place, target.tag);
  if (!moved) return m_toast->showMessage(Signal::Error, QString::fromStdString(moved.error().message));
  if (*moved && apply(**moved))
    m_sidebar->select({kindOf(entry), QString::fromStdString(movedId(entry, target.router))});
}

void MainWindow::stepEntry(const TreeEntry& entry, int by) {
  if (const auto moved = ui::stepEntry(m_document->design(), entry, by); moved && apply(*moved))
    m_sidebar->select({kindOf(entry), QString::fromStdString(entry.id)});
}

bool MainWindow::copyCurrent() {
  const auto entity = currentEntity();
  const QString text =
      entity ? copiedText(m_document->design(), {entity->kind, entity->id.toStdString(), {}}) : QString();
  if (text.isEmpty()) {
    m_toast->showMessage(Signal::Warning, tr("Choose an endpoint, a router or a model to copy"));
    return false;
  }
  QGuiApplication::clipboard()->setText(text);
  m_toast->showMessage(Signal::Ok, tr("Copied %1 with all it needs").arg(entity->id.section(u'/', -1)));
  return true;
}

void MainWindow::pasteHere() {
  const auto pasted =
      pasteText(m_document->design(), QGuiApplication::clipboard()->text(), m_sidebar->currentRouter().toStdString());
  if (!pasted) return m_toast->showMessage(Signal::Warning, QString::fromStdString(pasted.error().message));
  if (!apply(pasted->edit)) return;
  const EntityRef entity{pasted->place.kind, QString::fromStdString(pasted->place.entity)};
  m_sidebar->select(entity);
  m_editor->open(entity, EditorArea::Open::Pinned);
  if (!pasted->renamed.isEmpty())
    offerUndo(Signal::Ok, tr("Pasted %1, as these names were taken").arg(pasted->renamed.join(QStringLiteral(", "))));
}

void MainWindow::registerMoveCommands() {
  const auto canMove = [this] { return hasProject() && m_sidebar->currentEntry().has_value(); };
  const auto step = [this](int by) {
    return [this, by] {
      if (const auto entry = m_sidebar->currentEntry()) stepEntry(*entry, by);
    };
  };
  const auto hasEntity = [this] { return hasProject() && currentEntity().has_value(); };
  const auto isRouter = [this] {
    const auto entity = hasProject() ? m_sidebar->current() : std::nullopt;
    return entity && entity->kind == EntityKind::Router;
  };
  add("design.copy", tr("Copy as text"), "copy", {}, [this] { copyCurrent(); }, hasEntity);
  add(
      "design.cut", tr("Cut as text"), "scissors", {},
      [this] {
        const auto entity = currentEntity();
        if (entity && copyCurrent()) removeEntity(*entity);
      },
      hasEntity);
  add(
      "design.paste", tr("Paste from text"), "clipboard-paste", {}, [this] { pasteHere(); },
      [this] { return hasProject(); });
  add(
      "design.moveTo", tr("Move to a router or a tag"), "folder-input", {}, [this] { m_sidebar->askWhereTo(); },
      canMove);
  add("design.moveUp", tr("Move up in the tree"), "move-up", {}, step(-1), canMove);
  add("design.moveDown", tr("Move down in the tree"), "move-down", {}, step(1), canMove);
  add(
      "design.editRouter", tr("Edit the router"), "folder", {},
      [this] {
        if (const auto entity = m_sidebar->current()) m_editor->open(*entity, EditorArea::Open::Pinned);
      },
      isRouter);
}

void MainWindow::connectMoves() {
  connect(m_sidebar, &DesignSidebar::moveRequested, this, &MainWindow::moveEntry);
  connect(m_sidebar, &DesignSidebar::stepRequested, this, &MainWindow::stepEntry);
  connect(m_sidebar, &DesignSidebar::commandRequested, this, [this](const QString& id) { m_commands->run(id); });
}

} // namespace signalbox::ui
