// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/edit.h"
#include "ui/document/design_change.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

design::Endpoint endpoint(const std::string& router, const std::string& name) {
  design::Endpoint made;
  made.router = router;
  made.name = name;
  made.path = "/" + name;
  return made;
}

design::Design shop() {
  design::Model book;
  book.name = "Book";
  design::Router orders;
  orders.path = "orders";
  design::Router inner;
  inner.path = "orders/items";
  return design::Design()
      .withModel(book)
      .withRouter(orders)
      .withRouter(inner)
      .withEndpoint(endpoint("", "ping"))
      .withEndpoint(endpoint("orders", "create"))
      .withEndpoint(endpoint("orders/items", "list"));
}

DesignChange changeOf(const design::Edit& edit) {
  const auto after = design::apply(shop(), edit);
  return after ? changeBetween(shop(), *after) : DesignChange();
}

bool isRenamed(const DesignChange& change, const RenamedEntity& wanted) {
  return std::ranges::find(change.renamed, wanted) != change.renamed.end();
}

} // namespace

class DesignChangeTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theSameDesignHasNoChange() { QVERIFY(changeBetween(shop(), shop()).isEmpty()); }

  void anEditedEntityIsTheOnlyChange() {
    const DesignChange change = changeOf(design::AddField{"Book", {"title", "str", design::Json::object()}});
    QCOMPARE(change.entities.size(), std::size_t(1));
    QVERIFY(change.entities[0] == (design::Change{design::ChangeKind::Changed, EntityKind::Model, "Book"}));
    QVERIFY(change.renamed.empty());
  }

  void oneThatWentAndOneThatCameAreTheSame() {
    QVERIFY(isRenamed(changeOf(design::RenameModel{"Book", "Volume"}), {EntityKind::Model, "Book", "Volume"}));
    QVERIFY(isRenamed(changeOf(design::RenameEndpoint{"ping", "pong"}), {EntityKind::Endpoint, "ping", "pong"}));
  }

  void ofDifferentKindsTheyAreNot() {
    design::Constant constant;
    constant.name = "books";
    const DesignChange change = changeBetween(shop(), shop().withoutModel("Book").withConstant(constant));
    QCOMPARE(change.entities.size(), std::size_t(2));
    QVERIFY(change.renamed.empty());
  }

  void whatIsInARenamedRouterGoesAlong() {
    const DesignChange change = changeOf(design::RenameRouter{"orders", "sales"});
    QVERIFY(isRenamed(change, {EntityKind::Router, "orders", "sales"}));
    QVERIFY(isRenamed(change, {EntityKind::Router, "orders/items", "sales/items"}));
    QVERIFY(isRenamed(change, {EntityKind::Endpoint, "orders/create", "sales/create"}));
    QVERIFY(isRenamed(change, {EntityKind::Endpoint, "orders/items/list", "sales/items/list"}));
    QCOMPARE(change.renamed.size(), std::size_t(4));
  }

  void ofSeveralStepsTheRenamesAreKnown() {
    std::vector<design::Design> states{shop()};
    for (const design::Edit& edit : std::vector<design::Edit>{
             design::RenameModel{"Book", "Volume"}, design::RenameEndpoint{"orders/create", "place"},
             design::AddField{"Volume", {"title", "str", design::Json::object()}},
             design::RenameModel{"Volume", "Tome"}, design::RenameRouter{"orders", "sales"},
             design::RenameEndpoint{"ping", "pong"}, design::RemoveEndpoint{"pong"}}) {
      const auto next = design::apply(states.back(), edit);
      QVERIFY2(next, next ? "" : next.error().message.c_str());
      states.push_back(*next);
    }
    const DesignChange change = changeThrough(states);
    QVERIFY(isRenamed(change, {EntityKind::Model, "Book", "Tome"}));
    QVERIFY(isRenamed(change, {EntityKind::Endpoint, "orders/create", "sales/place"}));
    QVERIFY(isRenamed(change, {EntityKind::Router, "orders", "sales"}));
    QVERIFY(isRenamed(change, {EntityKind::Router, "orders/items", "sales/items"}));
    QVERIFY(isRenamed(change, {EntityKind::Endpoint, "orders/items/list", "sales/items/list"}));
    QCOMPARE(change.renamed.size(), std::size_t(5));
    QVERIFY(change.entities == changeBetween(states.front(), states.back()).entities);
  }

  void aRenameThereAndBackIsNone() {
    const auto renamed = design::apply(shop(), design::RenameModel{"Book", "Volume"});
    QVERIFY(changeThrough({shop(), *renamed, shop()}).isEmpty());
    QVERIFY(changeThrough({shop(), *renamed, shop()}).renamed.empty());
  }

  void removingIsNoRename() {
    const DesignChange change = changeOf(design::RemoveRouter{"orders"});
    QVERIFY(!change.isEmpty());
    QVERIFY(change.renamed.empty());
  }
};

QTEST_GUILESS_MAIN(DesignChangeTest)
#include "design_change_test.moc"
