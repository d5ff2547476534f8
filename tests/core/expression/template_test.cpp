// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/template.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <nlohmann/json.hpp>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::expression;

namespace {

Names someNames() {
  Names names;
  names.add("stu");
  names.add("n");
  return names;
}

std::string rendered(const std::string& source) {
  const auto compiled = Template::compile(nlohmann::ordered_json::parse(source), someNames());
  if (!compiled) return compiled.error()[0].pointer + " " + compiled.error()[0].error.message;
  Arena arena;
  const std::vector<Value> slots = {*readJson("{\"name\": \"Ann\", \"age\": 7}", arena), Value::integer(3)};
  Frame frame{.slots = slots, .arena = arena};
  const auto value = compiled->render(frame);
  return value ? pythonRepr(*value) : value.error().message;
}

bool isConstant(const std::string& source) {
  return Template::compile(nlohmann::ordered_json::parse(source), someNames())->isConstant();
}

} // namespace

class TemplateTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aSinglePlaceholderKeepsItsType_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char* source, const char* answer) { QTest::newRow(source) << source << answer; };
    row("\"{{ n }}\"", "3");
    row("\"{{n}}\"", "3");
    row("\"{{ stu }}\"", "{'name': 'Ann', 'age': 7}");
    row("\"{{ stu.name }} is {{ stu.age }}\"", "'Ann is 7'");
    row("\" {{ n }}\"", "' 3'");
    row("\"{{ n }}{{ n }}\"", "'33'");
    row("\"{{ [1.0, None, True] }}!\"", "'[1.0, None, True]!'");
    row("\"{{ '{{' }}\"", "'{{'");
    row("\"{{ '{{' }} n {{ '}}' }}\"", "'{{ n }}'");
    row("\"{{ {'a': {'b': n}} }}\"", "{'a': {'b': 3}}");
    row("\"{{ {'a': {'b': n}}}}\"", "{'a': {'b': 3}}");
    row("\"{{ f'{n:03d}' }}\"", "'003'");
    row("\"plain } text { \"", "'plain } text { '");
    row("\"single {n}\"", "'single {n}'");
    row("{\"status\": \"received\", \"data\": \"{{ stu }}\", \"k\": [1, \"{{ n + 1 }}\"]}",
        "{'status': 'received', 'data': {'name': 'Ann', 'age': 7}, 'k': [1, 4]}");
    row("{\"{{ stu.name }}\": 1, \"{{ n }}\": 2, \"Ann\": 3}", "{'Ann': 3, '3': 2}");
    row("[null, true, -1, 18446744073709551615, 1.5, \"\"]", "[None, True, -1, 18446744073709551615, 1.5, '']");
    row("\"{{ stu.nope }}\"", "KeyError: 'nope'");
    row("{\"a\": [\"x {{ 1 / 0 }}\"]}", "ZeroDivisionError: division by zero");
  }
  void aSinglePlaceholderKeepsItsType() {
    QFETCH(QString, source);
    QFETCH(QString, answer);
    QCOMPARE(QString::fromStdString(rendered(source.toStdString())), answer);
  }

  void everyMistakeIsToldWithItsPlace() {
    const auto source = nlohmann::ordered_json::parse(
        "{\"a/b\": [1, \"x {{ nope }}\"], \"c\": \"{{ 1 +  }}\", \"d\": \"ok {{ n\", \"e\": \"{{ }}\"}");
    const auto errors = Template::compile(source, someNames()).error();
    QCOMPARE(errors.size(), std::size_t{4});
    QCOMPARE(errors[0].pointer, std::string("/a~1b/1"));
    QCOMPARE(errors[0].error.offset, std::size_t{5});
    QCOMPARE(errors[1].pointer, std::string("/c"));
    QCOMPARE(errors[1].error.offset, std::size_t{6});
    QCOMPARE(errors[2].error.message, std::string("'{{' is never closed"));
    QCOMPARE(errors[2].error.offset, std::size_t{3});
    QCOMPARE(errors[3].error.message, std::string("an expression is missing"));
  }

  void whatReadsNothingIsMadeOnce() {
    QVERIFY(isConstant("{\"a\": [1, \"x\", \"{{ 1 + 1 }}\", \"n: {{ 'y' }}\"]}"));
    QVERIFY(!isConstant("{\"a\": [1, \"{{ n }}\"]}"));
    QVERIFY(!isConstant("\"{{ now() }}\""));
    const auto made = Template::compile(nlohmann::ordered_json::parse("{\"a\": \"{{ 'b' * 3 }}\"}"), someNames());
    QCOMPARE(pythonRepr(made->constant()), std::string("{'a': 'bbb'}"));
  }
};

QTEST_APPLESS_MAIN(TemplateTest)
#include "template_test.moc"
