// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/side_by_side.h"

#include <QTest>

using namespace signalbox::ui;

class SideBySideTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void rows_data() {
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("expected");
    QTest::newRow("same") << "a\nb" << "a\nb" << "a=a b=b";
    QTest::newRow("changed") << "a\nb\nc" << "a\nx\nc" << "a=a b|x c=c";
    QTest::newRow("more at the right") << "a\nb" << "a\nx\ny" << "a=a b|x |y";
    QTest::newRow("more at the left") << "a\nb\nc" << "a\nx" << "a=a b|x c|";
    QTest::newRow("two places") << "a\nb\nc" << "x\nb\ny" << "a|x b=b c|y";
    QTest::newRow("only at the right") << "" << "a" << "|a";
    QTest::newRow("nothing") << "" << "" << "";
  }

  void rows() {
    QFETCH(QString, left);
    QFETCH(QString, right);
    QStringList found;
    for (const SideRow& row : sideBySide(left, right))
      found << row.left.value_or(QString()) + (row.isSame ? u'=' : u'|') + row.right.value_or(QString());
    QTEST(found.join(u' '), "expected");
  }

  void severalPairsStandUnderTheirNames() {
    SideRows rows("Here", "There");
    rows.setPairs({{"one.json", "a", "b"}});
    QCOMPARE(rows.rowCount(), 1);
    QCOMPARE(rows.data(rows.index(0), Qt::AccessibleTextRole).toString(), "Here: a; There: b");
    rows.setPairs({{"one.json", "a", "a"}, {"two.json", "", "b"}});
    QCOMPARE(rows.rowCount(), 4);
    QVERIFY(!rows.row(rows.index(0)));
    QCOMPARE(rows.data(rows.index(0), Qt::DisplayRole).toString(), "one.json");
    QCOMPARE(rows.firstDifference().row(), 3);
  }
};

QTEST_APPLESS_MAIN(SideBySideTest)
#include "side_by_side_test.moc"
