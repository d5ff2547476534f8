// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What links of answers and addresses of callbacks read, when a field, a model or a parameter gets another name.
#include "core/design/edit.h"
#include "core/design/runtime_expression.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::design;

namespace {

Model model(const std::string& name, std::vector<Field> fields) {
  Model made;
  made.name = name;
  made.fields = std::move(fields);
  return made;
}

// POST /orders/{shop}?page= with a body, an answer of its own status, one of a model named there, and a callback.
Design shop(const std::string& expression) {
  Endpoint endpoint;
  endpoint.name = "create";
  endpoint.method = "POST";
  endpoint.path = "/orders/{shop}";
  endpoint.parameters = {{{"shop", "str"}, ParameterIn::Path},
                         {{"page", "int"}, ParameterIn::Query},
                         {{"x_trace", "str"}, ParameterIn::Header}};
  endpoint.body = {{"order", "Order"}};
  endpoint.response.model = "Order";
  endpoint.responses = {
      {"200", {{"links", {{"self", {{"operationId", "get"}, {"parameters", {{"id", expression}}}}}}}}},
      {"404", {{"model", "list[Item]"}, {"links", {{"first", {{"requestBody", {{"of", expression}}}}}}}}}};
  Endpoint callback;
  callback.name = "told";
  callback.path = "{" + expression + "}/told";
  endpoint.callbacks = {callback};
  return Design()
      .withModel(model("Item", {{"id", "int"}, {"size", "int"}}))
      .withModel(model("Order", {{"id", "int"}, {"items", "list[Item]"}, {"last", "Item | None"}}))
      .withEndpoint(endpoint);
}

QString ofOwn(const Endpoint& endpoint) {
  return QString::fromStdString(endpoint.responses["200"]["links"]["self"]["parameters"]["id"].get<std::string>());
}
QString ofNamed(const Endpoint& endpoint) {
  return QString::fromStdString(endpoint.responses["404"]["links"]["first"]["requestBody"]["of"].get<std::string>());
}
QString ofCallback(const Endpoint& endpoint) { return QString::fromStdString(endpoint.callbacks[0].path); }

} // namespace

class RenameLinksTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aFieldIsFollowed_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("own");      // Order.id and Item.id renamed to key, one after the other
    QTest::addColumn<QString>("named");    // in an answer of list[Item]
    QTest::addColumn<QString>("callback"); // after the request
    const auto row = [](const char* name, const char* text, const char* own, const char* named, const char* callback) {
      QTest::newRow(name) << text << own << named << callback;
    };
    row("of the answer", "$response.body#/id", "$response.body#/key", "$response.body#/id",
        "{$response.body#/id}/told");
    row("of an item", "$response.body#/items/0/id", "$response.body#/items/0/key", "$response.body#/items/0/id",
        "{$response.body#/items/0/id}/told");
    row("of a list", "$response.body#/0/id", "$response.body#/0/id", "$response.body#/0/key",
        "{$response.body#/0/id}/told");
    row("of the request", "$request.body#/last/id", "$request.body#/last/key", "$request.body#/last/key",
        "{$request.body#/last/key}/told");
    row("another field", "$response.body#/last", "$response.body#/last", "$response.body#/last",
        "{$response.body#/last}/told");
    row("no expression of a body", "$request.query.id", "$request.query.id", "$request.query.id",
        "{$request.query.id}/told");
  }
  void aFieldIsFollowed() {
    QFETCH(QString, expression);
    Design design = shop(expression.toStdString());
    for (const char* of : {"Order", "Item"}) {
      const auto changed = apply(design, SetField{of, "id", {"key", "int"}});
      QVERIFY(changed);
      design = *changed;
    }
    const auto endpoint = *design.endpoint("create");
    QTEST(ofOwn(endpoint), "own");
    QTEST(ofNamed(endpoint), "named");
    QTEST(ofCallback(endpoint), "callback");
  }

  void aParameterIsFollowed_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("expected");
    QTest::newRow("path") << "$request.path.shop" << "shop" << "$request.path.other";
    QTest::newRow("query") << "$request.query.page" << "page" << "$request.query.other";
    QTest::newRow("header") << "$request.header.x-trace" << "x_trace" << "$request.header.other";
    QTest::newRow("one of another place") << "$request.query.shop" << "shop" << "$request.query.shop";
    QTest::newRow("the only part of a body") << "$request.body#/order" << "order" << "$request.body#/order";
  }
  void aParameterIsFollowed() {
    QFETCH(QString, expression);
    QFETCH(QString, from);
    QFETCH(QString, expected);
    const auto changed = apply(shop(expression.toStdString()),
                               RenameParameter{EntityKind::Endpoint, "create", from.toStdString(), "other"});
    QVERIFY(changed);
    const auto endpoint = *changed->endpoint("create");
    QCOMPARE(ofOwn(endpoint), expected);
    QCOMPARE(ofCallback(endpoint), "{" + expected + "}/told");
  }

  void anEmbedThatIsNoBooleanIsNone() {
    Endpoint endpoint = *shop("$request.body#/id").endpoint("create");
    endpoint.body[0].facets = {{"embed", "yes"}};
    endpoint.behaviour.options = {{"each", "{{ order }}"}, {"as", 5}};
    const Design design = shop("$url").withEndpoint(endpoint);
    const auto field = apply(design, SetField{"Order", "id", {"key", "int"}});
    QVERIFY(field);
    QCOMPARE(ofOwn(*field->endpoint("create")), QString("$request.body#/key"));
    QVERIFY(apply(design, RenameParameter{EntityKind::Endpoint, "create", "order", "other"}));
  }

  void aModelIsFollowedInTheSchemaOfAHeader() {
    Design design = shop("$url");
    Endpoint endpoint = *design.endpoint("create");
    endpoint.responses["200"]["headers"] = {{"X-Item", {{"schema", {{"$ref", "#/components/schemas/Item"}}}}}};
    const auto changed = apply(design.withEndpoint(endpoint), RenameModel{"Item", "Thing"});
    QVERIFY(changed);
    const Json& headers = changed->endpoint("create")->responses["200"]["headers"];
    QVERIFY(headers["X-Item"]["schema"]["$ref"] == Json("#/components/schemas/Thing"));
  }

  void expressionsStandAloneOrInBraces() {
    const auto shout = [](std::string_view text) { return std::string(text) + "!"; };
    QCOMPARE(mapRuntimeExpressions("$url", shout), std::string("$url!"));
    QCOMPARE(mapRuntimeExpressions("/a/{$url}/{id}/{$method}", shout), std::string("/a/{$url!}/{id}/{$method!}"));
    QCOMPARE(mapRuntimeExpressions("/a/{$url", shout), std::string("/a/{$url"));
    QCOMPARE(mapRuntimeExpressions("", shout), std::string());
  }
};

QTEST_APPLESS_MAIN(RenameLinksTest)
#include "rename_links_test.moc"
