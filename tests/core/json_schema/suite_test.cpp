// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The official JSON-Schema-Test-Suite, read from its archive when that is present: required cases must all pass, the
// others are counted and must not become fewer.
#include "core/json_schema/schema.h"
#include "core/value/read.h"

#include <QtTest>

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>

using namespace signalbox;
using namespace signalbox::json_schema;

namespace {

QString archive() {
  const QString fromEnvironment = qEnvironmentVariable("SIGNALBOX_CORPORA");
  const QString folder = fromEnvironment.isEmpty() ? SIGNALBOX_SOURCE_DIR "/../shared/corpora" : fromEnvironment;
  return folder + "/json-schema-test-suite.tar.xz";
}

std::string contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

QStringList jsonFilesUnder(const QString& folder) {
  QStringList files;
  QDirIterator it(folder, {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
  while (it.hasNext()) files << it.next();
  files.sort();
  return files;
}

std::shared_ptr<const Registry> remotesUnder(const QString& folder) {
  auto registry = std::make_shared<Registry>();
  for (const QString& file : jsonFilesUnder(folder)) {
    Arena arena;
    const std::string text = contentOf(file);
    const auto value = readJson(text, arena);
    if (value)
      registry->add(*makeDocument("http://localhost:1234/" + file.mid(folder.size() + 1).toStdString(), *value));
  }
  return registry;
}

struct Count {
  int passed = 0;
  int all = 0;
  QStringList failures;
};

class Runner final {
public:
  Runner(const QString& folder, Dialect dialect) {
    m_options.dialect = dialect;
    m_options.registry = remotesUnder(folder + "/remotes");
  }

  void run(const QString& file, Formats formats, Count& count) {
    m_options.formats = formats;
    m_arena.reset();
    const std::string text = contentOf(file);
    const auto groups = readJson(text, m_arena);
    if (!groups) count.failures << file + " is no JSON";
    if (!groups) return;
    for (const Value& group : groups->items()) runGroup(QFileInfo(file).completeBaseName(), group, count);
  }

private:
  void runGroup(const QString& file, const Value& group, Count& count) {
    const auto schema = compile(*group.find("schema"), m_options);
    for (const Value& test : group.find("tests")->items()) {
      ++count.all;
      const QString name = file + ": " + textOf(group) + ": " + textOf(test);
      const Value& data = *test.find("data");
      const bool isAccepted = schema && (*schema)->accepts(data);
      const bool isRight = schema && isAccepted == test.find("valid")->asBool();
      if (isRight && (*schema)->validate(data).empty() == isAccepted)
        ++count.passed;
      else
        count.failures << name + (schema ? QString() : " - " + QString::fromStdString(schema.error().message));
    }
  }

  static QString textOf(const Value& object) {
    const auto text = object.find("description")->asText();
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
  }

  CompileOptions m_options;
  Arena m_arena;
};

Count countOf(const QString& folder, const QString& draft, Dialect dialect, const QString& part) {
  Runner runner(folder, dialect);
  Count count;
  for (const QString& file : jsonFilesUnder(folder + "/tests/" + draft)) {
    const bool isFormat = file.contains("/optional/format/");
    const bool isOptional = file.contains("/optional/") && !isFormat;
    const QString own = isFormat ? "format" : isOptional ? "optional" : "required";
    if (own == part) runner.run(file, isFormat ? Formats::Assert : Formats::Annotate, count);
  }
  return count;
}

} // namespace

class SuiteTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() {
    if (!QFile::exists(archive())) QSKIP("THE JSON-SCHEMA-TEST-SUITE IS ABSENT: its 4,900 cases were not run");
    QCOMPARE(QProcess::execute("tar", {"xf", archive(), "-C", m_folder.path()}), 0);
  }

  void casesPass_data() {
    QTest::addColumn<QString>("draft");
    QTest::addColumn<int>("dialect");
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("all");
    QTest::addColumn<int>("atLeast");
    const auto row = [](const char* draft, Dialect dialect, const char* part, int all, int atLeast) {
      QTest::addRow("%s %s", draft, part) << QString(draft) << int(dialect) << QString(part) << all << atLeast;
    };
    row("draft2020-12", Dialect::Draft202012, "required", 1299, 1299);
    row("draft2020-12", Dialect::Draft202012, "optional", 162, 162);
    row("draft2020-12", Dialect::Draft202012, "format", 764, 763);
    row("draft7", Dialect::Draft7, "required", 927, 927);
    row("draft7", Dialect::Draft7, "optional", 118, 114);
    row("draft7", Dialect::Draft7, "format", 676, 675);
    row("draft4", Dialect::Draft4, "required", 618, 618);
    row("draft4", Dialect::Draft4, "optional", 100, 100);
    row("draft4", Dialect::Draft4, "format", 219, 219);
  }

  void casesPass() {
    QFETCH(QString, draft);
    QFETCH(int, dialect);
    QFETCH(QString, part);
    QFETCH(int, all);
    QFETCH(int, atLeast);
    const Count count = countOf(m_folder.path() + "/json-schema-test-suite", draft, Dialect(dialect), part);
    qInfo().noquote() << draft << part << count.passed << "of" << count.all;
    for (const QString& failed : count.failures) qInfo().noquote() << failed;
    QCOMPARE(count.all, all);
    QVERIFY(count.passed >= atLeast);
  }

private:
  QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(SuiteTest)
#include "suite_test.moc"
