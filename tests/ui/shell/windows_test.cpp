// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several windows, what comes back at the next start, and what is dropped on them.
#include "tests/pages/own_folders.h"
#include "tests/pages/panel_states.h"
#include "tests/pages/try_page.h"
#include "tests/pages/window_page.h"
#include "ui/panels/stream_view.h"
#include "ui/panels/streams_panel.h"
#include "ui/settings/window_list.h"
#include "ui/shell/endpoint_page.h"
#include "ui/shell/menu_bar.h"
#include "ui/shell/windows.h"

#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QUrl>

using namespace signalbox;
using pages::OwnFolders;
using pages::TryPage;
using pages::WindowPage;

namespace {

bool drop(QWidget& window, QMimeData& data) {
  QDragEnterEvent enter({200, 200}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &enter);
  if (!enter.isAccepted()) return false;
  QDropEvent event(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &event);
  return true;
}

bool dropFile(QWidget& window, const QString& path) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  return drop(window, data);
}

bool dropText(QWidget& window, const QString& text) {
  QMimeData data;
  data.setText(text);
  return drop(window, data);
}

} // namespace

class WindowsTest final : public QObject {
  Q_OBJECT

private:
  std::optional<OwnFolders> m_folders; // of the test that runs

  QString project(const QString& name) const { return m_folders->path(name); }

private Q_SLOTS:
  void initTestCase() { ui::installTheme(ui::Appearance::Dark); }

  void init() { m_folders.emplace(QStringList{"hello", "users"}); }

  void cleanup() {
    for (ui::MainWindow* window : ui::mainWindows()) window->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }

  void aWindowGoesWithTheKeyboardInAMessage() {
    pages::ProjectWindow window(QStringLiteral("food-delivery"));
    QVERIFY(window.isReady());
    pages::states::showMessageFiltered(window);
    const auto* path = window.visible<QLineEdit>(QStringLiteral("stream.detail.path"));
    QVERIFY(path && path->hasFocus());
  }

  void aNewWindowWelcomesAnotherProject() {
    ui::MainWindow* first = ui::openWindow(nullptr, project("hello"));
    first->commands().run("window.new");
    QCOMPARE(ui::mainWindows().size(), 2);
    QVERIFY(!ui::mainWindows().back()->hasProject());
    QVERIFY(ui::mainWindows().back()->openProject(project("users")));
    QCOMPARE(ui::windowOf(project("users")), ui::mainWindows().back());
  }

  void aProjectIsOpenInOneWindowAtMost() {
    ui::MainWindow* first = ui::openWindow(nullptr, project("hello"));
    QCOMPARE(ui::openWindow(nullptr, project("hello") + "/"), first);
    ui::MainWindow* second = ui::openWindow(nullptr, {});
    QVERIFY(!second->openProject(project("hello")));
    QVERIFY(second->toasts().text().contains("open in another window"));
    QVERIFY(!second->hasProject());
  }

  void settingsAreTheSameInEveryWindow() {
    ui::MainWindow* first = ui::openWindow(nullptr, project("hello"));
    ui::MainWindow* second = ui::openWindow(nullptr, project("users"));
    first->store().change([](ui::Settings& settings) { settings.keymap.own["view.bottom"] = ui::parseKeys("F9"); });
    QCOMPARE(second->commands().shownKeys("view.bottom"), QString("F9"));
  }

  void theWindowsOfLastTimeComeBack() {
    ui::MainWindow* first = ui::openWindow(nullptr, project("hello"));
    ui::MainWindow* second = ui::openWindow(nullptr, project("users"));
    first->resize(1200, 800);
    second->editor().open({EntityKind::Project, {}}, ui::EditorArea::Open::Pinned);
    const int tabs = second->editor().count();
    QVERIFY(ui::quitAll());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(ui::mainWindows().isEmpty());
    const QList<ui::MainWindow*> windows = ui::restoreWindows(nullptr);
    QCOMPARE(windows.size(), 2);
    QCOMPARE(windows[0]->size(), QSize(1200, 800));
    QCOMPARE(ui::canonicalFolder(windows[1]->projectFolder()), ui::canonicalFolder(project("users")));
    QCOMPARE(windows[1]->editor().count(), tabs);
    QCOMPARE(windows[1]->editor().current()->kind, EntityKind::Project);
  }

