// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of events that nobody planned, on the real window: afterwards the project on disk is the one that is shown,
// what was undone comes back, the server answers and nothing waits. By hand: monkey_test --seed random --events 10000
#include "core/design/store.h"
#include "tests/pages/monkey.h"
#include "tests/pages/project_window.h"

#include <QDesktopServices>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <cstdlib>
#include <thread>

using namespace signalbox;
using pages::Monkey;
using pages::Page;
using pages::ProjectWindow;

namespace {

constexpr int patience = 30'000; // milliseconds: compilers may have the machine

QList<unsigned> seeds{1, 2, 3};
int events = 700;

// Ends the program when the event loop stops turning, and says after what.
class Watchdog final {
public:
  explicit Watchdog(const Monkey& monkey) : m_monkey(monkey), m_thread([this] { watch(); }) {}
  ~Watchdog() {
    m_isDone = true;
    m_thread.join();
  }
  void alive() { ++m_beats; }

private:
  void watch() {
    for (int seconds = 0, last = -1; !m_isDone; ++seconds) {
      if (last != m_beats) seconds = 0;
      last = m_beats;
      if (seconds > 600) { // tenths
        std::fprintf(stderr, "Stuck after:\n%s\n", qPrintable(m_monkey.lastEvents().join('\n')));
        std::abort();
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }

  const Monkey& m_monkey;
  std::atomic<bool> m_isDone = false;
  std::atomic<int> m_beats = 0;
  std::thread m_thread;
};

// "model Order: disk {…} shown {…}" for each entity that differs.
QString differences(const design::Design& disk, const design::Design& shown) {
  const auto files = [](const design::Design& design) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(design::projectText(design))).object();
  };
  const auto compact = [](const QJsonValue& value) {
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
  };
  const QJsonObject left = files(disk);
  const QJsonObject right = files(shown);
  QStringList names = left.keys() + right.keys();
  names.removeDuplicates();
  QString text;
  for (const QString& name : names)
    if (left[name] != right[name])
      text += QStringLiteral("\n%1\n  disk  %2\n  shown %3").arg(name, compact(left[name]), compact(right[name]));
  return text.isEmpty() ? QStringLiteral("the files are the same, the designs are not") : text;
}

// Every row of the tree and every entry of Problems, as they are spoken.
QStringList shown(pages::WindowPage& page) {
  QStringList rows = page.treeRows();
  const QAbstractItemModel* problems = page.find<ui::RowList>(QStringLiteral("problems.rows"))->model();
  for (int row = 0; row < problems->rowCount(); ++row)
    rows << problems->index(row, 0).data(Qt::AccessibleTextRole).toString();
  return rows;
}

} // namespace

class MonkeyTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() {
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    qputenv("HOME", m_home.path().toLocal8Bit());
    test::copyFolder(test::sample({}), m_home.filePath(QStringLiteral("samples"))); // opened from the welcome page
    qputenv("SIGNALBOX_SAMPLES_DIR", m_home.filePath(QStringLiteral("samples")).toLocal8Bit());
    ui::installTheme(ui::Appearance::Dark);
    for (const char* scheme : {"http", "https", "file"})
      QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "ignore");
  }

  void whateverIsPressedTheProjectIsWhatIsShown_data() {
    QTest::addColumn<unsigned>("seed");
    for (const unsigned seed : seeds) QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
  }

  void whateverIsPressedTheProjectIsWhatIsShown() {
    QFETCH(unsigned, seed);
    ProjectWindow window(QStringLiteral("food-delivery"), {1440, 900}, ProjectWindow::Parts::OneOfEach);
    QVERIFY(window.isReady());
    Monkey monkey(window.page(), seed, {window.folder()});
    Watchdog watchdog(monkey);
    for (int event = 0; event < events; ++event) {
      monkey.act();
      watchdog.alive();
      if (QTest::currentTestFailed()) return complain(monkey);
    }
    monkey.comeToRest();
    watchdog.alive();
    theDiskHasWhatIsShown(window);
    undoneComesBack(window);
    theServerAnswers(window);
    if (QTest::currentTestFailed()) complain(monkey);
  }

public Q_SLOTS:
  void ignore(const QUrl&) {}

private:
  void complain(const Monkey& monkey) { qWarning("The last events:\n%s", qPrintable(monkey.lastEvents().join('\n'))); }

  void theDiskHasWhatIsShown(ProjectWindow& window) {
    ui::DesignDocument& document = window.window().document();
    const auto saved = document.saveNow();
    QVERIFY2(saved, saved ? "" : saved.error().message.c_str());
    const auto loaded = design::load(document.folder());
    QVERIFY(loaded);
    QStringList broken;
    for (const Diagnostic& diagnostic : loaded->diagnostics) broken << QString::fromStdString(diagnostic.message);
    QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
    QVERIFY2(loaded->design == document.design(), qPrintable(differences(loaded->design, document.design())));

    QTRY_VERIFY_WITH_TIMEOUT(window.isApplied(), patience);
    window.page().filterTree({});
    window.window().hide(); // a project is open in one window
    pages::WindowPage other;
    other.window().usePort(0);
    const bool opens = other.open(QString::fromStdString(document.folder().string()));
    QVERIFY2(opens, qPrintable(other.find<QWidget>("toast")->accessibleName()));
    QTRY_VERIFY_WITH_TIMEOUT(
        other.window().live().api() && other.window().live().api()->design() == document.design().served(), patience);
    QTRY_COMPARE(shown(other), shown(window.page()));
    other.close();
    window.window().show();
  }

  void undoneComesBack(ProjectWindow& window) {
    ui::DesignDocument& document = window.window().document();
    while (document.canRedo()) document.redo();
    const design::Design last = document.design();
    int steps = 0;
    for (; document.canUndo(); ++steps) document.undo();
    for (; document.canRedo(); --steps) document.redo();
    QCOMPARE(steps, 0);
    QVERIFY(document.design() == last);
    QCoreApplication::processEvents();
  }

  void theServerAnswers(ProjectWindow& window) {
    // The project's own address may be any by now.
    if (!window.isRunning()) window.window().live().start(QStringLiteral("127.0.0.1"), 0);
    QTRY_VERIFY_WITH_TIMEOUT(window.isRunning(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(window.isApplied(), patience);
    QVERIFY(test::request(window.port(), "GET", "/nowhere/at/all").status > 0);
    bool turned = false;
    QTimer::singleShot(0, this, [&turned] { turned = true; });
    QTRY_VERIFY(turned);
  }

  QTemporaryDir m_home;
};

// --seed N or random, --events N; the rest is for the test library.
int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QStringList arguments = application.arguments();
  const auto take = [&arguments](const QString& name) {
    const qsizetype at = arguments.indexOf(name);
    if (at < 0 || at + 1 >= arguments.size()) return QString();
    arguments.removeAt(at);
    return arguments.takeAt(at);
  };
  if (const QString seed = take(QStringLiteral("--seed")); !seed.isEmpty())
    seeds = {seed == u"random" ? std::random_device()() : seed.toUInt()};
  if (const QString count = take(QStringLiteral("--events")); !count.isEmpty()) events = count.toInt();
  MonkeyTest test;
  return QTest::qExec(&test, arguments);
}

#include "monkey_test.moc"
