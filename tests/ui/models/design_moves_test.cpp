// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints and routers moved in the tree, and parts of a design copied between projects as text.
#include "core/api/compiled_api.h"
#include "core/behaviour/standard.h"
#include "core/design/store.h"
#include "ui/models/design_clip.h"
#include "ui/models/design_moves.h"
#include "ui/models/design_tree_model.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;
using EntryKind = TreeEntry::Kind;

namespace {

design::Endpoint endpoint(const char* router, const char* name, int order, std::vector<std::string> tags = {}) {
  design::Endpoint made;
  made.router = router;
  made.name = name;
  made.path = std::string("/") + name;
  made.order = order;
  made.tags = std::move(tags);
  made.behaviour.options = {{"body", "fine"}};
  return made;
}

design::Router router(const char* path, int order) {
  design::Router made;
  made.path = path;
  made.order = order;
  made.prefix = std::string("/") + std::string(path).substr(std::string(path).rfind('/') + 1);
  return made;
}

// home, [shop: list, buy, [shop/admin: audit]], about
design::Design shop() {
  return design::Design()
      .withEndpoint(endpoint("", "home", 10))
      .withRouter(router("shop", 20))
      .withEndpoint(endpoint("shop", "list", 10))
      .withEndpoint(endpoint("shop", "buy", 20))
      .withRouter(router("shop/admin", 30))
      .withEndpoint(endpoint("shop/admin", "audit", 10))
      .withEndpoint(endpoint("", "about", 30, {"Pages"}));
}

QString shown(const design::Design& design, const std::string& router) {
  QStringList names;
  for (const TreeEntry& entry : entriesOf(design, router)) names << QString::fromStdString(entry.id);
  return names.join(u' ');
}

QStringList problemsOf(const design::Design& design) {
  QStringList problems;
  for (const Diagnostic& each : api::CompiledApi::compile(design, behaviour::standard())->diagnostics())
    problems << QString::fromStdString(each.message);
  return problems;
}

design::Design sample(const char* name) {
  return design::load(std::filesystem::path(SIGNALBOX_SOURCE_DIR) / "resources" / "samples" / name)->design;
}

} // namespace

class DesignMovesTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void anEntryMoves_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("isRouter");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("there");
    const auto row = [](const char* name, const char* id, bool isRouter, const char* to, int position,
                        const char* there) { QTest::newRow(name) << id << isRouter << to << position << there; };
    row("down among its siblings", "shop/list", false, "shop", 1, "shop/buy shop/list shop/admin");
    row("to the end", "shop/list", false, "shop", 99, "shop/buy shop/admin shop/list");
    row("to the front", "about", false, "", 0, "about home shop");
    row("into a router", "home", false, "shop", 1, "shop/list shop/home shop/buy shop/admin");
    row("out of its router", "shop/buy", false, "", 1, "home buy shop about");
    row("into a nested router", "shop/list", false, "shop/admin", 0, "shop/admin/list shop/admin/audit");
    row("a router to the front", "shop", true, "", 0, "shop home about");
    row("a router out of another", "shop/admin", true, "", 99, "home shop about admin");
  }
  void anEntryMoves() {
    QFETCH(QString, id);
    QFETCH(bool, isRouter);
    QFETCH(QString, to);
    QFETCH(int, position);
    const TreeEntry entry{isRouter ? EntryKind::Router : EntryKind::Endpoint, id.toStdString()};
    const auto moved = moveEntry(shop(), entry, to.toStdString(), std::size_t(position));
    QVERIFY(moved && *moved);
    const QString there = shown((*moved)->design, to.toStdString());
    QTEST(there, "there");
    QVERIFY(QString::fromStdString((*moved)->text).startsWith("Move "));
    QCOMPARE(problemsOf((*moved)->design), QStringList());
  }

  void whatStandsThereAlreadyIsNoStepOfUndo() {
    const auto moved = moveEntry(shop(), {EntryKind::Endpoint, "shop/list"}, "shop", 0);
    QVERIFY(moved && !*moved);
    QVERIFY(!stepEntry(shop(), {EntryKind::Endpoint, "shop/list"}, -1));
  }

  void aNameThatIsTakenThereIsRefused() {
    const design::Design both = shop().withEndpoint(endpoint("", "buy", 40));
    QVERIFY(!moveEntry(both, {EntryKind::Endpoint, "buy"}, "shop", 0));
    QVERIFY(!moveEntry(both, {EntryKind::Router, "shop"}, "shop/admin", 0));
  }

  void keysStepOnePlace() {
    design::Design all = shop();
    for (const char* there : {"home about shop", "about home shop"}) {
      const auto moved = stepEntry(all, {EntryKind::Endpoint, "about"}, -1);
      QVERIFY(moved);
      all = moved->design;
      QCOMPARE(shown(all, ""), QString::fromLatin1(there));
    }
  }

  void aTagTakesThePlaceOfTheFirst() {
    const auto moved = moveEntry(shop(), {EntryKind::Endpoint, "about"}, "", SIZE_MAX, "News");
    QCOMPARE((*moved)->design.endpoint("about")->tags, std::vector<std::string>({"News"}));
    const auto out = moveEntry(shop(), {EntryKind::Endpoint, "about"}, "", SIZE_MAX, "");
    QVERIFY((*out)->design.endpoint("about")->tags.empty());
  }

  void targetsAreRoutersAndTags() {
    QStringList texts;
    for (const MoveTarget& target : moveTargets(shop(), {EntryKind::Endpoint, "home"})) texts << target.text;
    QCOMPARE(texts, QStringList({"shop", "shop/admin", "Tag Pages"}));
    texts.clear();
    for (const MoveTarget& target : moveTargets(shop(), {EntryKind::Router, "shop"})) texts << target.text;
    QCOMPARE(texts, QStringList()); // not into itself
  }

  void rowsAreDraggedToWhereTheyShallStand_data() {
    QTest::addColumn<QString>("dragged");
    QTest::addColumn<QString>("onto"); // a folder or a row; empty = the heading
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("router");
    QTest::addColumn<int>("position"); // -2 = refused
    QTest::newRow("onto a router") << "home" << "router:shop" << -1 << "shop" << -1;
    QTest::newRow("between its rows") << "home" << "router:shop" << 1 << "shop" << 1;
    QTest::newRow("onto an endpoint") << "home" << "shop/buy" << -1 << "shop" << 1;
    QTest::newRow("onto the heading") << "shop/buy" << "" << -1 << "" << -1;
    QTest::newRow("before the first") << "shop/buy" << "" << 0 << "" << 0;
    QTest::newRow("onto a tag") << "home" << "tag:Pages" << -1 << "" << -1;
    QTest::newRow("into a nested router") << "home" << "router:shop/admin" << -1 << "shop/admin" << -1;
    QTest::newRow("before a nested router") << "home" << "router:shop" << 2 << "shop" << 2;
    QTest::newRow("a nested router to the front") << "router:shop/admin" << "router:shop" << 0 << "shop" << 0;
    QTest::newRow("a nested router out of all") << "router:shop/admin" << "" << -1 << "" << -1;
    QTest::newRow("a nested router before an endpoint") << "router:shop/admin" << "home" << -1 << "" << 0;
    QTest::newRow("a router into one inside it") << "router:shop" << "router:shop/admin" << -1 << "" << -2;
    QTest::newRow("a router into itself") << "router:shop" << "shop/buy" << -1 << "" << -2;
    QTest::newRow("onto a model") << "home" << "Thing" << -1 << "" << -2;
  }
  void rowsAreDraggedToWhereTheyShallStand() {
    QFETCH(QString, dragged);
    QFETCH(QString, onto);
    QFETCH(int, row);
    QFETCH(int, position);
    DesignTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    design::Model thing;
    thing.name = "Thing";
    model.setDesign(shop().withModel(thing));
    const auto find = [&](const QString& id) {
      if (id.isEmpty()) return model.indexOf(TreeNode::Kind::Group, "endpoints");
      if (id.contains(':')) return model.indexOf(TreeNode::Kind::Folder, id);
      return id == u"Thing" ? model.indexOfModel(id) : model.indexOfEndpoint(id);
    };
    const std::unique_ptr<QMimeData> data(model.mimeData({find(dragged)}));
    QVERIFY(data);
    QString router;
    int place = -2;
    connect(&model, &DesignTreeModel::moveRequested, this, [&](const TreeEntry&, const MoveTarget& target, int at) {
      router = QString::fromStdString(target.router);
      place = at;
    });
    QCOMPARE(model.canDropMimeData(data.get(), Qt::MoveAction, row, 0, find(onto)), position != -2);
    model.dropMimeData(data.get(), Qt::MoveAction, row, 0, find(onto));
    QCOMPARE(place, position);
    QTEST(router, "router");
  }

  void everyEndpointOfASampleIsPastedIntoAnEmptyProject_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    for (const char* name : {"food-delivery", "llm-chat", "users", "hello"}) {
      const design::Design all = sample(name);
      for (const auto& each : all.endpoints())
        QTest::addRow("%s %s", name, each->id().c_str()) << name << QString::fromStdString(each->id());
    }
  }
  void everyEndpointOfASampleIsPastedIntoAnEmptyProject() {
    QFETCH(QString, name);
    QFETCH(QString, id);
    const design::Design source = sample(name.toLatin1().constData());
    const QString text = copiedText(source, {EntityKind::Endpoint, id.toStdString(), {}});
    const auto pasted = pasteText(design::Design(), text, {});
    if (!pasted) QFAIL(pasted.error().message.c_str());
    const auto copy = pasted->edit.design.endpoint(pasted->place.entity);
    QVERIFY(copy);
    QCOMPARE(copy->path, source.fullPath(*source.endpoint(id.toStdString())));
    QCOMPARE(pasted->renamed, QStringList());
    QCOMPARE(problemsOf(pasted->edit.design.withUsers(source.users())), QStringList());
  }

  void pastedWhereItCameFromItIsASecondOne() {
    const design::Design source = sample("food-delivery");
    const auto pasted =
        pasteText(source, copiedText(source, {EntityKind::Endpoint, "orders/create_order", {}}), "orders");
    QVERIFY(pasted);
    QCOMPARE(pasted->place.entity, std::string("orders/create_order_2"));
    QCOMPARE(pasted->edit.design.models().size(), source.models().size()); // what it needs stands there
    QCOMPARE(problemsOf(pasted->edit.design), QStringList());
  }

  void aNameOfSomethingElseIsRenamedWithAllThatReadsIt() {
    design::Design source = sample("food-delivery");
    design::Model other;
    other.name = "OrderCreate";
    other.fields = {{"note", "str", Json::object()}};
    const design::Design target = design::Design().withModel(other);
    const auto pasted = pasteText(target, copiedText(source, {EntityKind::Endpoint, "orders/create_order", {}}), {});
    QVERIFY(pasted);
    QCOMPARE(pasted->renamed, QStringList({"OrderCreate as OrderCreate_2"}));
    QVERIFY(*pasted->edit.design.model("OrderCreate") == other);
    QCOMPARE(pasted->edit.design.endpoint("create_order")->body[0].type, std::string("OrderCreate_2"));
    QCOMPARE(problemsOf(pasted->edit.design), QStringList());
  }

  void otherPartsAreCopiedToo_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* what, EntityKind kind, const char* name) {
      QTest::newRow(what) << int(kind) << name;
    };
    row("a model", EntityKind::Model, "OrderCreate");
    row("a router", EntityKind::Router, "orders");
    row("a constant", EntityKind::Constant, "restaurants");
  }
  void otherPartsAreCopiedToo() {
    QFETCH(int, kind);
    QFETCH(QString, name);
    const design::Design source = sample("food-delivery");
    const QString text = copiedText(source, {EntityKind(kind), name.toStdString(), {}});
    for (const design::Design& target : {design::Design(), source}) {
      const auto pasted = pasteText(target, text, {});
      if (!pasted) QFAIL(pasted.error().message.c_str());
      QCOMPARE(pasted->place.entity == name.toStdString(), target == design::Design());
      QCOMPARE(problemsOf(pasted->edit.design), QStringList());
    }
  }

  void otherTextIsNotPasted_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "hello", "{}", "[]", "{\"files\": {}}",
          "{\"copied\": {\"kind\": \"endpoint\", \"name\": \"x\"}, \"files\": 1}",
          "{\"copied\": {\"kind\": \"planet\", \"name\": \"x\"}, \"files\": {}}",
          "{\"copied\": {\"kind\": \"model\", \"name\": \"X\"}, \"files\": {\"models/X.json\": {\"fields\": 3}}}"})
      QTest::newRow(text) << text;
  }
  void otherTextIsNotPasted() {
    QFETCH(QString, text);
    const auto pasted = pasteText(design::Design(), text, {});
    QVERIFY(!pasted);
    QVERIFY(pasted.error().message.ends_with('.'));
  }
};

QTEST_GUILESS_MAIN(DesignMovesTest)
#include "design_moves_test.moc"
