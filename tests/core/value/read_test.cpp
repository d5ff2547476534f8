// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// readJson against CPython's own answers, recorded by tests/parity/record_json.py.
#include "core/value/arena.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <cmath>
#include <QtTest>

using namespace signalbox;

namespace {

std::string reprOf(std::string_view text) {
  Arena arena;
  const auto value = readJson(text, arena);
  return value ? pythonRepr(*value) : value.error().message;
}

} // namespace

class ReadTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void lastDuplicateWinsAtTheFirstPlace() {
    QCOMPARE(reprOf(R"({"a":1,"b":2,"a":3})"), std::string("{'a': 3, 'b': 2}"));
    QCOMPARE(reprOf(R"({"a":NaN,"b":2,"a":3})"), std::string("{'a': 3, 'b': 2}"));
  }

  void lastDuplicateWinsInLargeObjects() {
    std::string text = "{";
    for (int i = 0; i < 5000; ++i) text += "\"k" + std::to_string(i % 2500) + "\":" + std::to_string(i) + ",";
    text.back() = '}';
    Arena arena;
    const auto value = readJson(text, arena);
    QVERIFY(value.has_value());
    QCOMPARE(value->size(), std::size_t{2500});
    QCOMPARE(value->members()[7].key.asText(), std::string_view("k7"));
    QCOMPARE(value->find("k7")->asInt(), std::int64_t{2507});
  }

  void unsignedBeyondInt64IsBig() {
    QCOMPARE(reprOf("[9223372036854775807,9223372036854775808,18446744073709551616,-9223372036854775809]"),
             std::string("[9223372036854775807, 9223372036854775808, 18446744073709551616, -9223372036854775809]"));
  }

  void depthHasALimitAndIsSafe() {
    Arena arena;
    const auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    QVERIFY(readJson(nested(968), arena).has_value());
    for (const int depth : {969, 1030, 100'000}) {
      const auto refused = readJson(nested(depth), arena);
      QVERIFY(!refused.has_value());
      QVERIFY(refused.error().kind == JsonError::Kind::Limit);
    }
    const auto open = readJson(std::string(100'000, '['), arena);
    QVERIFY(!open.has_value() && open.error().kind == JsonError::Kind::Limit);
    std::string objects;
    for (int i = 0; i < 50'000; ++i) objects += "{\"a\":";
    QVERIFY(readJson(objects, arena).error().kind == JsonError::Kind::Limit);
  }
};

QTEST_APPLESS_MAIN(ReadTest)
#include "read_test.moc"
