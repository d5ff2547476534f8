// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A project that uses every kind of file: what is read is written back byte for byte.
#include "core/design/diff.h"
#include "core/design/edit.h"
#include "core/design/project_files.h"
#include "core/design/store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::design;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(SIGNALBOX_SOURCE_DIR) / "tests/core/design/projects/everything";

std::vector<std::string> filesIn(const fs::path& root) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const auto file = entry.path().lexically_relative(root).generic_string();
    if (entry.is_regular_file() && file.ends_with(".json") && !file.starts_with("admin/")) files.push_back(file);
  }
  return files;
}

} // namespace

class EverythingTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void opensWithoutAComplaint() {
    const auto loaded = load(folder);
    QVERIFY(loaded);
    for (const auto& diagnostic : loaded->diagnostics) qWarning("%s", diagnostic.message.c_str());
    QCOMPARE(loaded->diagnostics.size(), 0u);
    QCOMPARE(loaded->design.dependencies().size(), 3u);
    QCOMPARE(loaded->design.securitySchemes().size(), 1u);
    QCOMPARE(loaded->design.users().size(), 1u);
    QVERIFY(loaded->design.mount("back_office")->app);
    QCOMPARE(loaded->design.mount("back_office")->app->project().name, std::string("Admin"));
  }

  void isWrittenAsItWasRead() {
    const auto loaded = load(folder);
    QVERIFY(loaded);
    QTemporaryDir copy;
    const fs::path target = copy.path().toStdString();
    QVERIFY(save(target, {}, loaded->design));
    QCOMPARE(filesIn(target).size(), filesIn(folder).size());
    for (const auto& file : filesIn(folder)) QCOMPARE(*readFile(target, file), *readFile(folder, file));
  }

  void nothingDiffersFromItself() {
    const auto first = load(folder);
    const auto second = load(folder);
    QVERIFY(first && second);
    QVERIFY(first->design == second->design);
    QVERIFY(diff(first->design, second->design).empty());
  }

  void lastOfAListTakesItsFileAlong() {
    const auto loaded = load(folder);
    QTemporaryDir copy;
    const fs::path target = copy.path().toStdString();
    QVERIFY(save(target, {}, loaded->design));
    const auto without = loaded->design.withMiddleware({}).withUsers({});
    QVERIFY(save(target, loaded->design, without));
    QVERIFY(!fs::exists(target / "middleware.json"));
    QVERIFY(!fs::exists(target / "security/users.json"));
    QVERIFY(load(target)->design.middleware().empty());
  }

  void renamedDependencyIsFollowed() {
    auto design = load(folder)->design;
    for (const auto& [from, to] : {std::pair("trace", "tracing"), std::pair("oauth2", "login")}) {
      const auto renamed = design::apply(design, RenameDependency{from, to});
      QVERIFY(renamed);
      design = *renamed;
    }
    std::string all = fileText(design.project());
    for (const auto& item : design.endpoints()) all += fileText(*item);
    for (const auto& item : design.routers()) all += fileText(*item);
    for (const auto& item : design.dependencies()) all += fileText(*item);
    QVERIFY(!all.contains("\"trace\""));
    QVERIFY(!all.contains("\"oauth2\""));
    QVERIFY(design.dependency("tracing") && design.securityScheme("login"));
  }
};

QTEST_APPLESS_MAIN(EverythingTest)
#include "everything_test.moc"
