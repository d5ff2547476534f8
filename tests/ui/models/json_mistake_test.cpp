// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person reads of a body that is no JSON, from the errors that the server really gives.
#include "core/value/arena.h"
#include "ui/models/json_mistake.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class JsonMistakeTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theReasonIsGivenInPlainWords_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place"); // line:column
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* text, const char* place, const char* marked, const char* reason) {
      QTest::newRow(name) << QByteArray(text) << QString(place) << QByteArray(marked) << QString::fromUtf8(reason);
    };
    row("ends behind a name", "{\n  \"name\": \"x\",\n  \"price\":\n", "3:11", ":",
        "Line 3 ends too early. A value is missing after \"price\".");
    row("ends behind a value", "{\n  \"price\": 1\n", "2:13", "1",
        "Line 2 ends too early. The “{” of line 1 is not closed.");
    row("ends behind a comma", "[1,", "1:4", ",", "Line 1 ends too early. A value is missing after “,”.");
    row("ends behind a bracket", "{\"a\": [", "1:8", "[", "Line 1 ends too early. The “[” of line 1 is not closed.");
    row("ends behind a comma of an object", "{\"a\": 1,", "1:9", ",",
        "Line 1 ends too early. The “{” of line 1 is not closed.");
    row("no value", "{\"a\": , \"b\": 1}", "1:7", ",", "A value is missing after \"a\".");
    row("no comma", "{\"a\": 1\n \"b\": 2}", "2:2", "\"b\"", "A comma is missing before \"b\".");
    row("no comma in a list", "[1 2]", "1:4", "2", "A comma is missing before “2”.");
    row("a comma too many", "{\"a\": 1,}", "1:9", "}", "The comma before “}” is one too many.");
    row("a comma too many in a list", "[1,]", "1:4", "]", "The comma before “]” is one too many.");
    row("no colon", "{\"a\" 1}", "1:6", "1", "A colon is missing after \"a\".");
    row("a name without quotes", "{name: 1}", "1:2", "name", "The name “name” must stand in double quotes.");
    row("a name in single quotes", "{'name': 1}", "1:2", "'name'", "The name “'name'” must stand in double quotes.");
    row("a text in single quotes", "{\"a\": 'b c'}", "1:7", "'b c'", "Texts stand in double quotes.");
    row("a word of Python", "{\"a\": True}", "1:7", "True", "“True” is written true in JSON.");
    row("a word", "{\"a\": maybe}", "1:7", "maybe", "“maybe” is no value. Texts stand in double quotes.");
    row("no number", "{\"a\": .5}", "1:7", ".5", "“.5” is no number in JSON.");
    row("a text without its end", "{\"a\": \"b", "1:7", "\"b", "The text that begins here has no closing quote.");
    row("a text without its end in a line", "{\"a\": \"b,\n \"c\": 1}", "1:7", "\"b,",
        "The text that begins here has no closing quote.");
    row("a tab in a text", "{\"a\": \"b\tc\"}", "1:7", "\"b", "A tab inside a text is written \\t.");
    row("another bracket", "[1}", "1:3", "}", "“}” cannot close the “[” of line 1.");
    row("more than one value", "{\"a\": 1} {}", "1:10", "{",
        "The JSON ends before “{”: a body is one value, such as one object.");
    row("a comment", "{\"a\": 1 // b\n}", "1:9", "/", "JSON has no comments.");
    row("an escape", "\"\\x\"", "1:2", "\\", "No escape begins like this. A backslash itself is written \\\\.");
    row("nothing", "  \n", "1:1", "", "The body is empty. JSON begins with { or [.");
    row("behind letters of two bytes", "{\"\xC3\xA9\": \xC3\xA9}", "1:7", "\xC3\xA9",
        "“\xC3\xA9” is no value. Texts stand in double quotes.");
  }
  void theReasonIsGivenInPlainWords() {
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    QFETCH(QByteArray, marked);
    QFETCH(QString, reason);
    const std::string body = text.toStdString();
    Arena arena;
    const auto read = readJson(body, arena);
    QVERIFY(!read.has_value());
    const JsonMistake mistake = jsonMistake(body, read.error().position, read.error().message);
    QCOMPARE(mistake.reason, reason);
    QCOMPARE(QStringLiteral("%1:%2").arg(mistake.line).arg(mistake.column), place);
    QCOMPARE(text.mid(qsizetype(mistake.range->begin), qsizetype(mistake.range->end - mistake.range->begin)), marked);
  }

  void anythingElseHasAPlaceWithoutAReason() {
    const JsonMistake mistake = jsonMistake("{\n1}", 2, "What another server says");
    QCOMPARE(mistake.reason, QString());
    QCOMPARE(mistake.line, 2);
    QVERIFY(!jsonMistake("", 4, "Expecting value").range);
  }
};

QTEST_APPLESS_MAIN(JsonMistakeTest)
#include "json_mistake_test.moc"
