// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which FastAPI reads what a route asks for.
#include "core/design/dependency_order.h"

#include <QtTest>

using namespace signalbox::design;

namespace {

Depends asks(const char* dependency, const char* name = "", std::vector<std::string> scopes = {}) {
  return {dependency, name, true, {}, std::move(scopes)};
}

Dependency function(const char* name, std::vector<Depends> asked = {}) {
  Dependency dependency;
  dependency.name = name;
  dependency.dependencies = std::move(asked);
  return dependency;
}

// app, router, decorator and parameters each ask for one; `settings` comes twice.
Design shop() {
  ProjectInfo project;
  project.app.dependencies = {asks("trace")};
  Router orders;
  orders.path = "orders";
  orders.prefix = "/orders";
  orders.dependencies = {asks("settings")};
  SecurityScheme bearer;
  bearer.name = "bearer";
  Dependency user = function("current_user");
  user.kind = "user";
  user.options["scheme"] = "bearer";
  Endpoint endpoint;
  endpoint.name = "list_orders";
  endpoint.router = "orders";
  endpoint.dependencies = {asks("current_user", "user", {"read", "me", "read"}), asks("audit")};
  return Design(project)
      .withRouter(orders)
      .withSecurityScheme(bearer)
      .withDependency(user)
      .withDependency(function("trace"))
      .withDependency(function("settings"))
      .withDependency(function("audit", {asks("settings", "settings")}))
      .withEndpoint(endpoint);
}

DependencyNode treeOf(const Design& design) {
  const Endpoint& endpoint = *design.endpoints().front();
  return dependencyTree(design, endpoint, inheritedDependencies(design, endpoint));
}

QStringList names(const std::vector<const DependencyNode*>& nodes) {
  QStringList names;
  for (const DependencyNode* node : nodes) names << QString::fromStdString(node->asked.dependency);
  return names;
}

} // namespace

class DependencyOrderTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void appThenRoutersThenDecoratorThenParameters() {
    const DependencyNode root = treeOf(shop());
    QCOMPARE(names(flattened(root)), QStringList({"", "trace", "settings", "audit", "current_user", "bearer"}));
  }

  void scopesOfParentsReachTheScheme() {
    const DependencyNode root = treeOf(shop());
    const DependencyNode& scheme = root.children.back().children.front();
    QVERIFY(scheme.scheme != nullptr);
    QCOMPARE(scheme.scopes, (std::vector<std::string>{"read", "me", "read"})); // as they were asked for
  }

  void oneThatYieldsIsAnotherInAnotherScope() {
    Dependency session = function("session");
    session.options["yield"] = true;
    Endpoint endpoint;
    endpoint.name = "read";
    endpoint.dependencies = {asks("session", "a"), asks("session", "b"), asks("session", "c")};
    endpoint.dependencies[1].scope = "request"; // FastAPI's default, said
    endpoint.dependencies[2].scope = "function";
    const Design design = Design().withDependency(session).withEndpoint(endpoint);
    QCOMPARE(flattened(treeOf(design)).size(), std::size_t{3});
  }

  void oneThatAsksForItselfIsCut() {
    const Design design = shop().withDependency(function("trace", {asks("trace", "again")}));
    const DependencyNode root = treeOf(design);
    QCOMPARE(root.children.front().children.size(), std::size_t{1});
    QVERIFY(root.children.front().children.front().children.empty());
  }

  void passwordFormsReadTheFieldsOfOAuth2() {
    Dependency form = function("form");
    form.kind = "password_form";
    QCOMPARE(bodyFields(form).size(), std::size_t{6});
    QVERIFY(!bodyFields(form).front().isRequired());
    form.options["strict"] = true;
    QVERIFY(bodyFields(form).front().isRequired());
  }
};

QTEST_APPLESS_MAIN(DependencyOrderTest)
#include "dependency_order_test.moc"
