// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a field takes and refuses because of one of its facets.
#include "ui/models/facet_example.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;

class FacetExampleTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aFacetTakesAndRefuses_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("facets");
    QTest::addColumn<QString>("facet");
    QTest::addColumn<QString>("reason");
    QTest::newRow("gt") << "int" << R"({"gt": 3})" << "gt" << "Input should be greater than 3";
    QTest::newRow("one of two") << "int" << R"({"ge": 3, "le": 9})" << "le"
                                << "Input should be less than or equal to 9";
    QTest::newRow("text") << "str" << R"({"max_length": 3})" << "max_length"
                          << "String should have at most 3 characters";
    QTest::newRow("list") << "list[int]" << R"({"min_length": 2})" << "min_length"
                          << "List should have at least 2 items after validation, not 1";
    QTest::newRow("pattern") << "str" << R"({"pattern": "^[a-z]+$"})" << "pattern"
                             << "String should match pattern '^[a-z]+$'";
    QTest::newRow("no rule") << "int" << R"({"title": "Count"})" << "title" << "";
  }
  void aFacetTakesAndRefuses() {
    QFETCH(QString, type);
    QFETCH(QString, facets);
    QFETCH(QString, facet);
    const design::Field field{"value", type.toStdString(), Json::parse(facets.toStdString())};
    const FacetExample example = facetExample(design::Design(), field, facet.toStdString());
    QVERIFY(example.problem.isEmpty());
    QVERIFY(!example.accepted.isEmpty());
    QTEST(example.reason, "reason");
    QCOMPARE(example.refused.isEmpty(), example.reason.isEmpty());
  }

  void aFacetThatDoesNotFitSaysSo() {
    const design::Field field{"value", "int", {{"max_length", 3}}};
    const FacetExample example = facetExample(design::Design(), field, "max_length");
    QVERIFY(!example.problem.isEmpty());
    QVERIFY(example.accepted.isEmpty());
  }
};

QTEST_APPLESS_MAIN(FacetExampleTest)
#include "facet_example_test.moc"
