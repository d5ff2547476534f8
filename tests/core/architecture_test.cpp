// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tree is the architecture: includes run one way. The order of the core's folders is that of core/CMakeLists.txt.
#include <QtTest>

#include <QDirIterator>
#include <QRegularExpression>

namespace {

const QString source = QStringLiteral(SIGNALBOX_SOURCE_DIR);

QString textOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList filesUnder(const QString& folder) {
  QStringList files;
  QDirIterator it(source + '/' + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
  while (it.hasNext()) files << it.next().mid(source.size() + 1);
  return files;
}

QStringList matches(const QString& text, const char* pattern) {
  QStringList found;
  auto it = QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::MultilineOption).globalMatch(text);
  while (it.hasNext()) found << it.next().captured(1);
  return found;
}

QStringList coreFolders() { return matches(textOf(source + "/core/CMakeLists.txt"), R"(^add_subdirectory\((\w+)\))"); }

} // namespace

class ArchitectureTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aCoreFolderUsesOnlyThoseAboveIt();
  void theCoreKnowsNoWindow();
  void aLayerOfTheWindowUsesOnlyThoseBelowIt();
  void pluginsUseTheirInterfaceAndTheCore();
  void asioAndBeastAreIncludedOnlyByClientAndServerSources();
  void everyFileCarriesItsLicence();
};

void ArchitectureTest::aCoreFolderUsesOnlyThoseAboveIt() {
  const QStringList order = coreFolders();
  QVERIFY(order.size() >= 10);
  QStringList wrong;
  for (const QString& file : filesUnder("core")) {
    const qsizetype own = order.indexOf(file.section('/', 1, 1));
    for (const QString& used : matches(textOf(source + '/' + file), R"re(#include "core/(\w+)/)re")) {
      if (order.indexOf(used) > own) wrong << file + " includes core/" + used;
    }
  }
  QCOMPARE(wrong.join("\n"), QString());
}

void ArchitectureTest::theCoreKnowsNoWindow() {
  QStringList wrong;
  for (const QString& file : filesUnder("core")) {
    const QString text = textOf(source + '/' + file);
    if (!matches(text, R"re(#include ["<]((?:ui|app|resources)/|Q[A-Z]|Qsci))re").isEmpty()) wrong << file;
  }
  QCOMPARE(wrong.join("\n"), QString());
}

void ArchitectureTest::aLayerOfTheWindowUsesOnlyThoseBelowIt() {
  const QStringList order = {"theme",    "system", "print",  "widgets",  "delegates", "text",   "document",
                             "commands", "bridge", "models", "settings", "editors",   "panels", "shell"};
  // The seams that the shell offers to the parts it is made of, and how they name an entity.
  const QStringList seams = {"ui/workbench/workbench.h", "ui/workbench/navigator.h", "ui/workbench/entity_ref.h"};
  QStringList wrong;
  for (const QString& file : filesUnder("ui")) {
    const qsizetype own = order.indexOf(file.section('/', 1, 1));
    for (const QString& used : matches(textOf(source + '/' + file), R"re(#include "(ui/\w+/[^"]+)")re")) {
      if (!seams.contains(used) && order.indexOf(used.section('/', 1, 1)) > own) wrong << file + " includes " + used;
    }
  }
  QCOMPARE(wrong.join("\n"), QString());
}

// A plugin knows the core, the interface and itself; all that others know of plugins is the interface.
void ArchitectureTest::pluginsUseTheirInterfaceAndTheCore() {
  QStringList wrong;
  for (const char* folder : {"core", "ui", "app", "plugins"}) {
    for (const QString& file : filesUnder(QString::fromLatin1(folder))) {
      const QString text = textOf(source + '/' + file);
      const QString own = file.startsWith("plugins/") ? file.section('/', 1, 1) : QString();
      for (const QString& used : matches(text, R"re(#include "plugins/(\w+)/)re"))
        if (used != "sdk" && used != own) wrong << file + " includes plugins/" + used;
      if (!own.isEmpty() && !matches(text, R"re(#include ["<]((?:ui|app)/|Q[A-Z]|Qsci))re").isEmpty()) wrong << file;
    }
  }
  QCOMPARE(wrong.join("\n"), QString());
}

void ArchitectureTest::asioAndBeastAreIncludedOnlyByClientAndServerSources() {
  QStringList wrong;
  for (const char* folder : {"core", "ui", "app"}) {
    for (const QString& file : filesUnder(QString::fromLatin1(folder))) {
      const bool allowed = file.startsWith("core/client/") || file.startsWith("core/server/");
      if (!allowed && !matches(textOf(source + '/' + file), R"(#include <(boost/(?:asio|beast)))").isEmpty())
        wrong << file;
    }
  }
  QCOMPARE(wrong.join("\n"), QString());
}

void ArchitectureTest::everyFileCarriesItsLicence() {
  QStringList wrong;
  for (const char* folder : {"core", "ui", "app", "plugins", "resources", "tests"}) {
    for (const QString& file : filesUnder(QString::fromLatin1(folder))) {
      if (!textOf(source + '/' + file).contains("SPDX-License-Identifier")) wrong << file;
    }
  }
  QCOMPARE(wrong.join("\n"), QString());
}

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
