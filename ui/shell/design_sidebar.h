// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesignSidebar: the design as a tree: filter, endpoints in their folders, models; opens, renames, moves, duplicates,
// deletes, copies and pastes.
#pragma once

#include "ui/models/design_tree_model.h"
#include "ui/workbench/entity_ref.h"

#include <QPointer>
#include <QSet>
#include <QWidget>

#include <optional>

class QMenu;

namespace signalbox::ui {

class RenameField;
class RowTree;
class SearchField;
struct Workbench;

class DesignSidebar final : public QWidget {
  Q_OBJECT
public:
  explicit DesignSidebar(Workbench& workbench, QWidget* parent = nullptr);

  DesignTreeModel& model() { return m_model; }
  std::optional<EntityRef> current() const; // the selected row, unless it is a heading or a tag
  bool hasTreeFocus() const;
  QString currentRouter() const; // where something new goes: of the selected row, else the root
  void select(const EntityRef& entity);
  void focusFilter();
  void startRename(const EntityRef& entity);     // a field over the row
  std::optional<TreeEntry> currentEntry() const; // an endpoint or a router that can be moved
  void askWhereTo();                             // a menu of routers and tags at the row

  QStringList collapsed() const; // ids of closed folders
  void setCollapsed(const QStringList& folders);

Q_SIGNALS:
  void openRequested(const signalbox::ui::EntityRef& entity, bool pinned);
  void renamed(const signalbox::ui::EntityRef& entity, const QString& name);
  void removeRequested(const signalbox::ui::EntityRef& entity);
  void moveRequested(const signalbox::ui::TreeEntry& entry, const signalbox::ui::MoveTarget& target, int position);
  void stepRequested(const signalbox::ui::TreeEntry& entry, int by); // Alt Up, Alt Down
  void commandRequested(const QString& id);                          // Ctrl C, X, V on the tree

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;

private:
  QWidget* buildHeader();
  void buildTree();
  void rememberExpansion();
  void rememberExpansionBelow(const QModelIndex& parent);
  void restoreExpansion();
  void follow(const DesignChange& change);
  void keepPlace(); // before all rows are made anew
  void restorePlace();
  void expandNew(const QModelIndex& parent, int first, int last);
  void toggle(const QModelIndex& index);
  void showMenu(const QPoint& position);
  // With keys that are the tree's alone, where the command has none everywhere.
  QModelIndex indexOf(const EntityRef& entity) const;

  Workbench& m_workbench;
  DesignTreeModel m_model;
  SearchField* m_filter;
  RowTree* m_tree;
  QPointer<RenameField> m_rename; // while a row is renamed
  QSet<QString> m_collapsed;
  bool m_restoring = false;
  bool m_selectedUnseen = false; // while the tree had no size yet
  struct {
    std::optional<EntityRef> current;
    int scroll = 0;
  } m_kept;
};

} // namespace signalbox::ui
