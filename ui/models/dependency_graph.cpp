// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/dependency_graph.h"

#include "core/design/dependency_order.h"
#include "ui/models/design_tree.h"
#include "ui/models/entity_names.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Depends;
using Kind = GraphNode::Kind;

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

QString keyOf(Kind kind, const QString& id) { return QString::number(int(kind)) + id; }

bool isYielding(const design::Dependency& dependency) {
  const auto yields = dependency.options.find("yield");
  return yields != dependency.options.end() && *yields == true;
}

QString detailOf(const Depends& asked) {
  QStringList words;
  if (!asked.name.empty()) words << QObject::tr("as %1").arg(text(asked.name));
  QStringList scopes;
  for (const std::string& scope : asked.scopes) scopes << text(scope);
  if (!scopes.isEmpty()) words << QObject::tr("scopes %1").arg(scopes.join(u' '));
  if (!asked.useCache) words << QObject::tr("made anew");
  return words.join(QStringLiteral(", "));
}

class GraphBuilder final {
public:
  explicit GraphBuilder(const design::Design& design) : m_design(design) {}

  int addApp() {
    return add({Kind::App, {}, QObject::tr("The application"), {}, QObject::tr("Every endpoint"), false, 0, 0});
  }

  int addRouter(const design::Router& router) {
    const QString path = text(router.path);
    return add({Kind::Router, path, path, {}, QObject::tr("Router"), false, 0, 0});
  }

  int addEndpoint(const design::Endpoint& endpoint) {
    return add({Kind::Endpoint, text(endpoint.id()), text(m_design.fullPath(endpoint)), shownMethod(endpoint),
                text(endpoint.name), false, 0, 0});
  }

  // With all that it asks for itself.
  int addNeeded(const std::string& name) {
    const QString id = text(name);
    if (const auto dependency = m_design.dependency(name)) {
      const QString key = keyOf(Kind::Dependency, id);
      if (const auto found = m_indexes.constFind(key); found != m_indexes.constEnd()) return *found;
      const int node =
          add({Kind::Dependency, id, id, {}, dependencyKindName(dependency->kind), isYielding(*dependency), 0, 0});
      connect(node, design::askedBy(*dependency));
      return node;
    }
    if (const auto scheme = m_design.securityScheme(name))
      return add({Kind::Scheme, id, id, {}, schemeTypeName(scheme->type), false, 0, 0});
    return add({Kind::Missing, id, id, {}, QObject::tr("Is not there"), false, 0, 0});
  }

  void connect(int from, const std::vector<Depends>& asked) {
    for (const Depends& one : asked) {
      const int to = addNeeded(one.dependency);
      const auto same = m_between.constFind({from, to});
      if (same == m_between.constEnd()) {
        m_between[{from, to}] = int(m_graph.edges.size());
        m_graph.edges << GraphEdge{from, to, false, detailOf(one)};
      } else if (const QString more = detailOf(one); !more.isEmpty()) {
        QString& detail = m_graph.edges[*same].detail;
        detail += detail.isEmpty() ? more : QStringLiteral("; ") + more;
      }
    }
  }

  void inherit(int from, int to) { m_graph.edges << GraphEdge{from, to, true, QObject::tr("inherited")}; }

  DependencyGraph& graph() { return m_graph; }

private:
  int add(GraphNode node) {
    const QString key = keyOf(node.kind, node.id);
    if (const auto found = m_indexes.constFind(key); found != m_indexes.constEnd()) return *found;
    m_graph.nodes << std::move(node);
    return m_indexes[key] = int(m_graph.nodes.size()) - 1;
  }

  const design::Design& m_design;
  DependencyGraph m_graph;
  QHash<QString, int> m_indexes;
  QHash<std::pair<int, int>, int> m_between;
};

// FastAPI runs what has the same cache key once, and what is not cached each time.
struct Runs {
  QSet<QString> keys;
  int uncached = 0;
  int asked = 0;
};

void countRuns(const design::DependencyNode& node, QHash<QString, Runs>& runs) {
  for (const design::DependencyNode& child : node.children) {
    Runs& ours = runs[text(child.asked.dependency)];
    ++ours.asked;
    if (child.asked.useCache)
      ours.keys.insert(text(child.cacheKey));
    else
      ++ours.uncached;
    countRuns(child, runs);
  }
}

QStringList titlesOf(const DependencyGraph& graph, const QVector<int>& edges, int GraphEdge::* end) {
  QStringList titles;
  for (const int edge : edges) titles << graph.nodes[graph.edges[edge].*end].title;
  return titles;
}

