// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links lead to the same operations, whatever of these gets another name.
#include "core/design/edit.h"
#include "core/openapi/follow_links.h"
#include "core/openapi/write.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::design;
using openapi::ChangedEndpoint;

namespace {

Json linkTo(const std::string& id) {
  return {
      {"200", {{"links", {{"item", {{"operationId", id}, {"parameters", {{"item_id", 1}, {"path.item_id", 2}}}}}}}}}};
}

Endpoint itemEndpoint() {
  Endpoint endpoint;
  endpoint.name = "get_item";
  endpoint.router = "shop";
  endpoint.path = "/items/{item_id}";
  endpoint.parameters = {{{"item_id", "int"}, ParameterIn::Path}};
  return endpoint;
}

// Everything that may hold a link holds one to shop/get_item.
Design shop() {
  Router router;
  router.path = "shop";
  router.prefix = "/shop";
  Design design = Design().withRouter(router).withEndpoint(itemEndpoint());
  const Json link = linkTo(openapi::operationId(design, itemEndpoint()));
  Endpoint other;
  other.name = "list_items";
  other.path = "/items";
  other.responses = link;
  Endpoint callback;
  callback.name = "told";
  callback.responses = link;
  other.callbacks = {callback};
  Endpoint webhook;
  webhook.name = "hook";
  webhook.responses = link;
  router.responses = link;
  ProjectInfo project;
  project.app.responses = link;
  return design.withRouter(router).withEndpoint(other).withWebhook(webhook).withProject(project);
}

QStringList idsIn(const Design& design) {
  const auto id = [](const Json& responses) {
    return QString::fromStdString(responses["200"]["links"]["item"]["operationId"].get<std::string>());
  };
  const auto other = design.endpoint("list_items");
  return {id(other->responses), id(other->callbacks[0].responses), id(design.webhook("hook")->responses),
          id(design.router("shop")->responses), id(design.project().app.responses)};
}

} // namespace

class FollowLinksTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void anOperationIsFollowed_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("id");
    QTest::newRow("a name") << 0 << "read_item_shop_items__item_id__get";
    QTest::newRow("a path") << 1 << "get_item_shop_things__item_id__get";
    QTest::newRow("a method") << 2 << "get_item_shop_items__item_id__put";
    QTest::newRow("an id of its own") << 3 << "mine";
    QTest::newRow("another router") << 4 << "get_item_items__item_id__get";
  }
  void anOperationIsFollowed() {
    QFETCH(int, which);
    QFETCH(QString, id);
    const Design before = shop();
    Endpoint changed = itemEndpoint();
    if (which == 0) changed.name = "read_item";
    if (which == 1) changed.path = "/things/{item_id}";
    if (which == 2) changed.method = "PUT";
    if (which == 3) changed.operationId = "mine";
    if (which == 4) changed.router.clear();
    const Design after = before.withoutEndpoint("shop/get_item").withEndpoint(changed);
    const ChangedEndpoint move{before.endpoint("shop/get_item"), after.endpoint(changed.id())};
    const auto followed = openapi::followOperations(before, after, {&move, 1});
    QVERIFY(followed);
    QCOMPARE(idsIn(*followed), QStringList(5, id));
  }

  void itsParametersAreFollowed() {
    const Design before = shop();
    Endpoint changed = itemEndpoint();
    changed.path = "/items/{id}";
    changed.parameters[0].field.name = "id";
    const Design after = before.withEndpoint(changed);
    const ChangedEndpoint move{before.endpoint("shop/get_item"), after.endpoint("shop/get_item")};
    const auto followed = openapi::followOperations(before, after, {&move, 1});
    QVERIFY(followed);
    const Json wanted = {{"id", 1}, {"path.id", 2}};
    QCOMPARE(followed->endpoint("list_items")->responses["200"]["links"]["item"]["parameters"].dump(), wanted.dump());
  }

  void aParameterThatMovesKeepsItsName() {
    Endpoint two = itemEndpoint();
    two.parameters.push_back({{"page", "int"}, ParameterIn::Query});
    two.parameters.push_back({{"size", "int"}, ParameterIn::Query});
    const Design before = shop().withEndpoint(two);
    std::swap(two.parameters[1], two.parameters[2]);
    const Design after = before.withEndpoint(two);
    const ChangedEndpoint move{before.endpoint("shop/get_item"), after.endpoint("shop/get_item")};
    QVERIFY(!openapi::followOperations(before, after, {&move, 1}));
  }

  void whatIsNotAboutTheOperationStaysShared() {
    const Design before = shop();
    Endpoint changed = itemEndpoint();
    changed.summary = "An item";
    const Design after = before.withEndpoint(changed);
    const ChangedEndpoint move{before.endpoint("shop/get_item"), after.endpoint("shop/get_item")};
    QVERIFY(!openapi::followOperations(before, after, {&move, 1}));
  }
};

QTEST_APPLESS_MAIN(FollowLinksTest)
#include "follow_links_test.moc"
