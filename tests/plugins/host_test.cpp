// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plugins as they are found in a folder: those that fit run, everything else is refused with one sentence, and before
// any of its code runs where the file itself shows it.
#include "core/design/store.h"
#include "core/exchange/exporter.h"
#include "core/exchange/plugin_exporter.h"
#include "core/exchange/write_tree.h"

#include <QTemporaryDir>
#include <QTest>

#include <elf.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

using namespace signalbox;
using namespace signalbox::exchange;
namespace fs = std::filesystem;

namespace {

const fs::path source = SIGNALBOX_SOURCE_DIR;
const fs::path samplePlugin = SIGNALBOX_SAMPLE_PLUGIN;
const fs::path faulty = SIGNALBOX_FAULTY_PLUGINS;

std::string bytesOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, std::string_view bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

// The sample with some bytes of its ELF header changed.
std::string forged(std::size_t at, std::string_view bytes) {
  return bytesOf(samplePlugin).replace(at, bytes.size(), bytes);
}

Result<std::unique_ptr<Exporter>> loaded(const fs::path& file) {
  const Plugin plugin = readPlugin(file);
  if (plugin.isRefused()) return failure(plugin.refusal);
  return loadExporter(plugin);
}

design::Design hello() { return design::load(source / "resources/samples/hello")->design; }

QString errorOf(const Result<FileTree>& tree) {
  return tree ? QString() : QString::fromStdString(tree.error().message);
}

} // namespace

class PluginHostTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void sampleLoadsAndExports();
  void fastApiPluginGivesTheReviewedTree();
  void whatDoesNotFitIsRefusedUnrun_data();
  void whatDoesNotFitIsRefusedUnrun();
  void everyTruncationIsRefused();
  void everyFlippedHeaderByteIsRefusedOrHarmless();
  void fileThatMayNotBeReadIsRefused();
  void ofTwoWithOneNameTheFirstIsTaken();
  void onlyLibrariesOfAFolderAreLookedAt();
  void missingLibraryIsOneSentence();
  void failuresOfAPluginAreOneSentence_data();
  void failuresOfAPluginAreOneSentence();
  void pathsThatLeadElsewhereAreRefused_data();
  void pathsThatLeadElsewhereAreRefused();
  void nothingIsWrittenThroughALink();
  void formatsAreTheBuiltInOnesAndThePlugins();
  void pluginsOfTheEnvironmentStandForAllFolders();
};

void PluginHostTest::sampleLoadsAndExports() {
  const Plugin plugin = readPlugin(samplePlugin);
  QCOMPARE(plugin.refusal, std::string());
  QCOMPARE(plugin.metadata, (PluginMetadata{1, "exporter", "sample", "1.0.0", "The whole project as one JSON file"}));
  const auto exporter = loadExporter(plugin);
  QVERIFY2(exporter, exporter ? "" : exporter.error().message.c_str());
  const auto tree = (*exporter)->exportDesign(hello());
  QVERIFY(tree);
  QCOMPARE(tree->files.size(), 1u);
  QVERIFY(design::loadText(tree->files.at("project.json"))->design == hello());
}

void PluginHostTest::fastApiPluginGivesTheReviewedTree() {
  const auto exporter = loaded(SIGNALBOX_FASTAPI_PLUGIN);
  QVERIFY2(exporter, exporter ? "" : exporter.error().message.c_str());
  const auto tree = (*exporter)->exportDesign(design::load(source / "resources/samples/food-delivery")->design);
  QVERIFY2(tree, qPrintable(errorOf(tree)));
  QVERIFY(tree->files.size() > 10);
  for (const auto& [path, text] : tree->files)
    QVERIFY2(text == bytesOf(source / "tests/plugins/fastapi/golden/food-delivery" / path), path.c_str());
}

