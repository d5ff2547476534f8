// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as a stranger runs it.
#include "tests/support/served.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace signalbox::test;

class CommandLineTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void wrongUsageExitsWithTwoAndSaysWhy_data();
  void wrongUsageExitsWithTwoAndSaysWhy();
  void openapiPrintsTheDocumentThatTheServerServes();
  void openapiWritesYamlToAFile();
  void openapiSpeaksThreeZero();
  void docsAreOneFileThatNeedsNothing();
  void checkTellsPlacesAsJson();
  void validateAnswersLikePydantic_data();
  void validateAnswersLikePydantic();
  void exportWritesBothFormsOfOpenApi();
  void exportRefusesAProjectWithABrokenFile();
  void exportListsItsFormats();
  void serveTakesInChangesWhenWatching();
  void serveWithABrokenChangeKeepsTheLastGoodVersion();
  void stopsCleanlyOnATermSignal();
};

void CommandLineTest::wrongUsageExitsWithTwoAndSaysWhy_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("said");
  QTest::newRow("no project") << QStringList{"serve"} << QByteArray("PROJECT");
  QTest::newRow("neither a project nor a command") << QStringList{"frobnicate"} << QByteArray("called frobnicate");
  QTest::newRow("port out of range") << QStringList{"serve", sample("hello"), "--port", "70000"} << QByteArray("port");
  QTest::newRow("unknown option") << QStringList{"check", sample("hello"), "--fast"} << QByteArray("--fast");
  QTest::newRow("unknown type") << QStringList{"validate", sample("hello"), "Teacher", "-"} << QByteArray("Teacher");
  QTest::newRow("file that is not there")
      << QStringList{"validate", sample("hello"), "Student", "/nowhere.json"} << QByteArray("/nowhere.json");
  QTest::newRow("unknown format") << QStringList{"export", "cobol", sample("hello"), "-o", "x"} << QByteArray("cobol");
  QTest::newRow("export without a folder") << QStringList{"export", "openapi", sample("hello")} << QByteArray("-o DIR");
  QTest::newRow("export into the project")
      << QStringList{"export", "openapi", sample("hello"), "-o", sample("hello") + "/."} << QByteArray("own folder");
  QTest::newRow("export to where no folder can be")
      << QStringList{"export", "openapi", sample("hello"), "-o", "/proc/nowhere"}
      << QByteArray("The folder /proc/nowhere");
  QTest::newRow("a profile that is not there")
      << QStringList{"serve", sample("hello"), "--port", "0", "--overrides", "test"} << QByteArray("'test'");
}

void CommandLineTest::wrongUsageExitsWithTwoAndSaysWhy() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, said);
  const Ran ran = run(arguments);
  QCOMPARE(ran.exitCode, 2);
  QVERIFY2(ran.err.contains(said), ran.err.constData());
  QCOMPARE(ran.out, QByteArray());
}

void CommandLineTest::openapiPrintsTheDocumentThatTheServerServes() {
  for (const char* name : {"hello", "food-delivery", "llm-chat", "users"}) {
    const Ran printed = run({"openapi", sample(name)});
    QCOMPARE(printed.exitCode, 0);
    Served served(sample(name));
    const Answer answer = request(served.port(), "GET", "/openapi.json");
    QCOMPARE(QJsonDocument::fromJson(printed.out), QJsonDocument::fromJson(answer.body));
    QCOMPARE(QJsonDocument::fromJson(answer.body).object().value("openapi").toString(), "3.1.0");
  }
}

void CommandLineTest::openapiWritesYamlToAFile() {
  QTemporaryDir folder;
  const QString file = folder.filePath("openapi.yaml");
  QCOMPARE(run({"openapi", sample("hello"), "--yaml", "-o", file}).exitCode, 0);
  QFile yaml(file);
  QVERIFY(yaml.open(QIODevice::ReadOnly));
  const QByteArray text = yaml.readAll();
  QVERIFY2(text.startsWith("openapi: \"3.1.0\"\ninfo:\n  title: Hello\n"), text.left(200).constData());
}

