// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/design_tree.h"

#include "core/openapi/write.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <algorithm>
#include <limits>
#include <vector>

namespace signalbox::ui {

namespace {

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

class TreeBuilder final {
public:
  TreeBuilder(const design::Design& design, const QString& filter)
      : m_design(design), m_words(filter.split(u' ', Qt::SkipEmptyParts)),
        m_routers(design.routers().begin(), design.routers().end()) {
    std::stable_sort(m_routers.begin(), m_routers.end(),
                     [this](const auto& a, const auto& b) { return place(a->path) < place(b->path); });
  }

  QVector<TreeNode> build() {
    const int endpoints = add(-1, {TreeNode::Kind::Group, "endpoints", QObject::tr("Endpoints"), {}, {}, -1, {}});
    for (const auto& endpoint : m_design.endpoints()) {
      addRoutersBefore(endpoints, place(*endpoint));
      addEndpoint(endpoints, *endpoint);
    }
    addRoutersBefore(endpoints, std::numeric_limits<int>::max());
    const int models = add(-1, {TreeNode::Kind::Group, "models", QObject::tr("Models"), {}, {}, -1, {}});
    for (const auto& model : m_design.models()) addModel(models, *model);
    addConstants();
    return std::move(m_nodes);
  }

private:
  int add(int parent, TreeNode node) {
    node.parent = parent;
    const int index = int(m_nodes.size());
    m_nodes.push_back(std::move(node));
    if (parent >= 0) m_nodes[parent].children.push_back(index);
    return index;
  }

  bool matches(const TreeNode& node) const {
    const QString all = node.method + u' ' + node.text + u' ' + node.summary;
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
  }

  int folder(int group, const QString& id, const QString& name) {
    if (const auto found = m_folders.constFind(id); found != m_folders.constEnd()) return *found;
    return m_folders[id] = add(group, {TreeNode::Kind::Folder, id, name, {}, {}, -1, {}});
  }

  // Where a router or an endpoint stands at the top of the design.
  int place(const std::string& routerPath) const {
    const auto top = m_design.router(std::string_view(routerPath).substr(0, routerPath.find('/')));
    return top ? top->order : 0;
  }

  int place(const design::Endpoint& endpoint) const {
    return endpoint.router.empty() ? endpoint.order : place(endpoint.router);
  }

  // Empty routers too: something new is put into them.
  void addRoutersBefore(int group, int end) {
    for (; m_words.isEmpty() && m_nextRouter < m_routers.size() && place(m_routers[m_nextRouter]->path) < end;
         ++m_nextRouter) {
      const QString path = text(m_routers[m_nextRouter]->path);
      folder(group, "router:" + path, path);
    }
  }

  int folderOf(int group, const design::Endpoint& endpoint) {
    if (!endpoint.router.empty()) return folder(group, "router:" + text(endpoint.router), text(endpoint.router));
    if (endpoint.tags.empty()) return group;
    const std::string& tag = endpoint.tags.front();
    for (const auto& router : m_design.routers()) // one folder for what belongs together
      if (router->path == tag || std::find(router->tags.begin(), router->tags.end(), tag) != router->tags.end())
        return folder(group, "router:" + text(router->path), text(router->path));
    return folder(group, "tag:" + text(tag), text(tag));
  }

  void addEndpoint(int group, const design::Endpoint& endpoint) {
    TreeNode node{TreeNode::Kind::Endpoint,
                  text(endpoint.id()),
                  text(m_design.fullPath(endpoint)),
                  shownMethod(endpoint),
                  text(openapi::summary(endpoint)),
                  -1,
                  {}};
    if (matches(node)) add(folderOf(group, endpoint), std::move(node));
  }

  void addModel(int group, const design::Model& model) {
    const bool isEnum = model.kind == design::ModelKind::Enum;
    const int count = int(isEnum ? model.members.size() : model.fields.size());
    const QString summary =
        isEnum ? QObject::tr("enum, %1").arg(counted(count, QObject::tr("member"), QObject::tr("members")))
               : QObject::tr("model, %1").arg(counted(count, QObject::tr("field"), QObject::tr("fields")));
    TreeNode node{
        isEnum ? TreeNode::Kind::Enum : TreeNode::Kind::Model, text(model.name), text(model.name), {}, summary, -1, {}};
    if (matches(node)) add(group, std::move(node));
  }

  // The heading only when there are some: most designs have none.
  void addConstants() {
    if (m_design.constants().empty()) return;
    const int group = add(-1, {TreeNode::Kind::Group, "constants", QObject::tr("Constants"), {}, {}, -1, {}});
    for (const auto& constant : m_design.constants()) {
      TreeNode node{
          TreeNode::Kind::Constant, text(constant->name), text(constant->name), {}, QObject::tr("constant"), -1, {}};
      if (matches(node)) add(group, std::move(node));
    }
  }

  const design::Design& m_design;
  const QStringList m_words;
  std::vector<design::RouterPtr> m_routers; // in the order of their folders
  std::size_t m_nextRouter = 0;
  QVector<TreeNode> m_nodes;
  QHash<QString, int> m_folders;
};

} // namespace

QString counted(qint64 count, const QString& one, const QString& many) {
  return QString::number(count) + u' ' + (count == 1 ? one : many);
}

QString shownMethod(const design::Endpoint& endpoint) {
  if (endpoint.isSocket()) return QStringLiteral("WS");
  const bool isStream = endpoint.behaviour.kind == "stream";
  if (isStream && endpoint.behaviour.options.value("format", std::string("sse")) == "sse" && endpoint.method == "GET")
    return QStringLiteral("SSE");
  return text(endpoint.method);
}

QVector<TreeNode> designTree(const design::Design& design, const QString& filter) {
  return TreeBuilder(design, filter).build();
}

} // namespace signalbox::ui
