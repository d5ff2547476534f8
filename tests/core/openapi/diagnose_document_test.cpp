// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with the document of a design: one file set, one list of diagnostics a row
// (data/diagnose_document.json).
#include "core/openapi/diagnose_document.h"
#include "tests/core/design/project_folder.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::design;

namespace {

Json cases() {
  std::ifstream file(SIGNALBOX_SOURCE_DIR "/tests/core/openapi/data/diagnose_document.json");
  return Json::parse(file);
}

auto loaded(const Json& files, ProjectFolder& folder) {
  for (const auto& [file, json] : files.items()) {
    Json written = json;
    if (file == "signalbox") written["format"] = 1;
    folder.write(file + ".json", written.dump());
  }
  return load(folder.path());
}

QString line(const Diagnostic& diagnostic) {
  return QString::fromStdString(std::string(diagnostic.severity == Severity::Error ? "error " : "warning ") +
                                diagnostic.code + " " + diagnostic.place.entity + diagnostic.place.pointer + " " +
                                diagnostic.message);
}

} // namespace

class DiagnoseDocumentTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void mistakesAreNamedWithTheirPlace_data();
  void mistakesAreNamedWithTheirPlace();
  void typesThatOnlyTheDocumentReadsAreChecked();
};

void DiagnoseDocumentTest::mistakesAreNamedWithTheirPlace_data() {
  QTest::addColumn<int>("index");
  const auto all = cases();
  for (std::size_t i = 0; i < all.size(); ++i)
    QTest::newRow(all[i]["case"].get<std::string>().c_str()) << static_cast<int>(i);
}

void DiagnoseDocumentTest::mistakesAreNamedWithTheirPlace() {
  QFETCH(int, index);
  const auto all = cases();
  const auto& one = all[static_cast<std::size_t>(index)];
  ProjectFolder folder(Files{{"signalbox.json", R"({"format": 1})"}});
  const auto project = loaded(one["files"], folder);
  QVERIFY(project);
  QStringList found, expected;
  for (const auto& diagnostic : openapi::diagnoseDocument(project->design)) found << line(diagnostic);
  for (const auto& text : one["expected"]) expected << QString::fromStdString(text.get<std::string>());
  QCOMPARE(found.join('\n'), expected.join('\n'));
}

void DiagnoseDocumentTest::typesThatOnlyTheDocumentReadsAreChecked() {
  const Json files = Json::parse(R"({
    "signalbox": {"app": {"responses": {"500": {"model": "Nowhere"}}}},
    "endpoints/a": {"path": "/a", "responses": {"404": {"model": "list[Missing]"}},
                    "callbacks": [{"name": "cb", "method": "POST", "path": "/cb", "body": [{"name": "b", "type": "Lost"}]}]},
    "webhooks/w": {"path": "w", "parameters": [{"name": "q", "type": "Gone"}], "response_model": "Absent"}})");
  ProjectFolder folder(Files{{"signalbox.json", R"({"format": 1})"}});
  const auto project = loaded(files, folder);
  QVERIFY(project);
  schema::TypesBuilder types(project->design);
  openapi::addDocumentedTypes(project->design, types);
  QStringList places;
  for (const auto& diagnostic : types.takeDiagnostics())
    places << QString::fromStdString(diagnostic.code + " " + diagnostic.place.entity + diagnostic.place.pointer);
  QCOMPARE(places.join('\n'), QStringList({"unknown-type /app/responses/500/model",
                                           "unknown-type a/responses/404/model", "unknown-type w/parameters/0/type",
                                           "unknown-type w/response_model", "unknown-type a/callbacks/0/body/0/type"})
                                  .join('\n'));
}

QTEST_APPLESS_MAIN(DiagnoseDocumentTest)
#include "diagnose_document_test.moc"