  void aNewStartBringsTheServersBackThatRan() {
    ui::MainWindow* first = ui::openWindow(nullptr, project("hello"));
    first->usePort(0);
    first->startServer();
    QTRY_COMPARE(first->live().state(), ui::ServerState::Running);
    ui::openWindow(nullptr, project("users"));
    for (ui::MainWindow* window : ui::mainWindows())
      window->store().change([](ui::Settings& settings) { settings.startsServers = false; });
    QVERIFY(ui::quitAll());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QList<ui::MainWindow*> windows = ui::restoreWindows(nullptr, ui::Restore::AsTheyRan);
    QCOMPARE(windows.size(), 2);
    QVERIFY(windows[0]->live().state() != ui::ServerState::Stopped);
    QCOMPARE(windows[1]->live().state(), ui::ServerState::Stopped);
  }

  void atAnotherZoomAWindowIsAsLargeOnTheScreen() {
    const QRect before(40, 30, 500, 350);
    QVERIFY(ui::saveWindows({{project("hello"), {}, true, false, before, 2, false}}));
    const QList<ui::MainWindow*> windows = ui::restoreWindows(nullptr);
    QCOMPARE(windows.size(), 1);
    const ui::MainWindow& window = *windows.front();
    const QSize wanted = (before.size() * 2).boundedTo(window.screen()->availableSize());
    QCOMPARE(window.size(), wanted.expandedTo(window.minimumSize()));
    QVERIFY(window.screen()->availableGeometry().contains(window.geometry().topLeft()));
  }

  void aWindowThatIsClosedBeforeTheLastDoesNotComeBack() {
    ui::openWindow(nullptr, project("hello"))->close();
    QCOMPARE(ui::loadWindows().size(), 1); // the last one does
    ui::MainWindow* first = ui::openWindow(nullptr, project("hello"));
    ui::openWindow(nullptr, project("users"));
    first->close();
    QCOMPARE(ui::loadWindows().size(), 1);
    QVERIFY(ui::loadWindows().front().folder.endsWith("users"));
  }

  void aRecentProjectIsTakenOutOfTheList() {
    {
      WindowPage page;
      QVERIFY(page.open(project("hello")));
    }
    WindowPage page;
    QTest::mouseClick(page.find<QWidget>("welcome.forget.Hello"), Qt::LeftButton);
    QVERIFY(page.window().settings().recent.isEmpty());
    QTRY_VERIFY(!page.find<QWidget>("welcome.recent.Hello"));
  }

  void aFolderThatIsDroppedIsOpened() {
    WindowPage page;
    QVERIFY(dropFile(page.window(), project("hello")));
    QCOMPARE(page.window().projectFolder(), project("hello"));
    QVERIFY(dropFile(page.window(), project("users") + "/signalbox.json"));
    QCOMPARE(page.window().projectFolder(), project("users"));
  }

  void withTheSettingItOpensBeside() {
    ui::MainWindow* first = ui::openWindow(nullptr, project("hello"));
    first->store().change([](ui::Settings& settings) { settings.opensInNewWindow = true; });
    QVERIFY(dropFile(*first, project("users")));
    QCOMPARE(ui::mainWindows().size(), 2);
    QCOMPARE(first->projectFolder(), project("hello"));
  }

  void anOpenApiDocumentIsRecognised() {
    const QString file = m_folders->path("petstore.yaml");
    QVERIFY(test::writeFile(file, "# a shop\nopenapi: 3.0.3\ninfo: {}\n"));
    WindowPage page;
    QVERIFY(page.open(project("hello")));
    QVERIFY(dropFile(page.window(), file));
    QVERIFY(page.toast().contains("petstore.yaml is an OpenAPI document"));
  }

  void aFileThatIsDroppedOnAnEditorIsTheWindows() {
    WindowPage page;
    QVERIFY(page.open(project("hello")));
    const TryPage pane(page.window().editor().endpointPage()->findChild<ui::TryPane*>());
    pane.chooseBodyKind("JSON");
    QVERIFY(test::writeFile(m_folders->path("body.json"), "[1]"));
    QVERIFY(dropFile(*pane.body().viewport(), m_folders->path("body.json")));
    QCOMPARE(pane.body().content(), QString("[1]"));
  }