void CommandLineTest::docsAreOneFileThatNeedsNothing() {
  const QTemporaryDir folder;
  const QString path = folder.filePath("docs.html");
  const Ran ran = run({"docs", sample("food-delivery"), "-o", path, "--base", "https://food.test"});
  QCOMPARE(ran.exitCode, 0);
  QFile file(path);
  QVERIFY(file.open(QIODevice::ReadOnly));
  const QByteArray html = file.readAll();
  QVERIFY(html.startsWith("<!DOCTYPE html>"));
  for (const char* part : {"id=\"post-orders\"", "id=\"model-order\"", "https://food.test/orders"})
    QVERIFY2(html.contains(part), part);
  for (const char* outside : {"src=", "<link", "@import", "url("}) QVERIFY2(!html.contains(outside), outside);
  QCOMPARE(run({"docs", sample("food-delivery"), "--base", "https://food.test"}).out, html);
}

void CommandLineTest::openapiSpeaksThreeZero() {
  const Ran printed = run({"openapi", sample("users"), "--version", "3.0"});
  QCOMPARE(printed.exitCode, 0);
  QVERIFY(QJsonDocument::fromJson(printed.out).object().value("openapi").toString().startsWith("3.0."));
  QVERIFY(!printed.out.contains("\"null\""));
}

void CommandLineTest::checkTellsPlacesAsJson() {
  QTemporaryDir folder;
  copyFolder(sample("hello"), folder.path());
  QVERIFY(writeFile(folder.filePath("models/Student.json"),
                    "{\n  \"fields\": [\n    { \"name\": \"age\", \"type\": \"intt\" }\n  ]\n}\n"));
  const Ran checked = run({"check", folder.path(), "--format", "json"});
  QCOMPARE(checked.exitCode, 1);
  const QJsonArray list = QJsonDocument::fromJson(checked.out).array();
  QVERIFY(!list.isEmpty());
  const QJsonObject first = list.first().toObject();
  QCOMPARE(first.value("file").toString(), "models/Student.json");
  QCOMPARE(first.value("line").toInt(), 3);
  QCOMPARE(first.value("entity").toString(), "Student");
  QVERIFY(first.value("message").toString().contains("int"));
}

void CommandLineTest::validateAnswersLikePydantic_data() {
  QTest::addColumn<QStringList>("options");
  QTest::addColumn<QString>("type");
  QTest::addColumn<QByteArray>("input");
  QTest::addColumn<int>("exitCode");
  QTest::addColumn<QByteArray>("output");
  auto row = [](const char* name, const QStringList& options, const char* type, const char* input, int exitCode,
                const char* output) {
    QTest::newRow(name) << options << QString::fromLatin1(type) << QByteArray(input) << exitCode << QByteArray(output);
  };
  row("valid", {}, "Student", R"({"name":"A","age":"7","marks":1})", 0, "{\"name\":\"A\",\"age\":7,\"marks\":1.0}\n");
  row("invalid", {}, "Student", R"({"name":"A","age":"x","marks":1})", 1,
      "[{\"type\":\"int_parsing\",\"loc\":[\"age\"],\"msg\":\"Input should be a valid integer, unable to parse string "
      "as an "
      "integer\",\"input\":\"x\"}]\n");
  row("a type expression", {}, "list[int | None]", "[1,null,\"2\"]", 0, "[1,null,2]\n");
  row("broken JSON", {}, "Student", "{\"name\":}", 1,
      "[{\"type\":\"json_invalid\",\"loc\":[8],\"msg\":\"JSON decode "
      "error\",\"input\":{},\"ctx\":{\"error\":\"Expecting value\"}}]\n");
  row("strict", {"--strict"}, "int", "\"7\"", 1,
      "[{\"type\":\"int_type\",\"loc\":[],\"msg\":\"Input should be a valid integer\",\"input\":\"7\"}]\n");
  row("quiet", {"--quiet"}, "int", "7", 0, "");
  row("a record a line", {"--ndjson"}, "int", "1\n\"x\"\n3\n", 1,
      "1\n[{\"type\":\"int_parsing\",\"loc\":[],\"msg\":\"Input should be a valid integer, unable to parse string as "
      "an "
      "integer\",\"input\":\"x\"}]\n3\n");
  row("the words of JSON mode", {"--mode", "json"}, "list[int]", "{}", 1,
      "[{\"type\":\"list_type\",\"loc\":[],\"msg\":\"Input should be a valid array\",\"input\":{}}]\n");
  row("broken JSON in JSON mode", {"--mode", "json"}, "Student", "{\"name\":}", 1,
      "[{\"type\":\"json_invalid\",\"loc\":[],\"msg\":\"Invalid JSON: expected value at line 1 column 9\","
      "\"input\":\"{\\\"name\\\":}\",\"ctx\":{\"error\":\"expected value at line 1 column 9\"}}]\n");
  row("an input JSON has no word for", {}, "float", "[NaN]", 1,
      "[{\"type\":\"float_type\",\"loc\":[],\"msg\":\"Input should be a valid number\",\"input\":\"[nan]\"}]\n");
  row("texts where strings are asked for", {"--mode", "strings", "--strict"}, "dict[int, bool]",
      R"({"1":"yes","2":"off"})", 0, "{\"1\":true,\"2\":false}\n");
  row("no text where strings are asked for", {"--mode", "strings"}, "int", "7", 1,
      "[{\"type\":\"string_type\",\"loc\":[],\"msg\":\"Input should be a valid string\",\"input\":7}]\n");
}

