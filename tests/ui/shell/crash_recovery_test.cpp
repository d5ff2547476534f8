// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A window in a process of its own is killed half a second after the last key. Everything that was typed is there at
// the next start. The program is its own child: with --type it is the window that gets killed.
#include "tests/pages/own_folders.h"
#include "tests/pages/try_page.h"
#include "tests/pages/window_page.h"
#include "ui/settings/run_marker.h"
#include "ui/shell/endpoint_page.h"
#include "ui/shell/windows.h"

#include <csignal>
#include <cstdio>

using namespace signalbox;
using pages::OwnFolders;
using pages::TryPage;
using pages::WindowPage;

namespace {

constexpr const char* endpointId = "create_note";
constexpr int promise = 500; // milliseconds from the last key to the kill

TryPage tryPane(WindowPage& page) {
  page.window().editor().open({EntityKind::Endpoint, QLatin1String(endpointId)}, ui::EditorArea::Open::Pinned);
  return TryPage(page.window().editor().endpointPage()->findChild<ui::TryPane*>());
}

// The child: types into the design and into a body, says so, and waits for its end.
int typeAndWait(const QString& project) {
  ui::installTheme(ui::Appearance::Dark);
  const ui::RunMarker marker;
  WindowPage page;
  if (!page.open(project)) return 2;
  page.press("Ctrl+N");
  page.answer(QStringLiteral("post /notes"));
  const TryPage pane = tryPane(page);
  pane.chooseBodyKind("JSON");
  pane.body().setFocus();
  QTest::keyClicks(&pane.body(), "[\"typed until the end");
  std::puts("typed");
  std::fflush(stdout);
  return QApplication::exec();
}

} // namespace

class CrashRecoveryTest final : public QObject {
  Q_OBJECT

private:
  std::optional<OwnFolders> m_folders; // of the test that runs

  QString project() const { return m_folders->path("hello"); }

  void typeAndBeKilled() {
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {"--type", project()});
    QVERIFY(child.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(child.canReadLine() || child.state() == QProcess::NotRunning, 60'000);
    QCOMPARE(child.readLine().trimmed(), QByteArray("typed"));
    QTest::qWait(promise); // what is promised is this time
    QCOMPARE(::kill(pid_t(child.processId()), SIGKILL), 0);
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
  }

private Q_SLOTS:
  void initTestCase() { ui::installTheme(ui::Appearance::Dark); }

  void init() { m_folders.emplace(QStringList{"hello"}); }

  void whatWasTypedHalfASecondBeforeTheEndIsThere() {
    typeAndBeKilled();
    const ui::RunMarker marker;
    QVERIFY(marker.crash());
    QCOMPARE(marker.crash()->inARow, 1);
    const QList<ui::MainWindow*> windows = ui::restoreWindows(nullptr);
    QCOMPARE(windows.size(), 1);
    ui::MainWindow& window = *windows.front();
    QCOMPARE(ui::canonicalFolder(window.projectFolder()), ui::canonicalFolder(project()));
    window.noticeCrash(marker.crash()->savedUntil, {});
    QVERIFY(window.notice().text().startsWith("Signalbox closed unexpectedly. Everything up to "));
    QVERIFY(window.document().design().endpoint(endpointId));
    QCOMPARE(window.editor().current()->id, QString(endpointId));
    const TryPage pane(window.editor().endpointPage()->findChild<ui::TryPane*>());
    QVERIFY2(pane.body().content().contains("typed until the end"), qPrintable(pane.body().content()));
    window.close();
  }

  void aCleanEndIsNoCrash() {
    {
      const ui::RunMarker first;
    }
    const ui::RunMarker second;
    QVERIFY(!second.crash());
  }

  void crashesInARowAreCountedUntilARunSettles() {
    const QString file = m_folders->settings("running.json");
    const auto crash = [&file] { // as a run that is killed leaves it
      std::optional<ui::RunMarker> run(std::in_place);
      const int inARow = run->crash() ? run->crash()->inARow : 0;
      QFile::copy(file, file + ".kept");
      run.reset();
      QFile::rename(file + ".kept", file);
      return inARow;
    };
    QCOMPARE(crash(), 0);
    QCOMPARE(crash(), 1);
    QCOMPARE(crash(), 2);
    {
      ui::RunMarker settled;
      settled.settle();
      QFile::copy(file, file + ".kept");
    }
    QFile::rename(file + ".kept", file);
    const ui::RunMarker last;
    QCOMPARE(last.crash()->inARow, 1);
  }
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  if (argc == 3 && qstrcmp(argv[1], "--type") == 0) return typeAndWait(QString::fromLocal8Bit(argv[2]));
  CrashRecoveryTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "crash_recovery_test.moc"
