// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/design_tree.h"

#include "core/openapi/write.h"
#include "ui/models/entity_names.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <algorithm>
#include <map>
#include <vector>

namespace signalbox::ui {

namespace {

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

std::string parentOf(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

// What stands directly in a router: an endpoint or a router, one of the two.
struct Entry {
  int order = 0;
  std::string name;
  const design::Endpoint* endpoint = nullptr;
  const design::Router* router = nullptr;
};

class TreeBuilder final {
public:
  TreeBuilder(const design::Design& design, const QString& filter)
      : m_design(design), m_words(filter.split(u' ', Qt::SkipEmptyParts)) {
    for (const auto& endpoint : design.endpoints())
      m_entries[endpoint->router].push_back({endpoint->order, endpoint->name, endpoint.get(), nullptr});
    for (const auto& router : design.routers()) {
      const std::string parent = parentOf(router->path);
      const std::string place = design.router(parent) ? parent : std::string();
      m_entries[place].push_back(
          {router->order, router->path.substr(router->path.rfind('/') + 1), nullptr, router.get()});
    }
    for (auto& [router, entries] : m_entries)
      std::ranges::stable_sort(entries, {}, [](const Entry& entry) { return std::pair(entry.order, entry.name); });
  }

  QVector<TreeNode> build() {
    const int endpoints = add(-1, {TreeNode::Kind::Group, "endpoints", QObject::tr("Endpoints"), {}, {}, -1, {}});
    addEntries(endpoints, {});
    for (const auto& [router, entries] : m_entries) // of routers that the design does not have
      if (!router.empty() && !m_design.router(router)) addEntries(endpoints, router);
    const int models = add(-1, {TreeNode::Kind::Group, "models", QObject::tr("Models"), {}, {}, -1, {}});
    for (const auto& model : m_design.models()) addModel(models, *model);
    addConstants();
    addDependencies();
    addSecurity();
    addMiddleware();
    addExceptionHandlers();
    addMounts();
    addWebhooks();
    addRequests();
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

  // Each router in the folder of the one it stands in.
  int folderOfRouter(int group, const std::string& path) {
    const std::string parent = parentOf(path);
    const bool isInside = !parent.empty() && m_design.router(parent) && m_design.router(path);
    const QString name = text(isInside ? path.substr(parent.size() + 1) : path);
    return folder(isInside ? folderOfRouter(group, parent) : group, "router:" + text(path), name);
  }

  // In the order in which they match. Empty routers too: something new is put into them.
  void addEntries(int group, const std::string& router) {
    const auto entries = m_entries.find(router);
    if (entries == m_entries.end()) return;
    for (const Entry& entry : entries->second) {
      if (entry.endpoint) {
        addEndpoint(group, *entry.endpoint);
        continue;
      }
      if (m_words.isEmpty()) folderOfRouter(group, entry.router->path);
      addEntries(group, entry.router->path);
    }
  }

  int folderOf(int group, const design::Endpoint& endpoint) {
    if (!endpoint.router.empty()) return folderOfRouter(group, endpoint.router);
    if (endpoint.tags.empty()) return group;
    const std::string& tag = endpoint.tags.front();
    for (const auto& router : m_design.routers()) // one folder for what belongs together
      if (router->path == tag || std::ranges::find(router->tags, tag) != router->tags.end())
        return folderOfRouter(group, router->path);
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

  int addGroup(const QString& id, const QString& heading) {
    return add(-1, {TreeNode::Kind::Group, id, heading, {}, {}, -1, {}});
  }

  void addNamed(int group, TreeNode::Kind kind, const QString& id, const QString& name, const QString& summary) {
    TreeNode node{kind, id, name, {}, summary, -1, {}};
    if (matches(node)) add(group, std::move(node));
  }

  void addConstants() {
    if (m_design.constants().empty()) return;
    const int group = addGroup("constants", QObject::tr("Constants"));
    for (const auto& constant : m_design.constants())
      addNamed(group, TreeNode::Kind::Constant, text(constant->name), text(constant->name), QObject::tr("constant"));
  }

  void addDependencies() {
    if (m_design.dependencies().empty()) return;
    const int group = addGroup("dependencies", QObject::tr("Dependencies"));
    m_nodes[group].summary = QObject::tr("opens their graph");
    for (const auto& dependency : m_design.dependencies())
      addNamed(group, TreeNode::Kind::Dependency, text(dependency->name), text(dependency->name),
               QObject::tr("dependency, %1").arg(dependencyKindName(dependency->kind)));
  }

  void addSecurity() {
    if (m_design.securitySchemes().empty() && m_design.users().empty()) return;
    const int group = addGroup("security", QObject::tr("Security"));
    for (const auto& scheme : m_design.securitySchemes())
      addNamed(group, TreeNode::Kind::SecurityScheme, text(scheme->name), text(scheme->name),
               QObject::tr("security scheme, %1").arg(schemeTypeName(scheme->type)));
    if (!m_design.users().empty())
      addNamed(group, TreeNode::Kind::Users, {}, QObject::tr("Users"),
               counted(qint64(m_design.users().size()), QObject::tr("user"), QObject::tr("users")));
  }

  void addMiddleware() {
    if (m_design.middleware().empty()) return;
    const int group = addGroup("middleware", QObject::tr("Middleware"));
    for (std::size_t i = 0; i < m_design.middleware().size(); ++i)
      addNamed(group, TreeNode::Kind::Middleware, QString::number(i), middlewareName(m_design.middleware()[i].kind),
               QObject::tr("middleware %1").arg(i + 1));
  }

  void addExceptionHandlers() {
    if (m_design.exceptionHandlers().empty()) return;
    const int group = addGroup("handlers", QObject::tr("Exception handlers"));
    for (std::size_t i = 0; i < m_design.exceptionHandlers().size(); ++i)
      addNamed(group, TreeNode::Kind::ExceptionHandler, QString::number(i),
               handlerName(m_design.exceptionHandlers()[i].on), QObject::tr("exception handler"));
  }

  void addMounts() {
    if (m_design.mounts().empty()) return;
    const int group = addGroup("mounts", QObject::tr("Mounts"));
    for (const auto& mount : m_design.mounts())
      addNamed(group, TreeNode::Kind::Mount, text(mount->name), text(mount->path),
               QObject::tr("%1, %2").arg(text(mount->name), mountKindName(mount->kind)));
  }

  void addWebhooks() {
    if (m_design.webhooks().empty()) return;
    const int group = addGroup("webhooks", QObject::tr("Webhooks"));
    for (const auto& webhook : m_design.webhooks())
      addNamed(group, TreeNode::Kind::Webhook, text(webhook->name), text(webhook->path),
               QObject::tr("webhook, %1").arg(text(webhook->method)));
  }

  // By their folders under requests/, as a path would name them.
  void addRequests() {
    if (m_design.requests().empty()) return;
    const int group = addGroup("requests", QObject::tr("Requests"));
    for (const auto& request : m_design.requests()) {
      const QString name = text(request->name);
      const QString inside = name.section(u'/', 0, -2);
      TreeNode node{TreeNode::Kind::Request,
                    name,
                    request->title.empty() ? name.section(u'/', -1) : text(request->title),
                    text(request->method),
                    QObject::tr("saved request, %1").arg(text(request->url)),
                    -1,
                    {}};
      if (matches(node)) add(inside.isEmpty() ? group : folder(group, "requests:" + inside, inside), std::move(node));
    }
  }

  const design::Design& m_design;
  const QStringList m_words;
  std::map<std::string, std::vector<Entry>> m_entries; // by the router they stand in
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
