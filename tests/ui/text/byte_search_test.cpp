// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/byte_search.h"

#include <QTest>

using namespace signalbox::ui;

class ByteSearchTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void matchesAreFoundWhateverTheSteps_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("offsets");
    QTest::newRow("none") << QByteArray("abc") << "x" << QList<int>{};
    QTest::newRow("several") << QByteArray("abcabcab") << "ab" << QList<int>{0, 3, 6};
    QTest::newRow("they do not overlap") << QByteArray("aaaa") << "aa" << QList<int>{0, 2};
    QTest::newRow("both cases") << QByteArray("Ab aB") << "ab" << QList<int>{0, 3};
    QTest::newRow("a capital means itself") << QByteArray("Ab ab") << "Ab" << QList<int>{0};
    QTest::newRow("other letters") << QByteArray("\xc3\xa9 \xc3\xa9") << QStringLiteral("é") << QList<int>{0, 3};
    QTest::newRow("longer than the bytes") << QByteArray("ab") << "abc" << QList<int>{};
    QTest::newRow("nothing sought") << QByteArray("ab") << "" << QList<int>{};
  }

  void matchesAreFoundWhateverTheSteps() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    QFETCH(const QList<int>, offsets);
    for (std::size_t step = 1; step < 12; ++step) {
      ByteSearch search(std::make_shared<const std::string>(bytes.toStdString()), text);
      while (search.advance(step)) {
      }
      QList<int> found;
      for (const std::size_t at : search.matches()) found += static_cast<int>(at);
      QCOMPARE(found, offsets);
      QCOMPARE(search.count(), static_cast<std::size_t>(offsets.size()));
    }
  }

  void theNextMatchBehindAPlace() {
    ByteSearch search(std::make_shared<const std::string>("x..x..x"), QStringLiteral("x"));
    search.advance(100);
    QCOMPARE(search.indexFrom(0), std::size_t{0});
    QCOMPARE(search.indexFrom(1), std::size_t{1});
    QCOMPARE(search.indexFrom(7), std::size_t{3});
  }
};

QTEST_APPLESS_MAIN(ByteSearchTest)
#include "byte_search_test.moc"