  void aFileBecomesTheBodyOfTheRequest() {
    WindowPage page;
    QVERIFY(page.open(project("hello")));
    const TryPage pane(page.window().editor().endpointPage()->findChild<ui::TryPane*>());
    QVERIFY(test::writeFile(m_folders->path("body.json"), "{\"from\": \"a file\"}"));
    QVERIFY(dropFile(page.window(), m_folders->path("body.json")));
    QCOMPARE(pane.body().content(), QString("{\"from\": \"a file\"}"));
    QVERIFY(test::writeFile(m_folders->path("photo.bin"), QByteArray("\x89PNG\0\0", 6)));
    QVERIFY(dropFile(page.window(), m_folders->path("photo.bin")));
    const QJsonObject body = pane.pane().saveState()["request"].toObject()["body"].toObject();
    QCOMPARE(body["file"].toString(), m_folders->path("photo.bin"));
  }

  void aRecordingOfAStreamIsOpened() {
    WindowPage page;
    QVERIFY(page.open(project("hello")));
    const QString file = m_folders->path("talk.jsonl");
    QVERIFY(test::writeFile(file, "{\"time\":\"2025-01-01T10:00:00.000000Z\",\"direction\":\"in\",\"text\":\"hi\"}\n"));
    QVERIFY(dropFile(page.window(), file));
    auto* streams = page.find<ui::StreamsPanel>("streams");
    QVERIFY(streams);
    QTRY_VERIFY(streams->currentView()->connection() && streams->currentView()->connection()->isRecording());
    QCOMPARE(streams->currentView()->connection()->title, QString("talk.jsonl"));
  }

  void aCurlCommandBecomesTheRequest() {
    WindowPage page;
    QVERIFY(page.open(project("hello")));
    const TryPage pane(page.window().editor().endpointPage()->findChild<ui::TryPane*>());
    QVERIFY(dropText(page.window(), "curl -X POST https://shop.test/orders -d '{\"a\": 1}'"));
    QVERIFY(pane.address().contains("shop.test/orders"));
    QCOMPARE(pane.body().content(), QString("{\"a\": 1}"));
  }

  void altAloneShowsTheMenuBar() {
    WindowPage page;
    QVERIFY(page.open(project("hello")));
    auto* bar = page.find<ui::MenuBar>("menubar");
    QVERIFY(!bar->isVisible());
    page.window().setFocus();
    QTest::keyPress(&page.window(), Qt::Key_Alt, Qt::AltModifier);
    QTest::keyPress(&page.window(), Qt::Key_1, Qt::AltModifier);
    QTest::keyRelease(&page.window(), Qt::Key_Alt);
    QVERIFY(!bar->isVisible());
    QTest::keyPress(&page.window(), Qt::Key_Alt);
    QTest::keyRelease(&page.window(), Qt::Key_Alt);
    QVERIFY(bar->isVisible());
    QStringList titles;
    int actions = 0;
    for (QAction* action : bar->actions()) {
      titles << QString(action->text()).remove(u'&');
      actions += int(action->menu()->actions().size());
    }
    QCOMPARE(titles.front(), QString("Project"));
    QCOMPARE(actions, int(page.window().commands().commands().size()));
    QTest::keyClick(bar, Qt::Key_Escape);
    QTRY_VERIFY(!bar->isVisible());
  }

  void everyItemOfTheStatusBarDoesSomething() {
    WindowPage page;
    QVERIFY(page.open(project("hello")));
    const TryPage pane(page.window().editor().endpointPage()->findChild<ui::TryPane*>());
    pane.chooseBodyKind("JSON");
    pane.body().setContent("[\n1,\n2\n]");
    pane.body().setFocus();
    QTRY_VERIFY(page.find<QWidget>("status.caret")->isVisible());
    QTest::mouseClick(page.find<QWidget>("status.caret"), Qt::LeftButton);
    QVERIFY(page.isPaletteOpen());
    page.type("3");
    page.press("Return");
    int line = 0;
    int column = 0;
    pane.body().getCursorPosition(&line, &column);
    QCOMPARE(line, 2);
    QTest::mouseClick(page.find<QWidget>("status.language"), Qt::LeftButton);
    QVERIFY(page.find<QWidget>("settings")->isVisible());
  }
};

QTEST_MAIN(WindowsTest)
#include "windows_test.moc"