void PluginHostTest::whatDoesNotFitIsRefusedUnrun_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("reason"); // % is the file
  const auto row = [](const char* name, const std::string& bytes, const char* reason) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(reason);
  };
  const auto faultyRow = [&](const char* name, const char* reason) {
    row(name, bytesOf(faulty / (std::string(name) + ".so")), reason);
  };
  row("empty", "", "% is no shared library.");
  row("text", "print('hello')\n", "% is no shared library.");
  row("truncated in its header", bytesOf(samplePlugin).substr(0, 40), "% is cut short; copy it once more.");
  row("truncated in its middle", bytesOf(samplePlugin).substr(0, bytesOf(samplePlugin).size() / 2),
      "% is cut short; copy it once more.");
  const Elf64_Half machine = EM_S390;
  row("other machine",
      forged(offsetof(Elf64_Ehdr, e_machine), std::string_view(reinterpret_cast<const char*>(&machine), 2)),
      "% is made for IBM Z, and this machine is ");
  row("32 bits", forged(EI_CLASS, std::string_view("\x01", 1)), " (32 bits), and this machine is ");
  row("an object file", forged(offsetof(Elf64_Ehdr, e_type), std::string_view("\x01\x00", 2)),
      "% is no shared library.");
  row("a program", bytesOf("/proc/self/exe"), "% is a shared library, but no plugin of Signalbox.");
  faultyRow("stranger", "% is a shared library, but no plugin of Signalbox.");
  faultyRow("newer", "% needs plugin interface 2 and this Signalbox has 1; use a newer Signalbox.");
  faultyRow("older", "% has metadata that cannot be read.");
  faultyRow("misnamed", "% has metadata that cannot be read.");
  faultyRow("importer", "% is of the kind \"importer\", and this Signalbox only knows exporters.");
  faultyRow("reserved", "% is called openapi, as the export that is built in.");
  faultyRow("entryless", "% is an exporter without signalbox_export.");
}

void PluginHostTest::whatDoesNotFitIsRefusedUnrun() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, reason);
  QTemporaryDir folder;
  const fs::path file = fs::path(folder.path().toStdString()) / "plugin.so";
  write(file, bytes.toStdString());
  const QString said = QString::fromStdString(readPlugin(file).refusal);
  QVERIFY2(said.contains(reason.replace('%', QString::fromStdString(file.string()))), qPrintable(said));
  QVERIFY(said.endsWith('.') && !said.contains('\n'));
}

void PluginHostTest::everyTruncationIsRefused() {
  QTemporaryDir folder;
  const fs::path file = fs::path(folder.path().toStdString()) / "plugin.so";
  const std::string whole = bytesOf(samplePlugin);
  for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 199) {
    write(file, std::string_view(whole).substr(0, size));
    QVERIFY2(readPlugin(file).isRefused(), std::to_string(size).c_str());
  }
}

// Whatever the tables of a file say, reading it stays inside its bytes: the sanitizers watch.
void PluginHostTest::everyFlippedHeaderByteIsRefusedOrHarmless() {
  QTemporaryDir folder;
  const fs::path file = fs::path(folder.path().toStdString()) / "plugin.so";
  const std::string whole = bytesOf(samplePlugin);
  const auto flip = [&](std::size_t at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(~bytes[at]);
    write(file, bytes);
    const Plugin plugin = readPlugin(file);
    QVERIFY(plugin.isRefused() || plugin.metadata.kind == "exporter");
  };
  for (std::size_t at = 0; at < sizeof(Elf64_Ehdr); ++at) flip(at);
  Elf64_Ehdr header;
  std::memcpy(&header, whole.data(), sizeof header);
  for (std::size_t at = header.e_shoff; at < whole.size(); at += 3) flip(at);
}

