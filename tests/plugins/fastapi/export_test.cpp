// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The exports of the samples as they were reviewed, source as ruff leaves it, and what a person wrote into an export.
// SIGNALBOX_WRITE_GOLDEN=1 writes the golden trees anew.
#include "core/design/store.h"
#include "core/exchange/custom_regions.h"
#include "plugins/fastapi/export.h"
#include "plugins/fastapi/python/format.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace signalbox;
namespace fs = std::filesystem;

namespace {

const fs::path source = SIGNALBOX_SOURCE_DIR;
const fs::path here = source / "tests/plugins/fastapi";

std::string textOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

exchange::FileTree exported(const fs::path& project) {
  const auto loaded = design::load(project);
  return loaded ? fastapi::exportFastApi(loaded->design) : exchange::FileTree{};
}

std::set<std::string> filesBelow(const fs::path& folder) {
  std::set<std::string> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.insert(fs::relative(entry.path(), folder).generic_string());
  return files;
}

void writeGolden(const fs::path& folder, const exchange::FileTree& tree) {
  fs::remove_all(folder);
  for (const auto& [path, text] : tree.files) {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << text;
  }
}

} // namespace

class FastApiExportTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void sourceIsFormattedAsRuffDoes();
  void samplesAreAsReviewed_data();
  void samplesAreAsReviewed();
  void samplesNeedNoReport_data() { samplesAreAsReviewed_data(); }
  void samplesNeedNoReport();
  void regionsSurviveExportingAgain();
  void regionWithoutItsLineGoesToTheEnd();
};

void FastApiExportTest::sourceIsFormattedAsRuffDoes() {
  const std::string formatted = python::format(textOf(here / "format/one_line.txt"));
  const auto lines = QString::fromStdString(formatted).split('\n');
  const auto wanted = QString::fromStdString(textOf(here / "format/as_ruff.txt")).split('\n');
  for (qsizetype i = 0; i < std::min(lines.size(), wanted.size()); ++i) QCOMPARE(lines[i], wanted[i]);
  QCOMPARE(lines.size(), wanted.size());
}

void FastApiExportTest::samplesAreAsReviewed_data() {
  QTest::addColumn<QString>("sample");
  for (const char* sample : {"hello", "users", "llm-chat", "food-delivery"}) QTest::newRow(sample) << QString(sample);
}

void FastApiExportTest::samplesAreAsReviewed() {
  QFETCH(QString, sample);
  const auto tree = exported(source / "resources/samples" / sample.toStdString());
  const fs::path golden = here / "golden" / sample.toStdString();
  if (qEnvironmentVariableIsSet("SIGNALBOX_WRITE_GOLDEN")) writeGolden(golden, tree);
  std::set<std::string> files;
  for (const auto& [path, text] : tree.files) {
    files.insert(path);
    QVERIFY2(text == textOf(golden / path), path.c_str());
  }
  QCOMPARE(files, filesBelow(golden));
}

void FastApiExportTest::samplesNeedNoReport() {
  QFETCH(QString, sample);
  QVERIFY(exported(source / "resources/samples" / sample.toStdString()).report.empty());
}

void FastApiExportTest::regionsSurviveExportingAgain() {
  const std::string fresh = exported(source / "resources/samples/hello").files.at("app/main.py");
  const std::string region = "# region signalbox:custom health\n@app.get(\"/health\")\nasync def health() -> str:\n    "
                             "return \"fine\"\n# endregion\n";
  std::string edited = fresh;
  const std::string anchor = "    return {\"message\": \"Hello from FastAPI!\"}\n";
  const std::size_t at = edited.find(anchor);
  QVERIFY(at != std::string::npos);
  edited.insert(at + anchor.size(), "\n\n" + region);
  std::vector<std::string> report;
  QCOMPARE(exchange::keepRegions(edited, fresh, "app/main.py", report), edited);
  // What stood outside of a region is the export's.
  std::string spoiled = edited;
  spoiled.replace(spoiled.find("Hello from FastAPI!\"}"), 5, "Hallo");
  QVERIFY(exchange::keepRegions(spoiled, fresh, "app/main.py", report).find("Hallo") == std::string::npos);
  QCOMPARE(exchange::keepRegions(fresh, fresh, "app/main.py", report), fresh);
}

void FastApiExportTest::regionWithoutItsLineGoesToTheEnd() {
  std::vector<std::string> report;
  const std::string made = exchange::keepRegions("a = 1\n# region signalbox:custom x\nb = 2\n# endregion\n", "c = 3\n",
                                                 "app/main.py", report);
  QCOMPARE(made, std::string("c = 3\n# region signalbox:custom x\nb = 2\n# endregion\n"));
  QCOMPARE(report.size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(FastApiExportTest)
#include "export_test.moc"
