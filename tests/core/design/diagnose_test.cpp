// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a design: one file set, one list of diagnostics a row (data/diagnose.json).
#include "core/design/diagnose.h"
#include "tests/core/design/project_folder.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::design;

namespace {

Json cases() {
  std::ifstream file(SIGNALBOX_SOURCE_DIR "/tests/core/design/data/diagnose.json");
  return Json::parse(file);
}

std::string line(const Diagnostic& diagnostic) {
  return std::string(diagnostic.severity == Severity::Error ? "error " : "warning ") + diagnostic.code + " " +
         diagnostic.place.entity + diagnostic.place.pointer + " " + diagnostic.message;
}

} // namespace

class DiagnoseTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void mistakesAreNamedWithTheirPlace_data() {
    QTest::addColumn<int>("index");
    const auto all = cases();
    for (std::size_t i = 0; i < all.size(); ++i)
      QTest::newRow(all[i]["case"].get<std::string>().c_str()) << static_cast<int>(i);
  }

  void mistakesAreNamedWithTheirPlace() {
    QFETCH(int, index);
    const auto all = cases();
    const auto& one = all[static_cast<std::size_t>(index)];
    ProjectFolder folder(Files{{"signalbox.json", "{}"}});
    for (const auto& [file, json] : one["files"].items()) folder.write(file + ".json", json.dump());
    const auto project = load(folder.path());
    QVERIFY(project && project->diagnostics.empty());
    QStringList found;
    for (const auto& diagnostic : diagnose(project->design)) found << QString::fromStdString(line(diagnostic));
    QStringList expected;
    for (const auto& text : one["expected"]) expected << QString::fromStdString(text.get<std::string>());
    QCOMPARE(found, expected);
  }

  void aThousandEndpointsAreCheckedWithoutComparingEachWithEach() {
    Entities all;
    for (int i = 0; i < 1000; ++i) {
      Endpoint endpoint;
      endpoint.name = "endpoint_" + std::to_string(i);
      endpoint.order = i;
      endpoint.path = "/part" + std::to_string(i % 50) + "/things/{thing_id}/n" + std::to_string(i);
      endpoint.parameters.push_back({{"thing_id", "int"}, ParameterIn::Path});
      all.endpoints.push_back(std::make_shared<const Endpoint>(endpoint));
    }
    const Design design(std::move(all));
    QVERIFY(diagnose(design).empty());
    QBENCHMARK { diagnose(design); }
  }
};

QTEST_APPLESS_MAIN(DiagnoseTest)
#include "diagnose_test.moc"
