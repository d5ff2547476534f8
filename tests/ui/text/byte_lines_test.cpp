// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as lines: against what formatting the JSON would give, however it came.
#include "ui/text/byte_lines.h"

#include <nlohmann/json.hpp>

#include <QStringList>
#include <QTest>

#include <random>

using namespace signalbox::ui;
using Json = nlohmann::ordered_json;

namespace {

ByteLines linesOf(std::string text, ByteLines::Kind kind) {
  ByteLines lines(std::make_shared<const std::string>(std::move(text)), kind);
  while (lines.advance(7)) {
  }
  return lines;
}

QStringList textsOf(const ByteLines& lines) {
  QStringList texts;
  for (std::size_t i = 0; i < lines.count(); ++i) texts += lines.text(i, 4000);
  return texts;
}

Json randomJson(std::mt19937& random, int depth) {
  switch (depth > 5 ? random() % 4 : random() % 6) {
  case 0: return static_cast<int>(random() % 1000) - 500;
  case 1: return random() % 2 == 0;
  case 2: return nullptr;
  case 3: return std::string("a\"b\\{}[],: ") + static_cast<char>('a' + random() % 26);
  case 4: {
    Json list = Json::array();
    for (auto i = random() % 5; i > 0; --i) list.push_back(randomJson(random, depth + 1));
    return list;
  }
  default: {
    Json object = Json::object();
    for (auto i = random() % 5; i > 0; --i) object["key " + std::to_string(i)] = randomJson(random, depth + 1);
    return object;
  }
  }
}

} // namespace

class ByteLinesTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void jsonIsLaidOutAsIfItWereFormatted() {
    for (unsigned seed = 0; seed < 300; ++seed) {
      std::mt19937 random(seed);
      const Json value = randomJson(random, 0);
      const QStringList expected = QString::fromStdString(value.dump(2)).split(QLatin1Char('\n'));
      for (const int indent : {-1, 0, 2, 7})
        QCOMPARE(textsOf(linesOf(value.dump(indent), ByteLines::Kind::Json)), expected);
    }
  }

  void whatIsNoJsonIsShownAllTheSame() {
    for (const char* text : {"", "}", "]]{", "{\"a", "\"", "{,,,}", "[[[[", "nul", "\\\""})
      QVERIFY(linesOf(text, ByteLines::Kind::Json).isComplete());
  }

  void aBracketFindsItsEnd() {
    std::string text = "[";
    for (int i = 0; i < 500; ++i) text += (i ? "," : "") + std::string("{\"a\":[1,2],\"b\":{}}");
    const ByteLines lines = linesOf(text + "]", ByteLines::Kind::Json);
    QCOMPARE(lines.count(), std::size_t{500 * 7 + 2});
    QCOMPARE(lines.closing(0).value_or(0), lines.count() - 1);
    QCOMPARE(lines.closing(1).value_or(0), std::size_t{7});
    QCOMPARE(lines.closing(2).value_or(0), std::size_t{5});
    QVERIFY(!lines.closing(3));
    QCOMPARE(lines.closing(1 + 7 * 499).value_or(0), lines.count() - 2);
  }

  void everyByteIsFoundAgain() {
    const ByteLines lines = linesOf(R"({"a": [1, 2, {"b": "c"}], "d": null})", ByteLines::Kind::Json);
    for (std::size_t number = 0; number < lines.count(); ++number) {
      const ByteLine line = lines.line(number);
      for (std::size_t at = line.begin; at < line.end; ++at) QCOMPARE(lines.lineAt(at), number);
    }
  }

  void textIsSplitAtItsLineEnds() {
    const ByteLines lines = linesOf("one\r\ntwo\n\nlast", ByteLines::Kind::Text);
    QCOMPARE(textsOf(lines), (QStringList{"one", "two", "", "last"}));
    QCOMPARE(linesOf(std::string(3'000'000, 'x'), ByteLines::Kind::Text).count(), std::size_t{3});
  }

  void hexadecimalHasSixteenBytesALine() {
    const ByteLines lines = linesOf(std::string("GIF89a\0\x01 and more", 17), ByteLines::Kind::Hex);
    QCOMPARE(lines.count(), std::size_t{2});
    QCOMPARE(lines.text(0, 100),
             QStringLiteral("00000000  47 49 46 38 39 61 00 01  20 61 6e 64 20 6d 6f 72  GIF89a.. and mor"));
    QCOMPARE(lines.text(1, 100).left(12), QStringLiteral("00000010  65"));
  }

  void aLongLineIsCut() {
    const ByteLines lines = linesOf("\"" + std::string(10'000, 'x') + "\"", ByteLines::Kind::Json);
    QCOMPARE(lines.text(0, 100).size(), 101);
    QVERIFY(lines.text(0, 100).endsWith(QChar(0x2026)));
    QCOMPARE(linesOf(std::string(10'000, 'x'), ByteLines::Kind::Text).text(0, 9'999).size(), 10'000);
  }

  void aLineIsCutBetweenItsLetters_data() {
    QTest::addColumn<int>("most"); // bytes
    for (int most = 9; most < 13; ++most) QTest::addRow("%d", most) << most;
  }
  void aLineIsCutBetweenItsLetters() {
    QFETCH(int, most);
    const QString text(1'000, QChar(0x20ac));
    for (const QString& whole : {text, u'"' + text + u'"'}) {
      const QString shown = linesOf(whole.toStdString(), ByteLines::Kind::Json).text(0, most);
      QVERIFY2(whole.startsWith(shown.chopped(1)) && shown.endsWith(QChar(0x2026)), qPrintable(shown));
    }
    const QString shown = linesOf(text.toStdString(), ByteLines::Kind::Text).text(0, most);
    QCOMPARE(shown, QString(most / 3, QChar(0x20ac)) + QChar(0x2026));
  }

  void aLongTextIsSplitBetweenItsLetters() {
    const QString text = u'a' + QString(500'000, QChar(0x20ac)); // more than a megabyte
    const ByteLines lines = linesOf(text.toStdString(), ByteLines::Kind::Text);
    QCOMPARE(lines.count(), std::size_t{2});
    QCOMPARE(lines.text(1, 3).front(), QChar(0x20ac));
  }
};

QTEST_APPLESS_MAIN(ByteLinesTest)
#include "byte_lines_test.moc"
