// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a link may lead to and read.
#include "ui/models/link_words.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

design::Model model(const std::string& name, std::vector<design::Field> fields, const std::string& base = {}) {
  design::Model made;
  made.name = name;
  made.fields = std::move(fields);
  made.base = base;
  return made;
}

design::Endpoint createOrder() {
  design::Endpoint endpoint;
  endpoint.name = "create";
  endpoint.method = "POST";
  endpoint.path = "/shops/{shop}/orders";
  endpoint.parameters = {{{"shop", "int"}, design::ParameterIn::Path},
                         {{"x_trace", "str"}, design::ParameterIn::Header},
                         {{"sid", "str"}, design::ParameterIn::Cookie}};
  endpoint.body = {{"order", "OrderIn"}};
  return endpoint;
}

design::Design shop() {
  design::Endpoint socket;
  socket.name = "live";
  socket.method = "WEBSOCKET";
  socket.path = "/live";
  return design::Design()
      .withModel(model("Base", {{"id", "int"}}))
      .withModel(model("Item", {{"name", "str", {{"serialization_alias", "title"}}}}))
      .withModel(model("Order", {{"items", "list[Item]"}}, "Base"))
      .withModel(model("OrderIn", {{"note", "str"}}))
      .withEndpoint(createOrder())
      .withEndpoint(socket);
}

} // namespace

class LinkWordsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void operationsOfTheDocumentAreOffered() {
    const auto targets = linkTargets(shop());
    QCOMPARE(targets.size(), 1); // a WebSocket is none
    QCOMPARE(targets[0].id, QStringLiteral("create_shops__shop__orders_post"));
    QCOMPARE(targets[0].shown, QStringLiteral("POST /shops/{shop}/orders"));
    QCOMPARE(targets[0].parameters, QStringList({"shop", "x-trace", "sid"}));
  }

  void whatTheAnswerAndTheRequestHaveIsOffered() {
    const design::Endpoint endpoint = createOrder();
    QCOMPARE(runtimeExpressions(shop(), {"Order", &endpoint}),
             QStringList({"$response.body#/items", "$response.body#/items/0/title", "$response.body#/id",
                          "$response.body", "$request.path.shop", "$request.header.x-trace", "$request.body",
                          "$request.body#/note", "$url", "$method", "$statusCode"}));
    QCOMPARE(runtimeExpressions(shop(), {}), QStringList({"$response.body", "$url", "$method", "$statusCode"}));
  }

  void whatIsNotThereIsSaid_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("problem"); // how it begins
    QTest::newRow("a field") << "$response.body#/id" << "";
    QTest::newRow("an item's") << "$response.body#/items/3/title" << "";
    QTest::newRow("by its own name") << "$response.body#/items/3/name" << "The answer has no name";
    QTest::newRow("no field") << "$response.body#/nothing" << "The answer has no nothing";
    QTest::newRow("of the request") << "$request.body#/note" << "";
    QTest::newRow("not of the request") << "$request.body#/id" << "The request's body has no id";
    QTest::newRow("a parameter") << "$request.path.shop" << "";
    QTest::newRow("no parameter") << "$request.query.page" << "The request has no page";
    QTest::newRow("any header") << "$response.header.Location" << "";
    QTest::newRow("a value") << "17" << "";
    QTest::newRow("no expression") << "$answer.id" << "$response.body";
  }
  void whatIsNotThereIsSaid() {
    QFETCH(QString, expression);
    QFETCH(QString, problem);
    const design::Endpoint endpoint = createOrder();
    const QString said = runtimeProblem(shop(), {"Order", &endpoint}, expression);
    QVERIFY2(problem.isEmpty() ? said.isEmpty() : said.startsWith(problem), qPrintable(said));
  }

  void aBodyWhoseEmbedIsNoBooleanIsNoneOfParts() {
    design::Endpoint endpoint = createOrder();
    endpoint.body[0].facets = {{"embed", "yes"}};
    QVERIFY(runtimeExpressions(shop(), {"Order", &endpoint}).contains("$request.body#/note"));
  }

  void ofADictAnythingMayBeRead() {
    QVERIFY(runtimeProblem(shop(), {"dict[str, int]", nullptr}, QStringLiteral("$response.body#/any")).isEmpty());
    QVERIFY(runtimeProblem(shop(), {"Order | None", nullptr}, QStringLiteral("$response.body#/any")).size() > 0);
  }
};

QTEST_APPLESS_MAIN(LinkWordsTest)
#include "link_words_test.moc"
