// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fuzzy.h"

#include <QTest>

using signalbox::ui::fuzzyMatch;

class FuzzyTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void lettersMatchInOrder_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QVector<int>>("positions");
    QTest::newRow("in a row") << "boo" << "/books" << QVector<int>{1, 2, 3};
    QTest::newRow("case does not count") << "BOOK" << "bookCreate" << QVector<int>{0, 1, 2, 3};
    QTest::newRow("starts of words") << "bc" << "abcBookCreate" << QVector<int>{3, 7};
    QTest::newRow("spaces do not count") << "new end" << "New endpoint" << QVector<int>{0, 1, 2, 4, 5, 6};
    QTest::newRow("the word rather than scattered letters") << "log" << "Show long log" << QVector<int>{10, 11, 12};
    QTest::newRow("empty") << "" << "anything" << QVector<int>{};
  }
  void lettersMatchInOrder() {
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QVector<int>, positions);
    const auto match = fuzzyMatch(pattern, text);
    QVERIFY(match);
    QCOMPARE(match->positions, positions);
  }

  void aMissingLetterIsNoMatch() {
    QVERIFY(!fuzzyMatch("bookz", "books"));
    QVERIFY(!fuzzyMatch("koob", "book"));
    QVERIFY(!fuzzyMatch("a", ""));
  }

  void theStartIsBetterThanTheMiddle() { QVERIFY(fuzzyMatch("bo", "books")->score > fuzzyMatch("bo", "abobo")->score); }
};

QTEST_APPLESS_MAIN(FuzzyTest)
#include "fuzzy_test.moc"
