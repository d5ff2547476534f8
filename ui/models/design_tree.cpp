// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/design_tree.h"

#include "core/openapi/write.h"
#include "ui/models/count_text.h"
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

TreeNode endpointNode(const design::Design& design, const design::Endpoint& endpoint) {
  return {TreeNode::Kind::Endpoint,         text(endpoint.id()), text(design.fullPath(endpoint)), shownMethod(endpoint),
          text(openapi::summary(endpoint)), !endpoint.enabled};
}

TreeNode modelNode(const design::Model& model) {
  const bool isEnum = model.kind == design::ModelKind::Enum;
  const int count = int(isEnum ? model.members.size() : model.fields.size());
  const QString summary =
      isEnum ? QObject::tr("enum, %1").arg(counted(count, QObject::tr("member"), QObject::tr("members")))
             : QObject::tr("model, %1").arg(counted(count, QObject::tr("field"), QObject::tr("fields")));
  return {isEnum ? TreeNode::Kind::Enum : TreeNode::Kind::Model, text(model.name), text(model.name), {}, summary};
}

TreeNode constantNode(const design::Constant& constant) {
  return {TreeNode::Kind::Constant, text(constant.name), text(constant.name), {}, QObject::tr("constant")};
}

TreeNode dependencyNode(const design::Dependency& dependency) {
  return {TreeNode::Kind::Dependency,
          text(dependency.name),
          text(dependency.name),
          {},
          QObject::tr("dependency, %1").arg(dependencyKindName(dependency.kind))};
}

TreeNode schemeNode(const design::SecurityScheme& scheme) {
  return {TreeNode::Kind::SecurityScheme,
          text(scheme.name),
          text(scheme.name),
          {},
          QObject::tr("security scheme, %1").arg(schemeTypeName(scheme.type))};
}

TreeNode mountNode(const design::Mount& mount) {
  return {TreeNode::Kind::Mount,
          text(mount.name),
          text(mount.path),
          {},
          QObject::tr("%1, %2").arg(text(mount.name), mountKindName(mount.kind))};
}

TreeNode webhookNode(const design::Endpoint& webhook) {
  return {TreeNode::Kind::Webhook,
          text(webhook.name),
          text(webhook.path),
          {},
          QObject::tr("webhook, %1").arg(text(webhook.method)),
          !webhook.enabled};
}

TreeNode requestNode(const design::SavedRequest& request) {
  const QString name = text(request.name);
  return {TreeNode::Kind::Request, name, request.title.empty() ? name.section(u'/', -1) : text(request.title),
          text(request.method), QObject::tr("saved request, %1").arg(text(request.url))};
}

// Both have it, and what decides about its place is the same.
template<class Entity, class Place>
bool isSamePlace(const Entity& before, const Entity& after, const Place& place) {
  return before && after && place(*before) == place(*after);
}

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

  DesignTree build() {
    const int endpoints = addGroup("endpoints", QObject::tr("Endpoints"));
    addEntries(endpoints, {});
    for (const auto& [router, entries] : m_entries) // of routers that the design does not have
      if (!router.empty() && !m_design.router(router)) addEntries(endpoints, router);
    const int models = addGroup("models", QObject::tr("Models"));
    for (const auto& model : m_design.models()) addMatching(models, modelNode(*model));
    addConstants();
    addDependencies();
    addSecurity();
    addMiddleware();
    addExceptionHandlers();
    addMounts();
    addWebhooks();
    addRequests();
    return std::move(m_tree);
  }