void PluginHostTest::fileThatMayNotBeReadIsRefused() {
  QTemporaryDir folder;
  const fs::path root = folder.path().toStdString();
  fs::create_directory(root / "folder.so");
  fs::create_symlink(root / "nowhere", root / "link.so");
  const auto plugins = findPlugins(std::vector{root});
  QCOMPARE(plugins.size(), 2u);
  QCOMPARE(plugins[0].refusal, (root / "folder.so").string() + " is no file.");
  QCOMPARE(plugins[1].refusal, (root / "link.so").string() + " is a link to nothing.");
  if (::geteuid() == 0) return; // who may read everything
  fs::copy_file(samplePlugin, root / "locked.so");
  fs::permissions(root / "locked.so", fs::perms::none);
  QVERIFY(readPlugin(root / "locked.so").refusal.contains("Permission denied"));
}

void PluginHostTest::ofTwoWithOneNameTheFirstIsTaken() {
  QTemporaryDir folder;
  const fs::path root = folder.path().toStdString();
  for (const char* file : {"mine/sample.so", "theirs/a.so"}) {
    fs::create_directories((root / file).parent_path());
    fs::copy_file(samplePlugin, root / file);
  }
  const auto plugins = findPlugins(std::vector{root / "mine", root / "absent", root / "theirs"});
  QCOMPARE(plugins.size(), 2u);
  QVERIFY(!plugins[0].isRefused());
  QCOMPARE(plugins[1].refusal,
           (root / "theirs/a.so").string() + " is called sample, as " + (root / "mine/sample.so").string() + " is.");
  QVERIFY(exporterOf("sample", plugins));
}

void PluginHostTest::onlyLibrariesOfAFolderAreLookedAt() {
  QTemporaryDir folder;
  const fs::path root = folder.path().toStdString();
  for (const char* file : {"README.md", ".hidden.so", "old.so.1", "inside/plugin.so"}) write(root / file, "text");
  QVERIFY(findPlugins(std::vector{root}).empty());
}

void PluginHostTest::missingLibraryIsOneSentence() {
  const fs::path file = faulty / "unresolved.so";
  const auto exporter = loaded(file);
  QVERIFY(!exporter);
  QCOMPARE(exporter.error().message,
           file.string() + " could not be loaded: undefined symbol: signalbox_test_missing_function.");
}

void PluginHostTest::failuresOfAPluginAreOneSentence_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("sentence");
  QTest::newRow("an error") << "fails.so" << "The plugin fails could not export: the design has no endpoint.";
  QTest::newRow("an exception that crosses") << "throws.so" << "The plugin throws could not export: out of ideas.";
}

void PluginHostTest::failuresOfAPluginAreOneSentence() {
  QFETCH(QString, file);
  QFETCH(QString, sentence);
  const auto exporter = loaded(faulty / file.toStdString());
  QVERIFY(exporter);
  QCOMPARE(errorOf((*exporter)->exportDesign({})), sentence);
}

void PluginHostTest::pathsThatLeadElsewhereAreRefused_data() {
  QTest::addColumn<QString>("paths");
  QTest::addColumn<QString>("reason"); // "" = fine
  QTest::newRow("fine") << "app/main.py,README.md,app/größe.txt,.github/workflows/test.yml,a/b/c/..d" << "";
  QTest::newRow("above") << "../evil" << "it names a file by a path that leads elsewhere (../evil)";
  QTest::newRow("above, further in") << "app/../../evil"
                                     << "it names a file by a path that leads elsewhere (app/../../evil)";
  QTest::newRow("here") << "./main.py" << "it names a file by a path that leads elsewhere (./main.py)";
  QTest::newRow("absolute") << "/etc/passwd" << "it names a file by an absolute path (/etc/passwd)";
  QTest::newRow("of Windows") << "C:\\evil" << "it names a file with a name that not every system takes";
  QTest::newRow("no name") << "" << "it names a file without a name";
  QTest::newRow("a folder") << "app/" << "it names a file with a name that not every system takes (app/)";
  QTest::newRow("a line in it") << "a\nb" << "it names a file with a name that not every system takes";
  QTest::newRow("git's own") << "app/.git/hooks/pre-commit"
                             << "it names a file inside .git (app/.git/hooks/pre-commit)";
  QTest::newRow("too long") << QString(300, 'x')
                            << "it names a file with a name that not every system takes (" + QString(300, 'x') + ')';
  QTest::newRow("twice") << "a.txt,a.txt" << "it names the file a.txt twice";
  QTest::newRow("file and folder") << "app,app!,app/main.py" << "it names app as a file and as a folder";
  QTest::newRow("the first counts") << "ok.txt,../one,/two"
                                    << "it names a file by a path that leads elsewhere (../one)";
}

