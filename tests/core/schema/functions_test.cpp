// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Validators and computed fields: mistakes found while designing, exceptions, budgets, clocks. What they answer is
// compared with Pydantic in pydantic_parity_test.cpp.
#include "schema_project.h"

#include <QTest>

using namespace signalbox;

namespace {

struct Compiled {
  std::shared_ptr<const schema::Types> types;
  schema::TypeId id = schema::TypeId::None;
  std::vector<Diagnostic> diagnostics;

  explicit Compiled(std::string_view model) {
    schema::TypesBuilder builder(test::readModelText(model));
    id = builder.add("M", design::Json::object(), {});
    types = builder.finish();
    diagnostics = builder.takeDiagnostics();
  }

  schema::ValidationErrors errorsOf(std::string_view json, const schema::ValidateOptions& options = {}) const {
    const auto value = schema::validate(*types, id, *readJson(json, arena), arena, options);
    return value ? schema::ValidationErrors() : value.error();
  }

  mutable Arena arena; // what the errors point into
};

} // namespace

class FunctionsTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void brokenExpressionsAreReportedWhereTheyStand_data() {
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* rest, const char* expected) {
      QTest::newRow(expected) << QByteArray(R"({"M": {"fields": [{"name": "a", "type": "int"}], )") + rest + "}}"
                              << QByteArray(expected);
    };
    row(R"("validators": [{"name": "v", "fields": ["a"], "check": "value >"}])",
        "/validators/0/check expected an expression at the end (column 8).");
    row(R"("validators": [{"name": "u", "check": "self"}, {"name": "v", "fields": ["a"], "value": "self.a"}])",
        "/validators/1/value name 'self' is not defined; known here: value, data, field_name (column 1).");
    row(R"("validators": [{"name": "v", "check": "value"}])",
        "/validators/0/check name 'value' is not defined; known here: self (column 1).");
    row(R"("validators": [{"name": "v", "mode": "before", "check": "self"}])",
        "/validators/0/check name 'self' is not defined; known here: value (column 1).");
    row(R"("validators": [{"name": "v", "fields": ["a"], "check": "value", "message": "is {{ valeu }}"}])",
        "/validators/0/message name 'valeu' is not defined; known here: value, data, field_name (column 7).");
    row(R"("computed": [{"name": "c", "type": "int", "expression": "a + 1"}])",
        "/computed/0/expression name 'a' is not defined; known here: self (column 1).");
    row(R"("computed": [{"name": "c", "type": "itn", "expression": "1"}])", "/computed/0/type ");
  }
  void brokenExpressionsAreReportedWhereTheyStand() {
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, expected);
    const Compiled compiled(model.toStdString());
    QCOMPARE(compiled.diagnostics.size(), std::size_t{1});
    const Diagnostic& only = compiled.diagnostics.front();
    const QByteArray found = QByteArray::fromStdString(only.place.pointer + " " + only.message);
    QVERIFY2(found.startsWith(expected), found.constData());
    QCOMPARE(QByteArray::fromStdString(only.place.entity), QByteArray("M"));
  }

  void anExceptionIsNoValidationError() {
    const Compiled compiled(R"({"M": {"fields": [{"name": "a", "type": "int"}, {"name": "b", "type": "int"}],
      "validators": [{"name": "v", "fields": ["b"], "check": "data['a'] < value", "message": "small"}]}})");
    QVERIFY(compiled.diagnostics.empty());
    const auto refused = compiled.errorsOf(R"({"a": 2, "b": 1})");
    QVERIFY(!schema::isUnhandledException(refused));
    QCOMPARE(QByteArray::fromStdString(std::string(refused.front().message)), QByteArray("Value error, small"));
    const auto raised = compiled.errorsOf(R"({"a": "x", "b": 1})");
    QVERIFY(schema::isUnhandledException(raised));
    QCOMPARE(QByteArray::fromStdString(std::string(raised.front().message)), QByteArray("KeyError: 'a'"));
  }

  void anEndlessValidatorIsStoppedAndSaid() {
    const Compiled compiled(R"({"M": {"fields": [{"name": "a", "type": "int"}],
      "validators": [{"name": "v", "fields": ["a"], "check": "sum(range(value)) > 0"}]}})");
    QVERIFY(compiled.errorsOf(R"({"a": 10})").empty());
    const auto raised = compiled.errorsOf(R"({"a": 100000000})");
    QVERIFY(schema::isUnhandledException(raised));
    QVERIFY(raised.front().message.starts_with("The expression needs more than 100000 steps"));
  }

  void computedFieldsThatNeedEachOtherEndInAnError() {
    const Compiled compiled(R"({"M": {"fields": [{"name": "a", "type": "int"}],
      "validators": [{"name": "v", "check": "self.b"}],
      "computed": [{"name": "b", "type": "int", "expression": "self.c"}, {"name": "c", "type": "int", "expression": "self.b"}]}})");
    const auto raised = compiled.errorsOf(R"({"a": 1})");
    QVERIFY(schema::isUnhandledException(raised));
    QCOMPARE(QByteArray::fromStdString(std::string(raised.front().message)),
             QByteArray("RecursionError: maximum recursion depth exceeded"));
  }

  void deepExpressionsThatNeedThemselvesLeaveTheStackAlone() {
    std::string sum = "self.b";
    for (int i = 0; i < 900; ++i) sum += " + self.b";
    const Compiled compiled(R"({"M": {"fields": [{"name": "a", "type": "int"}],
      "validators": [{"name": "v", "check": "self.b"}],
      "computed": [{"name": "b", "type": "int", "expression": ")" +
                            sum + R"("}]}})");
    QVERIFY(compiled.diagnostics.empty());
    QCOMPARE(QByteArray::fromStdString(std::string(compiled.errorsOf(R"({"a": 1})").front().message)),
             QByteArray("RecursionError: maximum recursion depth exceeded"));
  }

  void theClockOfAValidationCanBeHeld() {
    const Compiled compiled(R"({"M": {"fields": [{"name": "a", "type": "datetime"}],
      "validators": [{"name": "v", "fields": ["a"], "check": "now() > value", "message": "{{ value }} is to come"}]}})");
    schema::ValidateOptions in2020;
    in2020.nowMicroseconds = 1'577'836'800'000'000;
    QVERIFY(compiled.errorsOf(R"({"a": "2019-01-01T00:00:00Z"})", in2020).empty());
    QCOMPARE(QByteArray::fromStdString(
                 std::string(compiled.errorsOf(R"({"a": "2021-01-01T00:00:00Z"})", in2020).front().message)),
             QByteArray("Value error, 2021-01-01 00:00:00+00:00 is to come"));
  }

  void aDumpThatCannotComputeSaysWhy() {
    const Compiled compiled(R"({"M": {"fields": [{"name": "a", "type": "int"}],
      "computed": [{"name": "b", "type": "float", "expression": "1 / self.a"}]}})");
    Arena arena;
    const auto value = schema::validate(*compiled.types, compiled.id, *readJson(R"({"a": 0})", arena), arena);
    std::string text;
    const auto written = schema::serialise(*compiled.types, compiled.id, *value, {}, text);
    QVERIFY(!written);
    QCOMPARE(QByteArray::fromStdString(written.error().message), QByteArray("ZeroDivisionError: division by zero"));
  }
};

QTEST_APPLESS_MAIN(FunctionsTest)
#include "functions_test.moc"
