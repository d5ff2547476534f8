// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesignTreeModel: the item model of the sidebar: a thin view over designTree(), with the live figures of each
// endpoint.
#pragma once

#include "core/api/exchange.h"
#include "core/base/diagnostic.h"
#include "ui/document/design_change.h"
#include "ui/models/design_moves.h"
#include "ui/models/design_tree.h"
#include "ui/widgets/pace.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace signalbox::ui {

class DesignTreeModel final : public QAbstractItemModel {
  Q_OBJECT
public:
  // What the delegate paints of a row beside its text.
  enum Role { KindRole = Qt::UserRole + 1, IdRole, MethodRole, CountRole, StatusRole, ProblemsRole, OffRole };

  struct Activity {
    quint64 requests = 0;
    int lastStatus = 0; // 0 = none yet
  };

  explicit DesignTreeModel(QObject* parent = nullptr)
      : QAbstractItemModel(parent), m_tellActivity(numberPace, [this] { tellActivity(); }) {}

  // Rows that stay keep their index, wherever they move to, and with it selection and expansion.
  void setDesign(const design::Design& design);
  // The same at the cost of what changed, from the design that is shown.
  void follow(const design::Design& design, const DesignChange& change);
  void setFilter(const QString& filter);
  void addExchanges(const std::vector<api::Exchange>& batch);
  void setDiagnostics(const std::vector<Diagnostic>& diagnostics);
  void clearActivity();

  const TreeNode* node(const QModelIndex& index) const; // null for an invalid index
  QModelIndex indexOf(TreeNode::Kind kind, const QString& id) const;
  QModelIndex indexOfEndpoint(const QString& id) const { return indexOf(TreeNode::Kind::Endpoint, id); }
  QModelIndex indexOfModel(const QString& name) const; // models and enums
  Activity activity(const QString& endpointId) const { return m_activity.value(endpointId); }

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& child) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

  // design_tree_drop.cpp: endpoints and routers are dragged to where they shall stand.
  std::optional<TreeEntry> entryOf(const QModelIndex& index) const; // of an endpoint or a router
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                       const QModelIndex& parent) const override;
  // Asks for the move and changes nothing: the rows follow the design.
  bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                    const QModelIndex& parent) override;

Q_SIGNALS:
  // As moveEntry() takes it.
  void moveRequested(const signalbox::ui::TreeEntry& entry, const signalbox::ui::MoveTarget& target, int position);
  void hit(const QModelIndex& index); // an endpoint was asked since it was told of last
  // When so much is different that the rows are made anew (a filter, another project): what is selected, expanded and
  // in view is the view's to remember.
  void aboutToRebuild();
  void rebuilt();

private:
  struct Place {
    MoveTarget target;
    int position = -1; // among the entries of the router, without the moved one; -1 = last
  };
  std::optional<Place> placeAt(const TreeEntry& entry, int row, const QModelIndex& parent) const;
  int positionBefore(const TreeEntry& entry, const std::string& router, int row, const QModelIndex& parent) const;

  // A row that is there; its address is in every index of it.
  struct Branch {
    TreeNode node;
    Branch* above = nullptr; // null of the root alone
    std::vector<std::unique_ptr<Branch>> below;
    int row = 0;
  };
  using Key = std::pair<int, QString>; // kind and id
  static Key keyOf(const TreeNode& node) { return {int(node.kind), node.id}; }
  Branch* branchAt(const QModelIndex& index) const; // the root for an invalid index
  Branch* branchOf(TreeNode::Kind kind, const QString& id) const { return m_branches.value({int(kind), id}); }
  Branch* branchOf(EntityKind kind, const QString& name) const;
  QModelIndex indexOf(const Branch* branch) const;
  void setNode(Branch& branch, const TreeNode& node);
  void announce(const Branch& branch);
  void tellActivity();

  // design_tree_follow.cpp
  struct Wanted; // the tree to become
  bool followInPlace(const design::Design& before, const DesignChange& change);
  void followRename(const RenamedEntity& renamed);
  void become(const DesignTree& tree);
  void rebuild(const DesignTree& tree);
  void settle(Branch& parent, const QVector<int>& places, const Wanted& wanted);
  void settleRow(Branch& parent, int row, Branch& known, const QVector<int>& places, const Wanted& wanted);
  void trim(Branch& parent, const QVector<int>& places, const Wanted& wanted);
  void insertRows(Branch& parent, int row, const QVector<int>& places, const Wanted& wanted);
  void removeRows(Branch& parent, int first, int last);
  void moveRow(Branch& from, int row, Branch& to, int before);
  void addBranch(Branch& parent, int row, const TreeNode& node);
  void forget(const Branch& branch);

  int problemsOf(const TreeNode& node) const;
  static int entitiesUnder(const Branch& branch);
  QString accessibleText(const TreeNode& node) const;

  design::Design m_design;
  QString m_filter;
  Branch m_root;
  QHash<Key, Branch*> m_branches;
  QHash<QString, Activity> m_activity;
  QSet<QString> m_hit;
  QSet<QString> m_active; // endpoints whose activity was not told yet
  Pace m_tellActivity;
  QHash<Key, int> m_problems; // by EntityKind, and the name or the place in its list
};

} // namespace signalbox::ui
