// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Graphs of dependencies: what is in them, what may be drawn, and what a drawn or deleted edge does to the design.
#include "ui/models/dependency_drawing.h"
#include "ui/models/dependency_times.h"

#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;
using NodeKind = GraphNode::Kind;

namespace {

design::Depends asks(const char* dependency, const char* name = "", std::vector<std::string> scopes = {}) {
  design::Depends depends;
  depends.dependency = dependency;
  depends.name = name;
  depends.scopes = std::move(scopes);
  return depends;
}

design::Dependency dependency(const char* name, const char* kind, std::vector<design::Depends> asked, Json options) {
  design::Dependency made;
  made.name = name;
  made.kind = kind;
  made.dependencies = std::move(asked);
  made.options = std::move(options);
  return made;
}

// The application checks a version; orders (a router) open a session; list_orders pages, and asks who asks.
design::Design shop() {
  design::ProjectInfo project;
  project.app.dependencies = {asks("version")};
  design::SecurityScheme login;
  login.name = "login";
  login.type = "oauth2_password";
  design::Router orders;
  orders.path = "orders";
  orders.prefix = "/orders";
  orders.dependencies = {asks("session")};
  design::Endpoint list;
  list.name = "list_orders";
  list.router = "orders";
  list.path = "/";
  list.parameters = {{{"session", "str", Json::object()}, design::ParameterIn::Query}};
  list.dependencies = {asks("paging", "paging"), asks("current_user", "user", {"orders:read"})};
  design::Endpoint free;
  free.name = "health";
  free.path = "/health";
  return design::Design(project)
      .withSecurityScheme(login)
      .withRouter(orders)
      .withEndpoint(list)
      .withEndpoint(free)
      .withDependency(dependency("version", "function", {}, Json::object()))
      .withDependency(dependency("session", "function", {}, {{"yield", true}}))
      .withDependency(dependency("paging", "function", {asks("current_user", "user", {"orders:read"})}, Json::object()))
      .withDependency(dependency("current_user", "user", {}, {{"scheme", "login"}}))
      .withDependency(dependency("login_form", "password_form", {}, Json::object()))
      .withDependency(dependency("unused", "function", {}, Json::object()));
}

GraphNode node(NodeKind kind, const char* id) {
  GraphNode made;
  made.kind = kind;
  made.id = made.title = QLatin1String(id);
  return made;
}

QStringList edges(const DependencyGraph& graph) {
  QStringList all;
  for (const GraphEdge& edge : graph.edges)
    all << graph.nodes[edge.from].id + (edge.isInherited ? " ⇢ " : " → ") + graph.nodes[edge.to].id;
  all.sort();
  return all;
}

QStringList ids(const QVector<GraphNode>& nodes) {
  QStringList all;
  for (const GraphNode& each : nodes) all << each.id;
  all.sort();
  return all;
}

const GraphNode& found(const DependencyGraph& graph, NodeKind kind, const char* id) {
  return graph.nodes[graph.indexOf(node(kind, id))];
}

api::Exchange exchange(const char* endpoint, std::vector<api::Stage> stages) {
  api::Exchange made;
  made.trace.endpoint = endpoint;
  made.trace.stages = std::move(stages);
  return made;
}

} // namespace

class DependencyGraphTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void endpointIsDrawnWithAllThatRunsBeforeIt() {
    const design::Design design = shop();
    const DependencyGraph graph = graphOfEndpoint(design, *design.endpoint("orders/list_orders"), Inherits::Yes);
    QCOMPARE(edges(graph),
             QStringList({" → version", "current_user → login", "orders → session", "orders/list_orders → current_user",
                          "orders/list_orders → paging", "orders/list_orders ⇢ ", "orders/list_orders ⇢ orders",
                          "paging → current_user"}));
    QCOMPARE(graph.nodes.front().kind, NodeKind::Endpoint);
    QVERIFY(found(graph, NodeKind::Dependency, "session").yields);
  }

  void webhookInheritsNothing() {
    const design::Design design = shop();
    const DependencyGraph graph = graphOfEndpoint(design, *design.endpoint("orders/list_orders"), Inherits::No);
    QVERIFY(graph.indexOf(node(NodeKind::App, "")) < 0);
    QVERIFY(graph.indexOf(node(NodeKind::Dependency, "session")) < 0);
  }

  // FastAPI runs once what is asked for with the same scopes.
  void runsAreCountedAsTheServerDoes() {
    design::Design design = shop();
    const auto userIn = [](const design::Design& now) {
      return found(graphOfEndpoint(now, *now.endpoint("orders/list_orders"), Inherits::Yes), NodeKind::Dependency,
                   "current_user");
    };
    QCOMPARE(userIn(design).asked, 2);
    QCOMPARE(userIn(design).runs, 1);
    design::Endpoint changed = *design.endpoint("orders/list_orders");
    changed.dependencies[1].scopes = {"orders:write"};
    QCOMPARE(userIn(design.withEndpoint(changed)).runs, 2);
    changed = *design.endpoint("orders/list_orders");
    changed.dependencies[1].useCache = false;
    QCOMPARE(userIn(design.withEndpoint(changed)).runs, 2);
  }

  void projectIsDrawnWithWhatNobodyAsksFor() {
    const DependencyGraph with = graphOfProject(shop(), WithEndpoints::Yes);
    QVERIFY(with.indexOf(node(NodeKind::Dependency, "unused")) >= 0);
    QVERIFY(with.indexOf(node(NodeKind::Endpoint, "orders/list_orders")) >= 0);
    QVERIFY(with.indexOf(node(NodeKind::Endpoint, "health")) < 0); // asks for nothing
    QVERIFY(graphOfProject(shop(), WithEndpoints::No).indexOf(node(NodeKind::Endpoint, "orders/list_orders")) < 0);
  }

  void whatIsNotThereIsDrawnAsMissing() {
    const design::Design design = shop().withoutDependency("paging");
    const DependencyGraph graph = graphOfEndpoint(design, *design.endpoint("orders/list_orders"), Inherits::Yes);
    QVERIFY(graph.indexOf(node(NodeKind::Missing, "paging")) >= 0);
  }

  void designWithACycleIsDrawnToo() {
    const design::Design design =
        shop().withDependency(dependency("version", "function", {asks("version")}, Json::object()));
    QVERIFY(edges(graphOfProject(design, WithEndpoints::Yes)).contains("version → version"));
  }

  void aReaderHearsWhatIsAround() {
    const design::Design design = shop();
    const DependencyGraph graph = graphOfEndpoint(design, *design.endpoint("orders/list_orders"), Inherits::Yes);
    const QString user = spokenNode(graph, graph.indexOf(node(NodeKind::Dependency, "current_user")));
    QCOMPARE(user, QString("current_user, dependency, User, cached per request, needs login, needed by paging and "
                           "/orders/"));
    QStringList said;
    for (int edge = 0; edge < graph.edges.size(); ++edge) said << spokenEdge(graph, edge);
    QVERIFY(said.contains("GET /orders/ needs current_user as user, scopes orders:read"));
    QVERIFY(said.contains("GET /orders/ inherits from orders"));
  }

  void refusalSaysWhy_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("needed");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, NodeKind kind, const char* from, const char* needed, const char* reason) {
      QTest::newRow(name) << int(kind) << QString(from) << QString(needed) << QString::fromUtf8(reason);
    };
    row("fine", NodeKind::Dependency, "session", "unused", "");
    row("of the application", NodeKind::App, "", "session", "");
    row("of a router", NodeKind::Router, "orders", "paging", "");
    row("twice", NodeKind::Dependency, "paging", "current_user", "paging needs current_user already.");
    row("itself", NodeKind::Dependency, "session", "session", "session would need itself: session → session.");
    row("a cycle", NodeKind::Dependency, "session", "version", "");
    row("scheme", NodeKind::Scheme, "login", "session", "A security scheme takes credentials and needs nothing.");
    row("user", NodeKind::Dependency, "current_user", "session",
        "current_user checks users: it needs a security scheme and nothing else.");
    row("form", NodeKind::Dependency, "login_form", "session", "login_form reads a form and needs nothing.");
    row("no dependency", NodeKind::Dependency, "session", "orders",
        "Only dependencies and security schemes can be needed.");
  }
  void refusalSaysWhy() {
    QFETCH(const int, kind);
    QFETCH(const QString, from);
    QFETCH(const QString, needed);
    QFETCH(const QString, reason);
    QCOMPARE(refusalOfNeed(shop(), node(NodeKind(kind), from.toLatin1().constData()), needed.toStdString()), reason);
  }

  void cycleIsRefusedWithItsWay() {
    const design::Design design =
        shop()
            .withDependency(dependency("session", "function", {asks("paging", "paging")}, Json::object()))
            .withDependency(dependency("unused", "function", {asks("session")}, Json::object()));
    QCOMPARE(refusalOfNeed(design, node(NodeKind::Dependency, "paging"), "unused"),
             QString("paging would need itself: paging → unused → session → paging."));
  }

  void drawnEdgeIsAskedForUnderAFreeName() {
    const design::Design design = shop();
    const auto edit = needEdit(design, node(NodeKind::Endpoint, "orders/list_orders"), "session");
    QVERIFY(edit);
    const auto done = design::apply(design, *edit);
    QVERIFY(done);
    QCOMPARE(done->endpoint("orders/list_orders")->dependencies.back(), asks("session", "session2")); // a parameter
  }

  void routerAndApplicationOnlyRunWhatTheyNeed() {
    const design::Design design = shop();
    for (const GraphNode& from : {node(NodeKind::App, ""), node(NodeKind::Router, "orders")}) {
      const auto done = design::apply(design, *needEdit(design, from, "unused"));
      QVERIFY(done);
      const auto& asked =
          from.kind == NodeKind::App ? done->project().app.dependencies : done->router("orders")->dependencies;
      QCOMPARE(asked.back(), asks("unused"));
    }
  }

  void schemeOfAUserIsExchanged() {
    design::SecurityScheme key;
    key.name = "key";
    const design::Design design = shop().withSecurityScheme(key);
    const auto done = design::apply(design, *needEdit(design, node(NodeKind::Dependency, "current_user"), "key"));
    QVERIFY(done);
    QVERIFY(done->dependency("current_user")->options == Json({{"scheme", "key"}}));
  }

  void deletedEdgeIsAskedForNoMore() {
    const design::Design design = shop();
    const struct {
      GraphNode from;
      const char* needed;
    } cases[] = {{node(NodeKind::App, ""), "version"},
                 {node(NodeKind::Router, "orders"), "session"},
                 {node(NodeKind::Endpoint, "orders/list_orders"), "paging"},
                 {node(NodeKind::Dependency, "paging"), "current_user"},
                 {node(NodeKind::Dependency, "current_user"), "login"}};
    for (const auto& each : cases) {
      const auto done = design::apply(design, *withoutNeedEdit(design, each.from, each.needed));
      QVERIFY(done);
      const QString edge = each.from.id + " → " + each.needed;
      QVERIFY(edges(graphOfProject(design, WithEndpoints::Yes)).contains(edge));
      QVERIFY2(!edges(graphOfProject(*done, WithEndpoints::Yes)).contains(edge), qPrintable(edge));
    }
  }

  void whatCanBeNeededIsOffered() {
    const design::Design design = shop();
    QCOMPARE(ids(possibleNeeds(design, node(NodeKind::Dependency, "paging"))),
             QStringList({"login", "login_form", "session", "unused", "version"}));
    QVERIFY(possibleNeeds(design, node(NodeKind::Dependency, "login_form")).isEmpty());
    QCOMPARE(ids(possibleNeeders(design, node(NodeKind::Dependency, "paging"))),
             QStringList({"", "health", "orders", "session", "unused", "version"}));
  }

  void newNameMustBeFree() {
    QVERIFY(refusalOfNewDependency(shop(), "tenant").isEmpty());
    for (const char* name : {"paging", "login", "2nd", "class", ""})
      QVERIFY2(!refusalOfNewDependency(shop(), name).isEmpty(), name);
  }

  void timesAreThoseOfTheLastRun() {
    ExchangeRing ring;
    using State = api::StageState;
    ring.add({exchange("a", {{"Dependencies", {}, State::Passed, 1, 0},
                             {"user", {}, State::Passed, 300, 1},
                             {"user", "cached", State::Passed, 2, 1}}),
              exchange("b", {{"user", {}, State::Stopped, 900, 1}, {"paging", {}, State::NotReached, 0, 1}}),
              exchange("a", {{"Router", {}, State::Passed, 5, 0}})});
    const DependencyTimes any = lastDependencyTimes(ring, {});
    QCOMPARE(any.value("user"), (DependencyTime{900, true}));
    QVERIFY(!any.contains("paging"));
    QVERIFY(!any.contains("Dependencies"));
    QCOMPARE(lastDependencyTimes(ring, "a").value("user"), (DependencyTime{300, false}));
    QVERIFY(lastDependencyTimes(ring, "c").isEmpty());
  }
};

QTEST_APPLESS_MAIN(DependencyGraphTest)
#include "dependency_graph_test.moc"