void CommandLineTest::validateAnswersLikePydantic() {
  QFETCH(QStringList, options);
  QFETCH(QString, type);
  QFETCH(QByteArray, input);
  QFETCH(int, exitCode);
  QFETCH(QByteArray, output);
  const Ran ran = run(QStringList{"validate", sample("hello"), type, "-"} + options, input);
  QCOMPARE(ran.out, output);
  QCOMPARE(ran.exitCode, exitCode);
}

void CommandLineTest::exportWritesBothFormsOfOpenApi() {
  QTemporaryDir folder;
  QCOMPARE(run({"export", "openapi", sample("hello"), "-o", folder.filePath("out")}).exitCode, 0);
  QVERIFY(QFile::exists(folder.filePath("out/openapi.json")));
  QVERIFY(QFile::exists(folder.filePath("out/openapi.yaml")));
}

void CommandLineTest::exportRefusesAProjectWithABrokenFile() {
  QTemporaryDir folder;
  copyFolder(sample("hello"), folder.filePath("project"));
  QVERIFY(writeFile(folder.filePath("project/endpoints/cut.json"), "{"));
  const Ran ran = run({"export", "openapi", folder.filePath("project"), "-o", folder.filePath("out")});
  QCOMPARE(ran.exitCode, 1);
  QVERIFY2(ran.err.startsWith("endpoints/cut.json:1:"), ran.err.constData());
  QVERIFY2(ran.err.endsWith("Nothing was exported: what cannot be read would be missing.\n"), ran.err.constData());
  QVERIFY(!QFile::exists(folder.filePath("out")));
}

void CommandLineTest::exportListsItsFormats() {
  const Ran ran = run({"export", "--list"});
  QCOMPARE(ran.exitCode, 0);
  QVERIFY(ran.out.startsWith("openapi "));
}

void CommandLineTest::serveTakesInChangesWhenWatching() {
  QTemporaryDir folder;
  copyFolder(sample("hello"), folder.path());
  Served served(folder.path(), {"--watch"});
  QCOMPARE(request(served.port(), "GET", "/later").status, 404);
  QVERIFY(writeFile(folder.filePath("endpoints/later.json"),
                    "{\n  \"order\": 40,\n  \"method\": \"GET\",\n  \"path\": \"/later\",\n  \"behaviour\": { "
                    "\"kind\": \"reply\", \"body\": 1 }\n}\n"));
  QTRY_COMPARE_WITH_TIMEOUT(request(served.port(), "GET", "/later").status, 200, 10'000);
}

void CommandLineTest::serveWithABrokenChangeKeepsTheLastGoodVersion() {
  QTemporaryDir folder;
  copyFolder(sample("hello"), folder.path());
  Served served(folder.path(), {"--watch"});
  QVERIFY(writeFile(folder.filePath("endpoints/read_root.json"), "{ \"order\": "));
  QByteArray log;
  QTRY_VERIFY_WITH_TIMEOUT((QCoreApplication::processEvents(), log += served.standardError())
                               .contains("Still serving the last good version"),
                           10'000);
  QVERIFY2(log.contains("endpoints/read_root.json:1:"), log.constData());
  QCOMPARE(request(served.port(), "GET", "/").status, 200);
}

void CommandLineTest::stopsCleanlyOnATermSignal() {
  Served served(sample("hello"));
  QCOMPARE(served.stop(), 0);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
