// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/design_tree_model.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace signalbox::ui {

namespace {

bool sameShape(const QVector<TreeNode>& a, const QVector<TreeNode>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const TreeNode& left, const TreeNode& right) {
    return left.kind == right.kind && left.id == right.id && left.parent == right.parent;
  });
}

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

QString problemKey(EntityKind kind, const QString& id) { return QString::number(int(kind)) + u':' + id; }

// "/middleware/1/max_age" → "1": which row of its list a problem belongs to.
QString rowOf(const DesignPlace& place) {
  const bool isList = place.kind == EntityKind::Middleware || place.kind == EntityKind::ExceptionHandlers;
  return isList ? QString::fromStdString(place.pointer).section(u'/', 2, 2) : QString::fromStdString(place.entity);
}

// Designs share the entities that an edit leaves alone, so that pointers tell.
bool hasSameEntities(const design::Design& a, const design::Design& b) {
  const auto same = [](auto left, auto right) { return std::ranges::equal(left, right); };
  return same(a.endpoints(), b.endpoints()) && same(a.routers(), b.routers()) && same(a.models(), b.models()) &&
         same(a.constants(), b.constants()) && same(a.dependencies(), b.dependencies()) &&
         same(a.securitySchemes(), b.securitySchemes()) && same(a.mounts(), b.mounts()) &&
         same(a.webhooks(), b.webhooks()) && same(a.requests(), b.requests()) &&
         same(a.environments(), b.environments()) && a.middleware() == b.middleware() &&
         a.exceptionHandlers() == b.exceptionHandlers() && a.users() == b.users();
}

} // namespace

void DesignTreeModel::setDesign(const design::Design& design) {
  if (!m_nodes.isEmpty() && hasSameEntities(m_design, design)) return void(m_design = design);
  m_design = design;
  show(designTree(m_design, m_filter));
}

void DesignTreeModel::setFilter(const QString& filter) {
  if (filter == m_filter) return;
  m_filter = filter;
  show(designTree(m_design, m_filter));
}

void DesignTreeModel::show(QVector<TreeNode> nodes) {
  if (sameShape(nodes, m_nodes)) {
    for (int node = 0; node < m_nodes.size(); ++node) {
      if (nodes[node] == m_nodes[node]) continue;
      m_nodes[node] = std::move(nodes[node]);
      Q_EMIT dataChanged(indexOfNode(node), indexOfNode(node));
    }
    return;
  }
  Q_EMIT aboutToRebuild();
  beginResetModel();
  m_nodes = std::move(nodes);
  m_top.clear();
  m_rows.fill(0, m_nodes.size());
  for (int node = 0; node < m_nodes.size(); ++node) {
    const int parent = m_nodes[node].parent;
    if (parent < 0) m_top.push_back(node);
    m_rows[node] = parent < 0 ? int(m_top.size()) - 1 : int(m_nodes[parent].children.indexOf(node));
  }
  endResetModel();
  Q_EMIT rebuilt();
}

void DesignTreeModel::addExchanges(const std::vector<api::Exchange>& batch) {
  QSet<QString> touched;
  for (const auto& exchange : batch) {
    using Kind = api::Exchange::Kind;
    if (exchange.trace.endpoint.empty() || exchange.kind == Kind::SocketMessage) continue;
    const QString id = QString::fromStdString(exchange.trace.endpoint);
    Activity& activity = m_activity[id];
    const bool isEnd = exchange.kind == Kind::StreamClosed || exchange.kind == Kind::SocketClosed;
    if (!isEnd) ++activity.requests;
    if (exchange.status > 0) activity.lastStatus = exchange.status;
    touched.insert(id);
  }
  for (const QString& id : touched)
    if (const QModelIndex index = indexOfEndpoint(id); index.isValid()) Q_EMIT dataChanged(index, index);
}

void DesignTreeModel::setDiagnostics(const std::vector<Diagnostic>& diagnostics) {
  m_problems.clear();
  for (const auto& diagnostic : diagnostics) {
    ++m_problems[problemKey(diagnostic.place.kind, rowOf(diagnostic.place))];
  }
  announceAll();
}

void DesignTreeModel::clearActivity() {
  m_activity.clear();
  announceAll();
}

