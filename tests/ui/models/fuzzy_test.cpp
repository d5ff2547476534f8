// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fuzzy.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::ui;

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

  void theScoreAloneIsThatOfTheMatch() {
    QRandomGenerator random(7);
    const auto word = [&random](int length) {
      QString text;
      for (int i = 0; i < length; ++i) text += QStringLiteral("abAB/_ c")[random.bounded(8)];
      return text;
    };
    for (int round = 0; round < 5000; ++round) {
      const FuzzyPattern pattern(word(1 + random.bounded(4)));
      const FuzzyText text(word(random.bounded(20)));
      const auto match = pattern.match(text);
      const auto score = pattern.score(text);
      QCOMPARE(score.has_value(), match.has_value());
      if (match) QCOMPARE(*score, match->score);
    }
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
