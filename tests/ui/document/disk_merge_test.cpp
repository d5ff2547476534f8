// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is taken over of what somebody else wrote, and what clashes with what was edited here.
#include "core/design/adopt.h"
#include "ui/document/disk_merge.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;

namespace {

design::Field field(const std::string& name, const std::string& type = "str") { return {name, type, Json::object()}; }

design::Design with(const design::Design& design, const std::string& name, const std::vector<design::Field>& fields) {
  design::Model model;
  model.name = name;
  model.fields = fields;
  return design.withModel(model);
}

// Of the model Book: what opened, what is here, what is on disk; empty: it is not there.
struct Sides {
  std::vector<design::Field> origin;
  std::vector<design::Field> ours;
  std::vector<design::Field> theirs;
};

design::Design sideOf(const std::vector<design::Field>& fields) {
  const design::Design design{design::ProjectInfo{}};
  return fields.empty() ? design : with(design, "Book", fields);
}

QString outcome(const Sides& sides) {
  const design::Design origin = sideOf(sides.origin);
  const design::Design ours = sideOf(sides.ours);
  const design::Design disk = sideOf(sides.theirs);
  std::vector<design::Change> changes = design::diff(origin, disk);
  if (changes.empty()) changes = {{design::ChangeKind::Changed, EntityKind::Model, "Book"}}; // from what was saved here
  const DiskMerge merge = mergeDisk(origin, ours, disk, changes);
  if (merge.taken.size() + merge.agreed.size() + merge.clashes.size() != 1) return "several";
  return !merge.taken.empty() ? "taken" : !merge.agreed.empty() ? "agreed" : "clash";
}

} // namespace

Q_DECLARE_METATYPE(Sides)

class DiskMergeTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void oneFile_data() {
    const std::vector<design::Field> book = {field("title")};
    const std::vector<design::Field> theirs = {field("title", "int")};
    const std::vector<design::Field> edited = {field("title"), field("pages")};
    QTest::addColumn<Sides>("sides");
    QTest::addColumn<QString>("expected");
    QTest::newRow("not edited here") << Sides{book, book, theirs} << "taken";
    QTest::newRow("added there") << Sides{{}, {}, book} << "taken";
    QTest::newRow("removed there") << Sides{book, book, {}} << "taken";
    QTest::newRow("edited here, another edit there") << Sides{book, edited, theirs} << "clash";
    QTest::newRow("edited here, removed there") << Sides{book, edited, {}} << "clash";
    QTest::newRow("removed here, edited there") << Sides{book, {}, theirs} << "clash";
    QTest::newRow("both the same") << Sides{book, edited, edited} << "agreed";
    QTest::newRow("both removed") << Sides{book, {}, {}} << "agreed";
    QTest::newRow("edited there on top of what was edited here")
        << Sides{book, edited, {field("title", "int"), field("pages")}} << "taken";
    QTest::newRow("added there to what was edited here")
        << Sides{book, edited, {field("title"), field("isbn"), field("pages")}} << "taken";
    QTest::newRow("back there to what it was before the edits") << Sides{book, edited, book} << "clash";
    QTest::newRow("made here and added to there") << Sides{{}, book, edited} << "taken";
    QTest::newRow("made here and there") << Sides{{}, book, theirs} << "clash";
    QTest::newRow("moved here, the old order there")
        << Sides{edited, {field("pages"), field("title")}, {field("title"), field("pages"), field("isbn")}} << "clash";
    QTest::newRow("removed a field here, still there")
        << Sides{edited, book, {field("title"), field("pages"), field("isbn")}} << "clash";
    QTest::newRow("removed a field here, gone there too")
        << Sides{edited, book, {field("title"), field("isbn")}} << "taken";
  }

  void oneFile() {
    QFETCH(Sides, sides);
    QFETCH(QString, expected);
    QCOMPARE(outcome(sides), expected);
  }

  void ofManyFilesOnlyTheEditedOneClashes() {
    design::Design origin{design::ProjectInfo{}};
    for (const char* name : {"Author", "Book", "Order"}) origin = with(origin, name, {field("id")});
    const design::Design ours = with(origin, "Book", {field("id"), field("title")});
    design::Design disk = with(origin, "Author", {field("id", "int")});
    disk = with(disk, "Book", {field("id", "int")}).withoutModel("Order");
    const DiskMerge merge = mergeDisk(origin, ours, disk, design::diff(origin, disk));
    QCOMPARE(filesText(merge.clashes), "models/Book.json");
    QCOMPARE(merge.taken.size(), std::size_t(2));
    const design::Design merged = design::adopt(ours, disk, merge.taken);
    QCOMPARE(merged.model("Author")->fields.front().type, std::string("int"));
    QVERIFY(!merged.model("Order"));
    QVERIFY(merged.model("Book") == ours.model("Book")); // shared
  }

  // Their router is gone, and an endpoint that was edited here stays in it.
  void anEndpointThatStaysKeepsItsRouter() {
    design::Router router;
    router.path = "shop/orders";
    router.prefix = "/orders";
    design::Router outer;
    outer.path = "shop";
    design::Endpoint endpoint;
    endpoint.router = router.path;
    endpoint.name = "read";
    const design::Design ours =
        design::Design{design::ProjectInfo{}}.withRouter(outer).withRouter(router).withEndpoint(endpoint);
    const design::Design disk{design::ProjectInfo{}};
    const std::vector<design::Change> taken = {{design::ChangeKind::Removed, EntityKind::Router, "shop"},
                                               {design::ChangeKind::Removed, EntityKind::Router, "shop/orders"}};
    const design::Design merged = design::adopt(ours, disk, taken);
    QVERIFY(merged.endpoint("shop/orders/read"));
    QVERIFY(merged.router("shop"));
    QCOMPARE(merged.router("shop/orders")->prefix, std::string("/orders"));
  }

  void filesAreNamedOrCounted() {
    const design::Change book{design::ChangeKind::Changed, EntityKind::Model, "Book"};
    QCOMPARE(filesText({book}), "models/Book.json");
    QCOMPARE(filesText({book, book, book}), "3 files");
    QCOMPARE(fileTextOf(design::Design(), book), QString());
  }
};

QTEST_GUILESS_MAIN(DiskMergeTest)
#include "disk_merge_test.moc"