void DesignTreeModel::announceAll() {
  for (int node = 0; node < m_nodes.size(); ++node)
    if (const auto& children = m_nodes[node].children; !children.isEmpty())
      Q_EMIT dataChanged(indexOfNode(children.front()), indexOfNode(children.back()));
}

const TreeNode* DesignTreeModel::node(const QModelIndex& index) const {
  return index.isValid() ? &m_nodes[qsizetype(index.internalId())] : nullptr;
}

QModelIndex DesignTreeModel::indexOf(TreeNode::Kind kind, const QString& id) const {
  for (int node = 0; node < m_nodes.size(); ++node)
    if (m_nodes[node].kind == kind && m_nodes[node].id == id) return indexOfNode(node);
  return {};
}

QModelIndex DesignTreeModel::indexOfModel(const QString& name) const {
  const QModelIndex model = indexOf(TreeNode::Kind::Model, name);
  return model.isValid() ? model : indexOf(TreeNode::Kind::Enum, name);
}

QModelIndex DesignTreeModel::indexOfNode(int node) const { return createIndex(m_rows[node], 0, quintptr(node)); }

QModelIndex DesignTreeModel::index(int row, int column, const QModelIndex& parent) const {
  const QVector<int>& siblings = parent.isValid() ? m_nodes[qsizetype(parent.internalId())].children : m_top;
  if (column != 0 || row < 0 || row >= siblings.size()) return {};
  return createIndex(row, 0, quintptr(siblings[row]));
}

QModelIndex DesignTreeModel::parent(const QModelIndex& child) const {
  const TreeNode* childNode = node(child);
  return childNode && childNode->parent >= 0 ? indexOfNode(childNode->parent) : QModelIndex();
}

int DesignTreeModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return int(m_top.size());
  return int(m_nodes[qsizetype(parent.internalId())].children.size());
}

int DesignTreeModel::columnCount(const QModelIndex&) const { return 1; }

Qt::ItemFlags DesignTreeModel::flags(const QModelIndex& index) const {
  const TreeNode* shown = node(index);
  if (!shown) return Qt::NoItemFlags;
  const bool isRoot = shown->kind == TreeNode::Kind::Group && shown->id == u"endpoints";
  if (shown->kind == TreeNode::Kind::Group)
    return isRoot ? Qt::ItemIsEnabled | Qt::ItemIsDropEnabled : Qt::ItemIsEnabled;
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  if (entryOf(index)) flags |= Qt::ItemIsDragEnabled;
  const bool takes = entryOf(index) || (shown->kind == TreeNode::Kind::Folder && shown->id.startsWith(u"tag:"));
  return takes ? flags | Qt::ItemIsDropEnabled : flags;
}

int DesignTreeModel::problemsOf(const TreeNode& node) const {
  const auto kind = entityKindOf(node.kind);
  return kind ? m_problems.value(problemKey(*kind, node.id)) : 0;
}

int DesignTreeModel::endpointsUnder(const TreeNode& node) const {
  if (node.kind == TreeNode::Kind::Group || node.kind == TreeNode::Kind::Folder) {
    int sum = 0;
    for (const int child : node.children) sum += endpointsUnder(m_nodes[child]);
    return sum;
  }
  return 1;
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
  case CountRole: return isGroup ? quint64(endpointsUnder(*shown)) : m_activity.value(shown->id).requests;
  case StatusRole: return shown->kind == TreeNode::Kind::Endpoint ? m_activity.value(shown->id).lastStatus : 0;
  case ProblemsRole: return problemsOf(*shown);
  default: return {};
  }
}

// "POST /books, Create a book, 6 requests, last answer 422, 3 problems"
QString DesignTreeModel::accessibleText(const TreeNode& node) const {
  QStringList parts{node.method.isEmpty() ? node.text : node.method + u' ' + node.text};
  if (!node.summary.isEmpty()) parts << node.summary;
  if (node.kind == TreeNode::Kind::Endpoint) {
    const Activity seen = m_activity.value(node.id);
    if (seen.requests > 0) parts << counted(qint64(seen.requests), tr("request"), tr("requests"));
    if (seen.lastStatus > 0) parts << tr("last answer %1").arg(seen.lastStatus);
  }
  if (const int problems = problemsOf(node)) parts << counted(problems, tr("problem"), tr("problems"));
  return parts.join(QStringLiteral(", "));
}

} // namespace signalbox::ui