private:
  int add(int parent, TreeNode node) {
    const int index = int(m_tree.places.size());
    m_tree.places.push_back({std::move(node), {}});
    (parent >= 0 ? m_tree.places[parent].children : m_tree.top).push_back(index);
    return index;
  }

  int addGroup(const QString& id, const QString& heading) {
    return add(-1, {TreeNode::Kind::Group, id, heading, {}, {}});
  }

  void addMatching(int parent, TreeNode node) {
    if (hasWords(node, m_words)) add(parent, std::move(node));
  }

  int folder(int group, const QString& id, const QString& name) {
    if (const auto found = m_folders.constFind(id); found != m_folders.constEnd()) return *found;
    return m_folders[id] = add(group, {TreeNode::Kind::Folder, id, name, {}, {}});
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
    TreeNode node = endpointNode(m_design, endpoint);
    if (hasWords(node, m_words)) add(folderOf(group, endpoint), std::move(node));
  }

  void addConstants() {
    if (m_design.constants().empty()) return;
    const int group = addGroup("constants", QObject::tr("Constants"));
    for (const auto& constant : m_design.constants()) addMatching(group, constantNode(*constant));
  }

  void addDependencies() {
    if (m_design.dependencies().empty()) return;
    const int group = addGroup("dependencies", QObject::tr("Dependencies"));
    m_tree.places[group].node.summary = QObject::tr("opens their graph");
    for (const auto& dependency : m_design.dependencies()) addMatching(group, dependencyNode(*dependency));
  }

  void addSecurity() {
    if (m_design.securitySchemes().empty() && m_design.users().empty()) return;
    const int group = addGroup("security", QObject::tr("Security"));
    for (const auto& scheme : m_design.securitySchemes()) addMatching(group, schemeNode(*scheme));
    if (!m_design.users().empty())
      addMatching(group, {TreeNode::Kind::Users,
                          {},
                          QObject::tr("Users"),
                          {},
                          counted(qint64(m_design.users().size()), QObject::tr("user"), QObject::tr("users"))});
  }

  void addMiddleware() {
    if (m_design.middleware().empty()) return;
    const int group = addGroup("middleware", QObject::tr("Middleware"));
    for (std::size_t i = 0; i < m_design.middleware().size(); ++i)
      addMatching(group, {TreeNode::Kind::Middleware,
                          QString::number(i),
                          middlewareName(m_design.middleware()[i].kind),
                          {},
                          QObject::tr("middleware %1").arg(i + 1)});
  }

  void addExceptionHandlers() {
    if (m_design.exceptionHandlers().empty()) return;
    const int group = addGroup("handlers", QObject::tr("Exception handlers"));
    for (std::size_t i = 0; i < m_design.exceptionHandlers().size(); ++i)
      addMatching(group, {TreeNode::Kind::ExceptionHandler,
                          QString::number(i),
                          handlerName(m_design.exceptionHandlers()[i].on),
                          {},
                          QObject::tr("exception handler")});
  }

  void addMounts() {
    if (m_design.mounts().empty()) return;
    const int group = addGroup("mounts", QObject::tr("Mounts"));
    for (const auto& mount : m_design.mounts()) addMatching(group, mountNode(*mount));
  }

  void addWebhooks() {
    if (m_design.webhooks().empty()) return;
    const int group = addGroup("webhooks", QObject::tr("Webhooks"));
    for (const auto& webhook : m_design.webhooks()) addMatching(group, webhookNode(*webhook));
  }

  // By their folders under requests/, as a path would name them.
  void addRequests() {
    if (m_design.requests().empty()) return;
    const int group = addGroup("requests", QObject::tr("Requests"));
    for (const auto& request : m_design.requests()) {
      TreeNode node = requestNode(*request);
      const QString inside = node.id.section(u'/', 0, -2);
      if (hasWords(node, m_words))
        add(inside.isEmpty() ? group : folder(group, "requests:" + inside, inside), std::move(node));
    }
  }

  const design::Design& m_design;
  const QStringList m_words;
  std::map<std::string, std::vector<Entry>> m_entries; // by the router they stand in
  DesignTree m_tree;
  QHash<QString, int> m_folders;
};

} // namespace

QString shownMethod(const design::Endpoint& endpoint) {
  if (endpoint.isSocket()) return QStringLiteral("WS");
  const bool isStream = endpoint.behaviour.kind == "stream";
  if (isStream && endpoint.behaviour.options.value("format", design::Json("sse")) == "sse" && endpoint.method == "GET")
    return QStringLiteral("SSE");
  return text(endpoint.method);
}

DesignTree designTree(const design::Design& design, const QString& filter) {
  return TreeBuilder(design, filter).build();
}

bool hasWords(const TreeNode& node, const QStringList& words) {
  if (words.isEmpty()) return true;
  const QString all = node.method + u' ' + node.text + u' ' + node.summary;
  return std::all_of(words.begin(), words.end(),
                     [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

std::optional<TreeNode> treeNode(const design::Design& design, EntityKind kind, const std::string& name) {
  const auto made = [](const auto& entity, const auto& make) {
    return entity ? std::optional<TreeNode>(make(*entity)) : std::nullopt;
  };
  switch (kind) {
  case EntityKind::Endpoint:
    return made(design.endpoint(name), [&](const auto& endpoint) { return endpointNode(design, endpoint); });
  case EntityKind::Model: return made(design.model(name), modelNode);
  case EntityKind::Constant: return made(design.constant(name), constantNode);
  case EntityKind::Dependency: return made(design.dependency(name), dependencyNode);
  case EntityKind::SecurityScheme: return made(design.securityScheme(name), schemeNode);
  case EntityKind::Mount: return made(design.mount(name), mountNode);
  case EntityKind::Webhook: return made(design.webhook(name), webhookNode);
  case EntityKind::Request: return made(design.request(name), requestNode);
  default: return std::nullopt;
  }
}

bool keepsTreePlaces(const design::Design& before, const design::Design& after, EntityKind kind,
                     const std::string& name) {
  const auto byOrder = [](const auto& entity) { return entity.order; };
  switch (kind) {
  case EntityKind::Endpoint:
    return isSamePlace(before.endpoint(name), after.endpoint(name), [](const design::Endpoint& endpoint) {
      return std::pair(endpoint.order, endpoint.tags.empty() ? std::string() : endpoint.tags.front());
    });
  case EntityKind::Model:
    return isSamePlace(before.model(name), after.model(name),
                       [](const design::Model& model) { return model.kind == design::ModelKind::Enum; });
  case EntityKind::Mount: return isSamePlace(before.mount(name), after.mount(name), byOrder);
  case EntityKind::Webhook: return isSamePlace(before.webhook(name), after.webhook(name), byOrder);
  case EntityKind::Constant:
  case EntityKind::Dependency:
  case EntityKind::SecurityScheme:
  case EntityKind::Request:
  case EntityKind::Environment:
  case EntityKind::Project: return true;
  case EntityKind::Router: // its prefix is in the path of all that is in it, its tags make a folder
  case EntityKind::Middleware:
  case EntityKind::ExceptionHandlers:
  case EntityKind::Users: break;
  }
  return false;
}

} // namespace signalbox::ui
