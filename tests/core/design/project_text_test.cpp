// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A whole project as one JSON text, there and back.
#include "core/design/diff.h"
#include "core/design/store.h"
#include "tests/core/design/project_folder.h"
#include "tests/core/design/random_design.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::design;
namespace fs = std::filesystem;

namespace {

const fs::path source = SIGNALBOX_SOURCE_DIR;

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

} // namespace

class ProjectTextTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void projectsComeBackAsTheyWere_data();
  void projectsComeBackAsTheyWere();
  void randomDesignsComeBackAsTheyWere();
  void holdsTheFilesAsTheyStandOnDisk();
  void mountedProjectsTravelAlong();
  void brokenPartsAreToldWithTheirFile();
  void whatIsNoProjectIsOneSentence_data();
  void whatIsNoProjectIsOneSentence();
  void deepestFileIsTaken();
};

void ProjectTextTest::projectsComeBackAsTheyWere_data() {
  QTest::addColumn<QString>("project");
  for (const char* sample : {"hello", "food-delivery", "llm-chat", "users"})
    QTest::newRow(sample) << QString("resources/samples/%1").arg(sample);
  QTest::newRow("everything") << QString("tests/core/design/projects/everything");
}

void ProjectTextTest::projectsComeBackAsTheyWere() {
  QFETCH(QString, project);
  const auto loaded = load(source / project.toStdString());
  QVERIFY(loaded);
  const auto text = projectText(loaded->design);
  const auto back = loadText(text, loaded->design.folder());
  QVERIFY2(back, back ? "" : back.error().message.c_str());
  QVERIFY(back->diagnostics.empty());
  QVERIFY(back->design == loaded->design);
  QCOMPARE(back->design.folder(), loaded->design.folder());
  QCOMPARE(projectText(back->design), text);
}

void ProjectTextTest::randomDesignsComeBackAsTheyWere() {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const Design design = RandomDesign(seed).design();
    const auto back = loadText(projectText(design));
    QVERIFY(back && back->diagnostics.empty());
    QVERIFY2(diff(design, back->design).empty(), std::to_string(seed).c_str()); // the order of facets means nothing
  }
}

void ProjectTextTest::holdsTheFilesAsTheyStandOnDisk() {
  const fs::path hello = source / "resources/samples/hello";
  const auto json = Json::parse(projectText(load(hello)->design));
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(hello)) {
    const auto name = entry.path().lexically_relative(hello).generic_string();
    if (!name.ends_with(".json")) continue;
    ++files;
    std::ifstream in(entry.path());
    QVERIFY2(json.at(name) == Json::parse(in), name.c_str());
  }
  QCOMPARE(json.size(), files);
}

void ProjectTextTest::mountedProjectsTravelAlong() {
  const auto loaded = load(source / "tests/core/design/projects/everything");
  const auto back = loadText(projectText(loaded->design), "/srv/shop");
  const auto mount = back->design.mount("back_office");
  QVERIFY(mount && mount->app);
  QVERIFY(*mount->app == *loaded->design.mount("back_office")->app);
  QCOMPARE(mount->app->folder(), std::string("/srv/shop/admin"));
}

void ProjectTextTest::brokenPartsAreToldWithTheirFile() {
  const auto back = loadText(R"({"signalbox.json": {"format": 1, "name": "Shop"}, "models/Good.json": {"fields": []},
    "models/Bad.json": {"fields": 1}, "models/not a name.json": {"fields": []}})");
  QVERIFY(back);
  QCOMPARE(back->design.project().name, std::string("Shop"));
  QVERIFY(back->design.model("Good"));
  QCOMPARE(back->diagnostics.size(), 2u);
  QCOMPARE(back->diagnostics[0].file, (FilePlace{"models/Bad.json", 2, 13}));
  QCOMPARE(back->diagnostics[1].file.file, std::string("models/not a name.json"));
}

void ProjectTextTest::whatIsNoProjectIsOneSentence_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("sentence");
  QTest::newRow("no JSON")
      << "{"
      << "The project's text cannot be read: This is not JSON: unexpected end of input; expected string literal.";
  QTest::newRow("no object") << "[]" << "The project's text is no object of files.";
  QTest::newRow("no project file") << "{}" << "The text has no signalbox.json, so it is no Signalbox project.";
  QTest::newRow("of another format")
      << R"({"signalbox.json": {"format": 2}})"
      << "The project in The text is of format 2, and this version reads format 1. Open it with a newer Signalbox.";
}

void ProjectTextTest::whatIsNoProjectIsOneSentence() {
  QFETCH(QString, text);
  QFETCH(QString, sentence);
  const auto loaded = loadText(text.toStdString());
  QVERIFY(!loaded);
  QCOMPARE(QString::fromStdString(loaded.error().message), sentence);
}

void ProjectTextTest::deepestFileIsTaken() {
  const Design design = Design().withConstant({"deep", Json::parse(nested(200))});
  QVERIFY(loadText(projectText(design))->design == design);
  QVERIFY(!loadText("{\"constants/deep.json\": " + nested(201) + "}"));
}

QTEST_APPLESS_MAIN(ProjectTextTest)
#include "project_text_test.moc"