void PluginHostTest::pathsThatLeadElsewhereAreRefused() {
  QFETCH(QString, paths);
  QFETCH(QString, reason);
  const auto exporter = loaded(faulty / "paths.so");
  QVERIFY(exporter);
  const auto tree = (*exporter)->exportDesign(design::Design().withFolder(paths.toStdString()));
  QCOMPARE(errorOf(tree), reason.isEmpty() ? QString() : "The plugin paths could not export: " + reason + '.');
  if (tree) QCOMPARE(tree->files.size(), 5u);
}

void PluginHostTest::nothingIsWrittenThroughALink() {
  QTemporaryDir folder;
  const fs::path root = folder.path().toStdString();
  fs::create_directories(root / "elsewhere");
  fs::create_directories(root / "out");
  fs::create_directory_symlink(root / "elsewhere", root / "out/app");
  write(root / "elsewhere/file.txt", "mine\n");
  fs::create_symlink(root / "elsewhere/file.txt", root / "out/file.txt");
  FileTree below{{{"app/main.py", "text\n"}}, {}};
  const auto led = writeTree(below, root / "out");
  QCOMPARE(led.error().message,
           (root / "out/app/main.py").string() + " could not be written: a link leads out of the folder.");
  FileTree link{{{"file.txt", "text\n"}}, {}};
  QVERIFY(writeTree(link, root / "out").error().message.contains("links are not followed"));
  QCOMPARE(bytesOf(root / "elsewhere/file.txt"), std::string("mine\n"));
  QVERIFY(!fs::exists(root / "elsewhere/main.py"));
  FileTree wrong{{{"../evil", "text\n"}}, {}};
  QVERIFY(!writeTree(wrong, root / "out"));
  QVERIFY(!fs::exists(root / "evil"));
}

void PluginHostTest::formatsAreTheBuiltInOnesAndThePlugins() {
  const std::vector<Plugin> plugins{readPlugin(faulty / "newer.so"), readPlugin(samplePlugin)};
  const auto formats = exportFormats(plugins);
  QCOMPARE(formats.size(), 3u);
  QCOMPARE(formats[0].name, std::string("openapi"));
  QCOMPARE(formats[1].name, std::string("openapi-3.0"));
  QCOMPARE(formats[2].name, std::string("sample"));
  QVERIFY((*exporterOf("openapi", plugins))->exportDesign(hello())->files.contains("openapi.yaml"));
  const FileTree older = *(*exporterOf("openapi-3.0", plugins))->exportDesign(hello());
  QVERIFY(older.files.at("openapi.json").contains("\"openapi\": \"3.0.3\""));
  QVERIFY(exporterOf("cobol", plugins).error().message.contains("no format called cobol"));
  QCOMPARE(exporterOf("faulty", plugins).error().message, plugins[0].refusal);
}

void PluginHostTest::pluginsOfTheEnvironmentStandForAllFolders() {
  qputenv("SIGNALBOX_PLUGINS", "/one::/two");
  QCOMPARE(pluginFolders(), (std::vector<fs::path>{"/one", "/two"}));
  qunsetenv("SIGNALBOX_PLUGINS");
  qputenv("XDG_DATA_HOME", "/data");
  QCOMPARE(pluginFolders().front(), fs::path("/data/signalbox/plugins"));
}

QTEST_APPLESS_MAIN(PluginHostTest)
#include "host_test.moc"