QString kindText(const GraphNode& node) {
  switch (node.kind) {
  case Kind::App: return QObject::tr("runs before every endpoint");
  case Kind::Router: return QObject::tr("router");
  case Kind::Endpoint: return QObject::tr("endpoint %1").arg(node.detail);
  case Kind::Dependency: return QObject::tr("dependency, %1").arg(node.detail);
  case Kind::Scheme: return QObject::tr("security scheme, %1").arg(node.detail);
  case Kind::Missing: return QObject::tr("is not there");
  }
  return {};
}

QString nameOf(const GraphNode& node) { return node.method.isEmpty() ? node.title : node.method + u' ' + node.title; }

} // namespace

int DependencyGraph::indexOf(const GraphNode& node) const {
  const auto found = std::ranges::find_if(nodes, [&](const GraphNode& each) { return each.isSame(node); });
  return found == nodes.end() ? -1 : int(found - nodes.begin());
}

QVector<int> DependencyGraph::needsOf(int node) const {
  QVector<int> found;
  for (int edge = 0; edge < edges.size(); ++edge)
    if (edges[edge].from == node) found << edge;
  return found;
}

QVector<int> DependencyGraph::needersOf(int node) const {
  QVector<int> found;
  for (int edge = 0; edge < edges.size(); ++edge)
    if (edges[edge].to == node) found << edge;
  return found;
}

DependencyGraph graphOfEndpoint(const design::Design& design, const design::Endpoint& endpoint, Inherits inherits) {
  GraphBuilder builder(design);
  const int root = builder.addEndpoint(endpoint);
  std::vector<Depends> inherited;
  if (inherits == Inherits::Yes) {
    if (const auto& ofApp = design.project().app.dependencies; !ofApp.empty()) {
      const int app = builder.addApp();
      builder.inherit(root, app);
      builder.connect(app, ofApp);
    }
    for (const design::RouterPtr& router : design.routersOf(endpoint)) {
      if (router->dependencies.empty()) continue;
      const int node = builder.addRouter(*router);
      builder.inherit(root, node);
      builder.connect(node, router->dependencies);
    }
    inherited = design::inheritedDependencies(design, endpoint);
  }
  builder.connect(root, endpoint.dependencies);
  QHash<QString, Runs> runs;
  countRuns(design::dependencyTree(design, endpoint, inherited), runs);
  for (GraphNode& node : builder.graph().nodes) {
    if (node.kind != Kind::Dependency) continue;
    const Runs ours = runs.value(node.id);
    node.runs = int(ours.keys.size()) + ours.uncached;
    node.asked = ours.asked;
  }
  return builder.graph();
}

DependencyGraph graphOfProject(const design::Design& design, WithEndpoints endpoints) {
  GraphBuilder builder(design);
  builder.connect(builder.addApp(), design.project().app.dependencies);
  for (const auto& router : design.routers())
    if (!router->path.empty()) builder.connect(builder.addRouter(*router), router->dependencies);
  if (endpoints == WithEndpoints::Yes)
    for (const auto& endpoint : design.endpoints())
      if (!endpoint->dependencies.empty()) builder.connect(builder.addEndpoint(*endpoint), endpoint->dependencies);
  for (const auto& dependency : design.dependencies()) builder.addNeeded(dependency->name);
  for (const auto& scheme : design.securitySchemes()) builder.addNeeded(scheme->name);
  return builder.graph();
}

QString spokenNode(const DependencyGraph& graph, int node) {
  const GraphNode& one = graph.nodes[node];
  QStringList words{nameOf(one), kindText(one)};
  if (one.yields) words << QObject::tr("yields");
  if (one.runs == 1 && one.asked > 1) words << QObject::tr("cached per request");
  if (one.runs > 1) words << QObject::tr("runs %1 times a request").arg(one.runs);
  if (const auto needs = titlesOf(graph, graph.needsOf(node), &GraphEdge::to); !needs.isEmpty())
    words << QObject::tr("needs %1").arg(needs.join(QObject::tr(" and ")));
  if (const auto needers = titlesOf(graph, graph.needersOf(node), &GraphEdge::from); !needers.isEmpty())
    words << QObject::tr("needed by %1").arg(needers.join(QObject::tr(" and ")));
  return words.join(QStringLiteral(", "));
}

QString spokenEdge(const DependencyGraph& graph, int edge) {
  const GraphEdge& one = graph.edges[edge];
  const QString from = nameOf(graph.nodes[one.from]);
  const QString to = nameOf(graph.nodes[one.to]);
  if (one.isInherited) return QObject::tr("%1 inherits from %2").arg(from, to);
  const QString said = QObject::tr("%1 needs %2").arg(from, to);
  return one.detail.isEmpty() ? said : said + u' ' + one.detail;
}

} // namespace signalbox::ui
