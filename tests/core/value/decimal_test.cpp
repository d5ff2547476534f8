// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decimals against what Python's decimal module answered, recorded by tests/parity/record_decimals.py.
#include "core/value/decimal.h"
#include "core/value/write.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <QtTest>

using namespace signalbox;
using Json = nlohmann::ordered_json;

namespace {

const Json& recorded() {
  static const auto answers = [] {
    std::ifstream file(SIGNALBOX_SOURCE_DIR "/tests/core/value/data/decimals.json");
    return Json::parse(file);
  }();
  return answers;
}

Decimal read(const std::string& text) { return readDecimal(text).value_or(Decimal{}); }

std::string shown(const DecimalResult& result) { return result ? canonicalText(*result) : std::string(result.error()); }

std::string shown(const IntegerDigits& result) { return result ? *result : std::string(result.error()); }

std::string answerOf(const std::string& operation, const Decimal& left, const Decimal& right) {
  if (operation == "add") return shown(apply(DecimalOp::Add, left, right));
  if (operation == "subtract") return shown(apply(DecimalOp::Subtract, left, right));
  if (operation == "multiply") return shown(apply(DecimalOp::Multiply, left, right));
  if (operation == "divide") return shown(apply(DecimalOp::Divide, left, right));
  if (operation == "floor_divide") return shown(apply(DecimalOp::FloorDivide, left, right));
  if (operation == "modulo") return shown(apply(DecimalOp::Modulo, left, right));
  if (operation == "power") return shown(apply(DecimalOp::Power, left, right));
  if (operation == "quantize") return shown(quantized(left, right));
  return "unknown operation";
}

std::string answerOf(const std::string& operation, const Decimal& value) {
  if (operation == "plus") return shown(plus(value));
  if (operation == "negated") return shown(negated(value));
  if (operation == "absolute") return shown(absolute(value));
  if (operation == "normalized") return shown(normalized(value));
  if (operation == "round2") return shown(rounded(value, 2));
  if (operation == "round-1") return shown(rounded(value, -1));
  if (operation == "round") return shown(roundedInteger(value));
  if (operation == "int") return shown(truncatedInteger(value));
  if (operation == "float") return pythonFloat(toDouble(value));
  return "unknown operation";
}

} // namespace

class DecimalTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void readsAndWritesAsPython();
  void floatsAreExact();
  void computesAsPython();
  void ordersAsPython();
  void changesOneNumberAsPython();
  void equalsNumbersOfOtherKinds();
};

void DecimalTest::readsAndWritesAsPython() {
  for (const Json& row : recorded()["texts"]) {
    const std::string text = row[0];
    const std::string expected = row[1];
    const auto value = readDecimal(text);
    if (expected.starts_with("InvalidOperation"))
      QVERIFY2(!value, text.c_str());
    else
      QCOMPARE(value ? canonicalText(*value) : "refused", expected);
  }
}

void DecimalTest::floatsAreExact() {
  for (const Json& row : recorded()["floats"])
    QCOMPARE(canonicalText(toDecimal(row[0].get<double>())), row[1].get<std::string>());
}

void DecimalTest::computesAsPython() {
  std::string differences;
  for (const Json& row : recorded()["operations"])
    for (const auto& [operation, expected] : row[3].items()) {
      const std::string mine = answerOf(operation, read(row[0]), read(row[1]));
      if (mine != expected)
        differences += operation + " " + row[0].dump() + " " + row[1].dump() + ": " + mine + ", Python's " +
                       expected.get<std::string>() + "\n";
    }
  QVERIFY2(differences.empty(), differences.c_str());
}

void DecimalTest::ordersAsPython() {
  for (const Json& row : recorded()["operations"]) QCOMPARE(order(read(row[0]), read(row[1])), row[2].get<int>());
}

void DecimalTest::changesOneNumberAsPython() {
  std::string differences;
  for (const Json& row : recorded()["unary"])
    for (const auto& [operation, expected] : row[1].items()) {
      const std::string mine = answerOf(operation, read(row[0]));
      if (mine != expected)
        differences +=
            operation + " " + row[0].dump() + ": " + mine + ", Python's " + expected.get<std::string>() + "\n";
    }
  QVERIFY2(differences.empty(), differences.c_str());
}

void DecimalTest::equalsNumbersOfOtherKinds() {
  const Value one = Value::decimal("1.00");
  QVERIFY(equals(one, Value::integer(1)));
  QVERIFY(equals(Value::boolean(true), one));
  QVERIFY(equals(one, Value::number(1.0)));
  QVERIFY(equals(one, Value::decimal("1")));
  QVERIFY(!equals(Value::decimal("0.1"), Value::number(0.1)));
  QVERIFY(equals(Value::decimal("1E+30"), Value::bigInt("1000000000000000000000000000000")));
  QVERIFY(!equals(Value::decimal("NaN"), Value::decimal("NaN")));
  QVERIFY(!equals(Value::decimal("1"), Value::str("1")));
  QVERIFY(equals(Value::decimal("Infinity"), Value::number(HUGE_VAL)));
}

QTEST_APPLESS_MAIN(DecimalTest)
#include "decimal_test.moc"
