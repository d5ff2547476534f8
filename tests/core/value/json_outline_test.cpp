// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The outline of JSON texts: parts, ends and places of small and large values; what is refused, and where.
#include "core/value/json_outline.h"

#include <QTest>

#include <string>

using namespace signalbox;

namespace {

std::string listOf(std::size_t count, const std::string& item) {
  std::string text = "[ ";
  for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? " ,\n" : "") + item;
  return text + " ]";
}

QByteArray names(const JsonOutline& outline, std::size_t container) {
  QByteArray result;
  for (JsonParts parts(outline, container); parts.next();)
    result += QByteArray::fromStdString(jsonStringText(nameOf(outline, parts.part()))) + ' ';
  return result;
}

} // namespace

class JsonOutlineTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void partsAreWalked();
  void aValueEndsWhereItEnds_data();
  void aValueEndsWhereItEnds();
  void largeValuesAreAskedAtOnce_data();
  void largeValuesAreAskedAtOnce();
  void anOffsetHasItsWay();
  void stringsSayWhatTheyMean();
  void whatIsNoJsonIsRefused_data();
  void whatIsNoJsonIsRefused();
  void theOutlineStaysSmall();
  void placesAreThoseOfAPerson();
};

void JsonOutlineTest::partsAreWalked() {
  const std::string text = "\xEF\xBB\xBF { \"a\" : [ 1 , [ ] , {} ] ,\n \"b{\" :\"]\\\"\",\"c\":null}\n";
  const auto outline = JsonOutline::read(text);
  QVERIFY(outline);
  QCOMPARE(names(*outline, outline->root()), QByteArray("a b{ c "));
  QCOMPARE(outline->count(outline->root()), 3U);
  const JsonPart a = outline->part(outline->root(), 0);
  QCOMPARE(outline->source(a.value), std::string_view("[ 1 , [ ] , {} ]"));
  QCOMPARE(outline->count(a.value), 3U);
  QCOMPARE(outline->part(a.value, 2), (JsonPart{JsonPart::none, text.find("{}"), 2}));
  QCOMPARE(outline->count(outline->part(a.value, 1).value), 0U);
  QCOMPARE(outline->source(outline->part(outline->root(), 1).value), std::string_view("\"]\\\"\""));
  JsonParts none(*outline, outline->part(outline->root(), 2).value);
  QVERIFY(!none.next());
}

