// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/variables.h"

#include "core/requests/dynamic_variables.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace signalbox::requests;

class VariablesTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void textsAreResolved_data();
  void textsAreResolved();
  void aVariableThatLeadsToItselfIsMissing();
  void spansAreBytesWithTheBraces();
  void dynamicOnesAreMadeAnew();
};

void VariablesTest::textsAreResolved_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("resolved");
  QTest::addColumn<QString>("missing");
  const auto row = [](const char* name, const char* text, const char* resolved, const char* missing = "") {
    QTest::newRow(name) << text << resolved << missing;
  };
  row("none", "plain", "plain");
  row("one", "{{base}}/users", "http://x/users");
  row("spaces", "{{ base }}/users", "http://x/users");
  row("several", "{{a}}{{b}}-{{a}}", "12-1");
  row("nested", "{{url}}", "http://x/v1");
  row("missing stays", "{{base}}/{{nothing}}/{{nothing}}", "http://x/{{nothing}}/{{nothing}}", "nothing");
  row("JSON is text", R"({"a": {"b": 1}})", R"({"a": {"b": 1}})");
  row("JSON with a variable", R"({"a":{{a}}})", R"({"a":1})");
  row("not closed", "{{base", "{{base");
  row("no name", "{{ a b }}{{}}", "{{ a b }}{{}}");
  row("innermost braces", "{{{a}}}", "{1}");
  row("other letters", "{{größe}}", "4");
  row("empty value", "[{{empty}}]", "[]");
}

void VariablesTest::textsAreResolved() {
  QFETCH(const QString, text);
  const std::map<std::string, std::string, std::less<>> values{{"base", "http://x"},   {"a", "1"},     {"b", "2"},
                                                               {"url", "{{base}}/v1"}, {"größe", "4"}, {"empty", ""}};
  const Resolved found = resolve(text.toStdString(), [&](std::string_view name) -> std::optional<std::string> {
    const auto value = values.find(name);
    return value == values.end() ? std::nullopt : std::optional(value->second);
  });
  QTEST(QString::fromStdString(found.text), "resolved");
  QTEST(QString::fromStdString(found.missing.empty() ? std::string() : found.missing.front()), "missing");
  QVERIFY(found.missing.size() <= 1);
}

void VariablesTest::dynamicOnesAreMadeAnew() {
  const auto read = [](const char* text) { return QString::fromStdString(resolve(text, &dynamicValue).text); };
  const QRegularExpression uuid("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
  QVERIFY(uuid.match(read("{{$guid}}")).hasMatch());
  const QStringList two = read("{{$randomUUID}} {{$randomUUID}}").split(' ');
  QVERIFY(two[0] != two[1]);
  const qint64 before = QDateTime::currentSecsSinceEpoch();
  const qint64 stamp = read("{{$timestamp}}").toLongLong();
  QVERIFY(before <= stamp && stamp <= QDateTime::currentSecsSinceEpoch());
  QVERIFY(QDateTime::fromString(read("{{$isoTimestamp}}"), Qt::ISODateWithMs).isValid());
  QVERIFY(read("{{$randomInt}}").toInt() <= 1000);
  QVERIFY(read("{{$randomEmail}}").endsWith("@example.com"));
  for (const DynamicVariable& variable : dynamicVariables()) QVERIFY(dynamicValue(variable.name));
  QCOMPARE(resolve("{{$nothing}}", &dynamicValue).missing, (std::vector<std::string>{"$nothing"}));
}

void VariablesTest::aVariableThatLeadsToItselfIsMissing() {
  const Resolved found = resolve("{{a}}", [](std::string_view) { return std::optional<std::string>("{{a}}"); });
  QCOMPARE(found.missing, (std::vector<std::string>{"a"}));
  QCOMPARE(found.text, std::string("{{a}}"));
}

void VariablesTest::spansAreBytesWithTheBraces() {
  const auto spans = variablesIn("é{{a}}{{ b }}");
  QCOMPARE(spans.size(), 2U);
  QVERIFY((spans[0] == VariableSpan{2, 7, "a"}));
  QVERIFY((spans[1] == VariableSpan{7, 14, "b"}));
}

QTEST_APPLESS_MAIN(VariablesTest)
#include "variables_test.moc"
