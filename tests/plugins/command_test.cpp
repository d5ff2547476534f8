// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// `signalbox plugins` and `signalbox export` with the plugins of a folder.
#include "tests/support/served.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace signalbox::test;

namespace {

QString folderOf(const char* file) { return QFileInfo(QString::fromUtf8(file)).path(); }

void usePlugins(const QStringList& folders) { qputenv("SIGNALBOX_PLUGINS", folders.join(':').toUtf8()); }

} // namespace

class PluginCommandTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void cleanup() { qunsetenv("SIGNALBOX_PLUGINS"); }
  void listsWhatItLoadedAndWhatItRefused();
  void listsAsJson();
  void saysWhereItLooked();
  void helpOfExportNamesTheFormats();
  void exportsWithAPlugin();
  void tellsWhatItExportedAsJson();
  void whatAPluginPrintsIsNoPartOfTheJson();
  void failedExportSaysWhyInTheJson();
  void failedExportWritesNothing();
  void refusedFormatSaysWhy();
  void fastApiComesWithTheProgram();
};

void PluginCommandTest::listsWhatItLoadedAndWhatItRefused() {
  usePlugins({folderOf(SIGNALBOX_SAMPLE_PLUGIN), SIGNALBOX_FAULTY_PLUGINS});
  const Ran ran = run({"plugins"});
  QCOMPARE(ran.exitCode, 1);
  QVERIFY2(ran.out.startsWith("fails   1.0.0  exporter  Fails  ") ||
               ran.out.startsWith("sample  1.0.0  exporter  The whole project as one JSON file  "),
           ran.out.constData());
  QVERIFY(ran.out.contains("/newer.so needs plugin interface 2 and this Signalbox has 1; use a newer Signalbox.\n"));
  QVERIFY(ran.out.contains("/unresolved.so could not be loaded: undefined symbol: signalbox_test_missing_function.\n"));
  usePlugins({folderOf(SIGNALBOX_SAMPLE_PLUGIN)});
  QCOMPARE(run({"plugins"}).exitCode, 0);
}

void PluginCommandTest::listsAsJson() {
  usePlugins({folderOf(SIGNALBOX_SAMPLE_PLUGIN), SIGNALBOX_FAULTY_PLUGINS});
  const QJsonArray list = QJsonDocument::fromJson(run({"plugins", "--json"}).out).array();
  const QJsonObject sample = list.at(0).toObject();
  QCOMPARE(sample, (QJsonObject{{"name", "sample"},
                                {"version", "1.0.0"},
                                {"kind", "exporter"},
                                {"interface", 1},
                                {"summary", "The whole project as one JSON file"},
                                {"file", SIGNALBOX_SAMPLE_PLUGIN},
                                {"state", "loaded"}}));
  int refused = 0;
  for (const auto& item : list) refused += item.toObject().value("refusal").toString().endsWith('.') ? 1 : 0;
  QCOMPARE(refused, 8);
}

void PluginCommandTest::saysWhereItLooked() {
  usePlugins({"/nowhere", "/else"});
  const Ran ran = run({"plugins"});
  QCOMPARE(ran.exitCode, 0);
  QCOMPARE(ran.out, QByteArray("There are no plugins in /nowhere, /else.\n"));
}

void PluginCommandTest::helpOfExportNamesTheFormats() {
  usePlugins({folderOf(SIGNALBOX_SAMPLE_PLUGIN)});
  const Ran ran = run({"export", "--help"});
  QCOMPARE(ran.exitCode, 0);
  QVERIFY2(
      ran.out.contains("Formats:\nopenapi       OpenAPI 3.1: openapi.json and openapi.yaml\n"
                       "openapi-3.0   OpenAPI 3.0: openapi.json and openapi.yaml, for tools that read no newer one\n"
                       "sample        The whole project as one JSON file\n"),
      ran.out.constData());
}

void PluginCommandTest::exportsWithAPlugin() {
  usePlugins({folderOf(SIGNALBOX_SAMPLE_PLUGIN)});
  QTemporaryDir folder;
  const Ran ran = run({"export", "sample", sample("hello"), "-o", folder.filePath("out")});
  QCOMPARE(ran.exitCode, 0);
  QFile file(folder.filePath("out/project.json"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  QVERIFY(QJsonDocument::fromJson(file.readAll()).object().contains("models/Student.json"));
}

void PluginCommandTest::tellsWhatItExportedAsJson() {
  usePlugins({folderOf(SIGNALBOX_SAMPLE_PLUGIN)});
  QTemporaryDir folder;
  const Ran ran = run({"export", "sample", sample("hello"), "-o", folder.filePath("out"), "--json"});
  QCOMPARE(QJsonDocument::fromJson(ran.out).object(),
           (QJsonObject{{"files", QJsonArray{"project.json"}}, {"report", QJsonArray{}}}));
}

void PluginCommandTest::whatAPluginPrintsIsNoPartOfTheJson() {
  usePlugins({SIGNALBOX_FAULTY_PLUGINS});
  QTemporaryDir folder;
  const Ran ran = run({"export", "prints", sample("hello"), "-o", folder.filePath("out"), "--json"});
  QCOMPARE(ran.exitCode, 0);
  QCOMPARE(QJsonDocument::fromJson(ran.out).object(),
           (QJsonObject{{"files", QJsonArray{"done.txt"}}, {"report", QJsonArray{}}}));
  QVERIFY2(ran.err.contains("Looking at the design"), ran.err.constData());
  QVERIFY2(ran.err.contains("A model has no title\n"), ran.err.constData());
}

void PluginCommandTest::failedExportSaysWhyInTheJson() {
  usePlugins({SIGNALBOX_FAULTY_PLUGINS});
  QTemporaryDir folder;
  const Ran ran = run({"export", "fails", sample("hello"), "-o", folder.filePath("out"), "--json"});
  QCOMPARE(ran.exitCode, 2);
  const QString error = QJsonDocument::fromJson(ran.out).object()["error"].toString();
  QCOMPARE(error, QString("The plugin fails could not export: the design has no endpoint."));
  QCOMPARE(ran.err, error.toUtf8() + '\n');
}

void PluginCommandTest::failedExportWritesNothing() {
  usePlugins({SIGNALBOX_FAULTY_PLUGINS});
  QTemporaryDir folder;
  const Ran ran = run({"export", "fails", sample("hello"), "-o", folder.filePath("out")});
  QCOMPARE(ran.exitCode, 2);
  QVERIFY(ran.err.contains("The plugin fails could not export: the design has no endpoint.\n"));
  QVERIFY(!QFile::exists(folder.filePath("out")));
}

void PluginCommandTest::refusedFormatSaysWhy() {
  usePlugins({SIGNALBOX_FAULTY_PLUGINS});
  const Ran ran = run({"export", "faulty", sample("hello"), "-o", "/nowhere"});
  QCOMPARE(ran.exitCode, 2);
  QVERIFY2(ran.err.contains("/entryless.so is an exporter without signalbox_export."), ran.err.constData());
}

void PluginCommandTest::fastApiComesWithTheProgram() {
  QTemporaryDir home; // no plugins of the user's own
  qputenv("XDG_DATA_HOME", home.path().toUtf8());
  QVERIFY(run({"export", "--list"}).out.contains("fastapi       A FastAPI project: "));
  QCOMPARE(run({"export", "fastapi", sample("hello"), "-o", home.filePath("out")}).exitCode, 0);
  QVERIFY(QFile::exists(home.filePath("out/app/main.py")));
  qunsetenv("XDG_DATA_HOME");
}

QTEST_APPLESS_MAIN(PluginCommandTest)
#include "command_test.moc"