void JsonOutlineTest::aValueEndsWhereItEnds_data() {
  QTest::addColumn<int>("size");
  for (const int size : {1, 100, 4093, 4094, 4095, 4096, 4097, 4098, 8191, 8192, 100'000})
    QTest::addRow("%d", size) << size;
}

// Around the size from which on values are remembered.
void JsonOutlineTest::aValueEndsWhereItEnds() {
  QFETCH(int, size);
  const auto bytes = static_cast<std::size_t>(size);
  const std::string digits(bytes, '7');
  const std::string quoted = '"' + std::string(bytes, 'x') + '"';
  const std::string brackets = '[' + std::string(bytes, ' ') + ']';
  for (const std::string& value : {digits, quoted, brackets, "{\"k\":" + brackets + "}", '[' + quoted + ']'}) {
    for (const std::string& text :
         {value, "[" + value + "]", "[0," + value + " , 1]", "{\"a\":" + value + ",\"b\":1}"}) {
      const auto outline = JsonOutline::read(text);
      QVERIFY(outline);
      const std::size_t begin = text.find(value);
      QCOMPARE(outline->end(begin), begin + value.size());
      QCOMPARE(outline->end(0), text.size());
    }
  }
}

void JsonOutlineTest::largeValuesAreAskedAtOnce_data() {
  QTest::addColumn<int>("count");
  for (const int count : {1, 63, 64, 65, 127, 128, 129, 1000, 100'000}) QTest::addRow("%d", count) << count;
}

void JsonOutlineTest::largeValuesAreAskedAtOnce() {
  QFETCH(int, count);
  const auto parts = static_cast<std::size_t>(count);
  for (const std::string item : {"1", "{\"name\": [1, \"two\"]}"}) {
    const std::string text = listOf(parts, item);
    const auto outline = JsonOutline::read(text);
    QVERIFY(outline);
    QCOMPARE(outline->count(0), parts);
    for (const std::size_t n : {std::size_t{0}, parts / 3, parts / 2, parts - 1}) {
      const JsonPart part = outline->part(0, n);
      QCOMPARE(part.index, n);
      QCOMPARE(part.value, 2 + n * (item.size() + 3));
      QCOMPARE(outline->wayTo(part.value), std::vector{part});
    }
    std::size_t seen = 0;
    for (JsonParts walk(*outline, 0, parts / 2); walk.next(); ++seen) QCOMPARE(walk.part().index, parts / 2 + seen);
    QCOMPARE(seen, parts - parts / 2);
  }
}

void JsonOutlineTest::anOffsetHasItsWay() {
  const std::string text = R"({"a": {"b": [10, {"c": "deep"}]}, "d": 1})";
  const auto outline = JsonOutline::read(text);
  const auto wayAt = [&](const char* place) {
    QByteArray way;
    for (const JsonPart& part : outline->wayTo(text.find(place)))
      way += part.name == JsonPart::none ? QByteArray::number(static_cast<int>(part.index)) + ' '
                                         : QByteArray::fromStdString(jsonStringText(nameOf(*outline, part))) + ' ';
    return way;
  };
  QCOMPARE(wayAt("deep"), QByteArray("a b 1 c "));
  QCOMPARE(wayAt("\"c\""), QByteArray("a b 1 c ")); // a name belongs to its member
  QCOMPARE(wayAt(", {"), QByteArray("a b "));
  QCOMPARE(wayAt("10"), QByteArray("a b 0 "));
  QCOMPARE(wayAt("{\"a"), QByteArray());
  QCOMPARE(wayAt("1}"), QByteArray("d "));
}

void JsonOutlineTest::stringsSayWhatTheyMean() {
  const std::string escapes = "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\ud83d\\ude00\"";
  QCOMPARE(jsonStringText(escapes), std::string("a\"\\/\b\f\n\r\tä😀"));
  const std::string halves = "\"\\ud83dx\\ude00\"";
  QCOMPARE(jsonStringText(halves), std::string("\xED\xA0\xBDx\xED\xB8\x80"));
  const std::string escapedLetter = "\"\\u0061b\"";
  QVERIFY(jsonStringEquals(escapedLetter, "ab"));
  QVERIFY(jsonStringEquals("\"ab\"", "ab"));
  QVERIFY(!jsonStringEquals("\"a\\n\"", "a\\n"));
  QVERIFY(!jsonStringEquals("\"abc\"", "ab"));
  QVERIFY(!jsonStringEquals("\"ab\"", "abc"));
}

void JsonOutlineTest::whatIsNoJsonIsRefused_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<int>("offset");
  QTest::addColumn<QByteArray>("message");
  const auto add = [](const char* text, int offset, const char* message) {
    QTest::newRow(*text ? text : "nothing") << QByteArray(text) << offset << QByteArray(message);
  };
  add("", 0, "The text ends too early");
  add("  ", 2, "The text ends too early");
  add("[1", 2, "The text ends too early");
  add("{\"a\"", 4, "The text ends too early");
  add("[1,]", 3, "A value is missing");
  add("[,1]", 1, "A value is missing");
  add("{\"a\":}", 5, "A value is missing");
  add("{a: 1}", 1, "A name in quotes is missing");
  add("{\"a\":1,}", 7, "A name in quotes is missing");
  add("{\"a\" 1}", 5, "A colon is missing");
  add("[1 2]", 3, "A comma or ] is missing");
  add("[1}", 2, "A comma or ] is missing");
  add("{\"a\":1]", 6, "A comma or } is missing");
  add("1 2", 2, "Something follows behind the value");
  add("NaN", 0, "A value is missing");
  add("[tru]", 1, "A value is missing");
  add("[01]", 2, "A comma or ] is missing");
  add("[-]", 2, "A digit is missing");
  add("[1.]", 3, "A digit is missing");
  add("[1e+]", 4, "A digit is missing");
  add("[\"a]", 1, "This string does not end");
  add("[\"a\nb\"]", 3, "A control character stands in a string");
  add("[\"\\x\"]", 2, "This is no escape");
  add("[\"\\u12g4\"]", 2, "This is no escape");
  QTest::newRow("deep") << QByteArray(20'000, '[') << 10'000
                        << QByteArray("More than 10,000 levels stand inside one another");
}

void JsonOutlineTest::whatIsNoJsonIsRefused() {
  QFETCH(QByteArray, text);
  QFETCH(int, offset);
  QFETCH(QByteArray, message);
  const std::string body = text.toStdString();
  const auto outline = JsonOutline::read(body);
  QVERIFY(!outline);
  QCOMPARE(QByteArray::fromStdString(outline.error().message), message);
  QCOMPARE(outline.error().offset, static_cast<std::size_t>(offset));
}

// Chains of large values, as many as fit.
void JsonOutlineTest::theOutlineStaysSmall() {
  std::string chain = std::string(1'500, '[') + std::string(4'096, ' ') + std::string(1'500, ']');
  QVERIFY(JsonOutline::read(chain));
  const auto outline = JsonOutline::read(listOf(200, chain));
  QVERIFY(!outline);
  QCOMPARE(outline.error().message, std::string("It is nested too deeply"));
}

void JsonOutlineTest::placesAreThoseOfAPerson() {
  const std::string text = "ab\nß😀x\n";
  QCOMPARE(placeOf(text, 0), (TextPlace{1, 1}));
  QCOMPARE(placeOf(text, 2), (TextPlace{1, 3}));
  QCOMPARE(placeOf(text, text.find('x')), (TextPlace{2, 3}));
  QCOMPARE(placeOf(text, text.size()), (TextPlace{3, 1}));
}

QTEST_APPLESS_MAIN(JsonOutlineTest)
#include "json_outline_test.moc"
