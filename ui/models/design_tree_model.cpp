// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/design_tree_model.h"

#include "core/traffic/filter.h"
#include "ui/models/count_text.h"

#include <optional>

namespace signalbox::ui {

namespace {

// The entity a row stands for; nothing for headings and folders.
std::optional<EntityKind> entityKindOf(TreeNode::Kind kind) {
  switch (kind) {
  case TreeNode::Kind::Group:
  case TreeNode::Kind::Folder: return std::nullopt;
  case TreeNode::Kind::Endpoint: return EntityKind::Endpoint;
  case TreeNode::Kind::Model:
  case TreeNode::Kind::Enum: return EntityKind::Model;
  case TreeNode::Kind::Constant: return EntityKind::Constant;
  case TreeNode::Kind::Dependency: return EntityKind::Dependency;
  case TreeNode::Kind::SecurityScheme: return EntityKind::SecurityScheme;
  case TreeNode::Kind::Users: return EntityKind::Users;
  case TreeNode::Kind::Middleware: return EntityKind::Middleware;
  case TreeNode::Kind::ExceptionHandler: return EntityKind::ExceptionHandlers;
  case TreeNode::Kind::Mount: return EntityKind::Mount;
  case TreeNode::Kind::Webhook: return EntityKind::Webhook;
  case TreeNode::Kind::Request: return EntityKind::Request;
  }
  return std::nullopt;
}

// "/middleware/1/max_age" → "1": which row of its list a problem belongs to.
QString rowOf(const DesignPlace& place) {
  const bool isList = place.kind == EntityKind::Middleware || place.kind == EntityKind::ExceptionHandlers;
  return isList ? QString::fromStdString(place.pointer).section(u'/', 2, 2) : QString::fromStdString(place.entity);
}

} // namespace

void DesignTreeModel::setFilter(const QString& filter) {
  if (filter == m_filter) return;
  m_filter = filter;
  rebuild(designTree(m_design, m_filter));
}

void DesignTreeModel::addExchanges(const std::vector<api::Exchange>& batch) {
  for (const auto& exchange : batch) {
    using Kind = api::Exchange::Kind;
    if (exchange.trace.endpoint.empty() || exchange.kind == Kind::SocketMessage) continue;
    const QString id = QString::fromStdString(exchange.trace.endpoint);
    Activity& activity = m_activity[id];
    const bool isEnd = exchange.kind == Kind::StreamClosed || exchange.kind == Kind::SocketClosed;
    if (!isEnd) {
      ++activity.requests;
      m_hit.insert(id);
    }
    const bool isDone = exchange.kind == Kind::SocketClosed && !traffic::isError(exchange);
    if (exchange.status > 0 && !isDone) activity.lastStatus = exchange.status;
    m_active.insert(id);
  }
  if (!m_active.isEmpty()) m_tellActivity.ask();
}

void DesignTreeModel::tellActivity() {
  for (const QString& id : std::exchange(m_active, {}))
    if (const Branch* branch = branchOf(TreeNode::Kind::Endpoint, id)) announce(*branch);
  for (const QString& id : std::exchange(m_hit, {}))
    if (const Branch* branch = branchOf(TreeNode::Kind::Endpoint, id)) Q_EMIT hit(indexOf(branch));
}

void DesignTreeModel::setDiagnostics(const std::vector<Diagnostic>& diagnostics) {
  QHash<Key, int> problems;
  for (const auto& diagnostic : diagnostics) ++problems[{int(diagnostic.place.kind), rowOf(diagnostic.place)}];
  const QHash<Key, int> before = std::exchange(m_problems, problems);
  problems.insert(before); // the keys of both
  for (auto problem = problems.cbegin(); problem != problems.cend(); ++problem) {
    const Key& key = problem.key();
    if (before.value(key) == m_problems.value(key)) continue;
    if (const Branch* branch = branchOf(EntityKind(key.first), key.second)) announce(*branch);
  }
}

void DesignTreeModel::clearActivity() {
  const QHash<QString, Activity> before = std::exchange(m_activity, {});
  for (auto seen = before.begin(); seen != before.end(); ++seen)
    if (const Branch* branch = branchOf(TreeNode::Kind::Endpoint, seen.key())) announce(*branch);
}

void DesignTreeModel::announce(const Branch& branch) { Q_EMIT dataChanged(indexOf(&branch), indexOf(&branch)); }

void DesignTreeModel::setNode(Branch& branch, const TreeNode& node) {
  if (branch.node == node) return;
  branch.node = node;
  announce(branch);
}

DesignTreeModel::Branch* DesignTreeModel::branchAt(const QModelIndex& index) const {
  return index.isValid() ? static_cast<Branch*>(index.internalPointer()) : const_cast<Branch*>(&m_root);
}

DesignTreeModel::Branch* DesignTreeModel::branchOf(EntityKind kind, const QString& name) const {
  switch (kind) {
  case EntityKind::Endpoint: return branchOf(TreeNode::Kind::Endpoint, name);
  case EntityKind::Model: {
    Branch* model = branchOf(TreeNode::Kind::Model, name);
    return model ? model : branchOf(TreeNode::Kind::Enum, name);
  }
  case EntityKind::Router: return branchOf(TreeNode::Kind::Folder, QStringLiteral("router:") + name);
  case EntityKind::Constant: return branchOf(TreeNode::Kind::Constant, name);
  case EntityKind::Dependency: return branchOf(TreeNode::Kind::Dependency, name);
  case EntityKind::SecurityScheme: return branchOf(TreeNode::Kind::SecurityScheme, name);
  case EntityKind::Mount: return branchOf(TreeNode::Kind::Mount, name);
  case EntityKind::Webhook: return branchOf(TreeNode::Kind::Webhook, name);
  case EntityKind::Request: return branchOf(TreeNode::Kind::Request, name);
  case EntityKind::Middleware: return branchOf(TreeNode::Kind::Middleware, name);
  case EntityKind::ExceptionHandlers: return branchOf(TreeNode::Kind::ExceptionHandler, name);
  case EntityKind::Users: return branchOf(TreeNode::Kind::Users, name);
  case EntityKind::Project:
  case EntityKind::Environment: break;
  }
  return nullptr;
}

const TreeNode* DesignTreeModel::node(const QModelIndex& index) const {
  return index.isValid() ? &branchAt(index)->node : nullptr;
}

QModelIndex DesignTreeModel::indexOf(TreeNode::Kind kind, const QString& id) const {
  return indexOf(branchOf(kind, id));
}

QModelIndex DesignTreeModel::indexOfModel(const QString& name) const {
  return indexOf(branchOf(EntityKind::Model, name));
}

QModelIndex DesignTreeModel::indexOf(const Branch* branch) const {
  return branch && branch->above ? createIndex(branch->row, 0, branch) : QModelIndex();
}

QModelIndex DesignTreeModel::index(int row, int column, const QModelIndex& parent) const {
  const auto& siblings = branchAt(parent)->below;
  if (column != 0 || row < 0 || std::size_t(row) >= siblings.size()) return {};
  return createIndex(row, 0, siblings[std::size_t(row)].get());
}

QModelIndex DesignTreeModel::parent(const QModelIndex& child) const {
  return child.isValid() ? indexOf(branchAt(child)->above) : QModelIndex();
}

int DesignTreeModel::rowCount(const QModelIndex& parent) const { return int(branchAt(parent)->below.size()); }

int DesignTreeModel::columnCount(const QModelIndex&) const { return 1; }

Qt::ItemFlags DesignTreeModel::flags(const QModelIndex& index) const {
  const TreeNode* shown = node(index);
  if (!shown) return Qt::NoItemFlags;
  const bool isRoot = shown->kind == TreeNode::Kind::Group && shown->id == u"endpoints";
  if (shown->kind == TreeNode::Kind::Group)
    return isRoot ? Qt::ItemIsEnabled | Qt::ItemIsDropEnabled : Qt::ItemIsEnabled;
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  if (entryOf(index)) flags |= Qt::ItemIsDragEnabled;
  if (shown->kind != TreeNode::Kind::Folder) flags |= Qt::ItemNeverHasChildren; // else a leaf is spoken as expanded
  const bool takes = entryOf(index) || (shown->kind == TreeNode::Kind::Folder && shown->id.startsWith(u"tag:"));
  return takes ? flags | Qt::ItemIsDropEnabled : flags;
}

int DesignTreeModel::problemsOf(const TreeNode& node) const {
  const auto kind = entityKindOf(node.kind);
  return kind ? m_problems.value({int(*kind), node.id}) : 0;
}

int DesignTreeModel::entitiesUnder(const Branch& branch) {
  if (branch.node.kind != TreeNode::Kind::Group && branch.node.kind != TreeNode::Kind::Folder) return 1;
  int sum = 0;
  for (const auto& child : branch.below) sum += entitiesUnder(*child);
  return sum;
}

QVariant DesignTreeModel::data(const QModelIndex& index, int role) const {
  const TreeNode* shown = node(index);
  if (!shown) return {};
  const bool isGroup = shown->kind == TreeNode::Kind::Group;
  switch (role) {
  case Qt::DisplayRole: return shown->text;
  case Qt::ToolTipRole: return isGroup && shown->summary.isEmpty() ? QVariant() : QVariant(accessibleText(*shown));
  case Qt::AccessibleTextRole: return accessibleText(*shown);
  case KindRole: return int(shown->kind);
  case IdRole: return shown->id;
  case MethodRole: return shown->method;
  case CountRole: return isGroup ? quint64(entitiesUnder(*branchAt(index))) : m_activity.value(shown->id).requests;
  case StatusRole: return shown->kind == TreeNode::Kind::Endpoint ? m_activity.value(shown->id).lastStatus : 0;
  case ProblemsRole: return problemsOf(*shown);
  case OffRole: return shown->isOff;
  default: return {};
  }
}

// "POST /books, Create a book, 6 requests, last answer 422, 3 problems"
QString DesignTreeModel::accessibleText(const TreeNode& node) const {
  QStringList parts{node.method.isEmpty() ? node.text : node.method + u' ' + node.text};
  if (!node.summary.isEmpty()) parts << node.summary;
  if (node.isOff) parts << tr("switched off");
  if (node.kind == TreeNode::Kind::Endpoint) {
    const Activity seen = m_activity.value(node.id);
    if (seen.requests > 0) parts << counted(qint64(seen.requests), tr("request"), tr("requests"));
    if (seen.lastStatus > 0) parts << tr("last answer %1").arg(seen.lastStatus);
  }
  if (const int problems = problemsOf(node)) parts << counted(problems, tr("problem"), tr("problems"));
  return parts.join(QStringLiteral(", "));
}

} // namespace signalbox::ui
