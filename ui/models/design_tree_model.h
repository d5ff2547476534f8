// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesignTreeModel: the item model of the sidebar: a thin view over designTree(), with the live figures of each
// endpoint.
#pragma once

#include "core/api/exchange.h"
#include "core/base/diagnostic.h"
#include "ui/models/design_moves.h"
#include "ui/models/design_tree.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QStringList>

#include <optional>

namespace signalbox::ui {

class DesignTreeModel final : public QAbstractItemModel {
  Q_OBJECT
public:
  // What the delegate paints of a row beside its text.
  enum Role { KindRole = Qt::UserRole + 1, IdRole, MethodRole, CountRole, StatusRole, ProblemsRole };

  struct Activity {
    quint64 requests = 0;
    int lastStatus = 0; // 0 = none yet
  };

  using QAbstractItemModel::QAbstractItemModel;

  // Keeps the rows (and with them selection and expansion) when only texts changed.
  void setDesign(const design::Design& design);
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
  void aboutToRebuild(); // the view remembers what is expanded
  void rebuilt();

private:
  struct Place {
    MoveTarget target;
    int position = -1; // among the entries of the router, without the moved one; -1 = last
  };
  std::optional<Place> placeAt(const TreeEntry& entry, int row, const QModelIndex& parent) const;
  int positionBefore(const TreeEntry& entry, const std::string& router, int row, const QModelIndex& parent) const;
  void show(QVector<TreeNode> nodes);
  QModelIndex indexOfNode(int node) const;
  void announceAll();
  int problemsOf(const TreeNode& node) const;
  int endpointsUnder(const TreeNode& node) const;
  QString accessibleText(const TreeNode& node) const;

  design::Design m_design;
  QString m_filter;
  QVector<TreeNode> m_nodes;
  QVector<int> m_top;
  QVector<int> m_rows; // of each node among its siblings
  QHash<QString, Activity> m_activity;
  QHash<QString, int> m_problems; // by kind and id of the row
};

} // namespace signalbox::ui
