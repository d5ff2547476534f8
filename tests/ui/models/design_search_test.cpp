// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/edit.h"
#include "core/design/store.h"
#include "tests/support/served.h"
#include "ui/models/found_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

QString shown(const FoundText& found) {
  return found.where.isEmpty() ? found.entity : found.entity + QStringLiteral(": ") + found.where;
}

} // namespace

class DesignSearchTest final : public QObject {
  Q_OBJECT

private:
  design::Design m_design;
  DesignSearch m_search;

private Q_SLOTS:
  void initTestCase() {
    auto loaded = design::load(test::sample("food-delivery").toStdString());
    QVERIFY(loaded);
    design::SavedRequest request;
    request.name = "lunch";
    request.url = "https://kitchen.example.test/v1";
    request.headers = {{"X-Kitchen", "{{kitchen_key}}", true}};
    m_design = loaded->design.withRequest(request);
    m_search.setDesign(m_design);
  }

  void aTextIsFoundWhereverItStands_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("a model's name") << "ordercreate" << "OrderCreate" << "";
    QTest::newRow("a path") << "/orders/{order_id}" << "GET /orders/{order_id}" << "";
    QTest::newRow("a field") << "coupon" << "OrderCreate: fields \u203a coupon" << "/fields/5/name";
    QTest::newRow("a rule") << "^[A-Z]{4}" << "OrderCreate: fields \u203a coupon" << "/fields/5/pattern";
    QTest::newRow("a description") << "as the app sends" << "OrderCreate" << "/description";
    QTest::newRow("an expression") << "not place[0].is_open" << "POST /orders: behaviour \u203a cases \u203a 2"
                                   << "/behaviour/cases/1/when";
    QTest::newRow("a template") << "sum(prices)" << "POST /orders: behaviour \u203a body" << "/behaviour/body/total";
    QTest::newRow("a value of a constant") << "No wasabi" << "" << "";
    QTest::newRow("the address of a request") << "kitchen.example" << "lunch" << "/url";
    QTest::newRow("a variable") << "{{kitchen_key}}" << "lunch: headers" << "/headers/X-Kitchen";
  }
  void aTextIsFoundWhereverItStands() {
    QFETCH(QString, text);
    QFETCH(QString, place);
    QFETCH(QString, pointer);
    const auto found = m_search.find(text);
    QVERIFY(found.total > 0);
    const auto wanted = std::ranges::find_if(found.lines, [&](const FoundText& each) {
      return place.isEmpty() || (shown(each) == place && each.place.pointer == pointer.toStdString());
    });
    QStringList all;
    for (const FoundText& each : found.lines) all << shown(each) + ' ' + QString::fromStdString(each.place.pointer);
    QVERIFY2(wanted != found.lines.end(), qPrintable(all.join('\n')));
    QCOMPARE(wanted->line.mid(wanted->begin, wanted->length).toLower(), text.toLower());
  }

  void namesStandFirstAndTheLimitCutsTheRest() {
    const auto all = m_search.find("order");
    QVERIFY(all.lines.front().place.pointer.empty());
    const auto few = m_search.find("order", 3);
    QCOMPARE(few.lines.size(), std::size_t(3));
    QCOMPARE(few.total, all.total);
  }

  void wordsOfTheFormatAreNotFound() {
    for (const FoundText& each : m_search.find("behaviour").lines) QVERIFY2(false, qPrintable(each.line));
    QVERIFY(m_search.find(" ").lines.empty());
  }

  void anEditIsFollowed() {
    DesignSearch search;
    search.setDesign(m_design);
    const auto renamed = design::apply(m_design, design::RenameModel{"OrderCreate", "NewOrder"});
    QVERIFY(renamed);
    search.setDesign(*renamed);
    QCOMPARE(search.find("OrderCreate").total, std::size_t(0));
    QVERIFY(search.find("NewOrder").total > 1); // its name, and where it is used
    search.setDesign(m_design);
    QVERIFY(search.find("OrderCreate").lines == m_search.find("OrderCreate").lines);
  }

  void titlesFollowThePrefixOfTheirRouter() {
    DesignSearch search;
    search.setDesign(m_design);
    design::Router router = *m_design.router("orders");
    router.prefix = "/meals";
    const auto changed = design::apply(m_design, design::SetRouter{router});
    QVERIFY(changed);
    search.setDesign(*changed);
    const auto found = search.find("/meals/{order_id}");
    QVERIFY(found.total > 0);
    QCOMPARE(found.lines.front().entity, QString("GET /meals/{order_id}"));
    QCOMPARE(search.find("GET /orders/{order_id}").total, std::size_t(0));
  }

  void rowsSayWhereTheyLead() {
    FoundModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFound(m_search.find("coupon"));
    QVERIFY(model.rowCount() > 0);
    const QString spoken = model.index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains("coupon") && spoken.contains("OrderCreate"), qPrintable(spoken));
  }
};

QTEST_APPLESS_MAIN(DesignSearchTest)
#include "design_search_test.moc"
