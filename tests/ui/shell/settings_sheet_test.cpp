// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every setting does what it says, at once, and is there again at the next start.
#include "core/design/store.h"
#include "tests/pages/own_folders.h"
#include "tests/pages/settings_page.h"
#include "tests/pages/window_page.h"
#include "ui/bridge/request_services.h"
#include "ui/models/traffic_log.h"
#include "ui/shell/menu_bar.h"
#include "ui/shell/rail.h"
#include "ui/text/editor_look.h"
#include "ui/text/json_editor.h"
#include "ui/text/json_text.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/uniform_list.h"

#include <QAccessible>
#include <QPushButton>
#include <QTcpServer>
#include <QTreeView>

using namespace signalbox;
using pages::OwnFolders;
using pages::SettingsPage;
using pages::WindowPage;

class SettingsSheetTest final : public QObject {
  Q_OBJECT

private:
  std::optional<OwnFolders> m_folders; // of the test that runs

  SettingsPage openSettings(WindowPage& page) {
    page.press("Ctrl+,");
    return SettingsPage(&page.window());
  }
  QString project() const { return m_folders->path("hello"); }

private Q_SLOTS:
  void initTestCase() { ui::installTheme(ui::Appearance::Dark); }

  void init() {
    m_folders.emplace(QStringList{"hello"});
    ui::setLook({ui::Appearance::Dark});
  }

  void thePageOpensWithAndWithoutAProject() {
    WindowPage page;
    QVERIFY(openSettings(page).isOpen());
    page.press("Esc");
    QVERIFY(page.open(project()));
    QVERIFY(openSettings(page).isOpen());
    QCOMPARE(page.focusName(), QString("settings.search"));
  }

  void theSearchLeavesWhatIsLookedFor_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("key");
    QTest::newRow("title") << "theme" << "theme";
    QTest::newRow("another word for it") << "animation" << "motion";
    QTest::newRow("section and word") << "network cookies" << "cookies";
    QTest::newRow("what it does") << "wrap" << "wrap";
  }
  void theSearchLeavesWhatIsLookedFor() {
    QFETCH(QString, words);
    QFETCH(QString, key);
    WindowPage page;
    const SettingsPage settings = openSettings(page);
    const auto all = settings.sheet().shownKeys().size();
    settings.search(words);
    QVERIFY(settings.sheet().shownKeys().contains(key));
    QVERIFY(settings.sheet().shownKeys().size() < all);
    settings.search("qqqq");
    QVERIFY(settings.sheet().shownKeys().isEmpty());
    settings.search({});
    QCOMPARE(settings.sheet().shownKeys().size(), all);
  }

  void whatIsShownByItsKeyHasTheKeyboardUnlessItActsAtOnce_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("focus");
    QTest::newRow("a switch") << "wrap" << "settings.wrap";
    QTest::newRow("what forgets") << "clearHistory" << "settings.search";
    QTest::newRow("what empties") << "clearRecent" << "settings.search";
  }
  void whatIsShownByItsKeyHasTheKeyboardUnlessItActsAtOnce() {
    QFETCH(QString, key);
    WindowPage page;
    SettingsPage settings = openSettings(page);
    settings.sheet().open(key);
    QCoreApplication::processEvents(); // the page is laid out
    QFETCH(QString, focus);
    QTRY_COMPARE(page.focusName(), focus);
  }

  void longLinesWrapByAKey() {
    WindowPage page;
    QVERIFY(page.open(project()));
    page.press("Alt+Z");
    QVERIFY(ui::editorLook().wrapsLines);
    page.press("Alt+Z");
    QVERIFY(!ui::editorLook().wrapsLines);
  }

  void theThemeChangesAtOnceAndStays() {
    {
      WindowPage page;
      const SettingsPage settings = openSettings(page);
      settings.choose("theme", "Light");
      QVERIFY(!ui::theme().isDark);
      settings.choose("contrast", "High");
      QVERIFY(ui::hasHighContrast());
      settings.choose("motion", "Reduced");
      QVERIFY(ui::reducesMotion());
      settings.choose("density", "Compact");
      QVERIFY(ui::rowExtent(34) < 34);
    }
    const ui::Settings saved = ui::Settings::load();
    QCOMPARE(saved.appearance, ui::Appearance::Light);
    QCOMPARE(saved.contrast, ui::Contrast::High);
    QCOMPARE(saved.motion, ui::Motion::Reduced);
    QCOMPARE(saved.density, ui::Density::Compact);
  }

  void compactRowsAreLowerInTheOpenTree() {
    WindowPage page;
    QVERIFY(page.open(project()));
    auto* tree = page.find<QTreeView>("sidebar.tree");
    QVERIFY(tree);
    const int before = tree->visualRect(tree->model()->index(0, 0)).height();
    openSettings(page).choose("density", "Compact");
    QVERIFY(tree->visualRect(tree->model()->index(0, 0)).height() < before);
  }

  void compactRowsAreLowerInEveryList() {
    WindowPage page;
    QVERIFY(page.open(project()));
    page.window().workbench().traffic.add({api::Exchange(), api::Exchange()});
    auto* log = page.find<ui::UniformList>("log.rows");
    QVERIFY(log);
    const int before = log->rowHeight();
    openSettings(page).choose("density", "Compact");
    QVERIFY(log->rowHeight() < before);
    QCOMPARE(log->visualRect(log->model()->index(1, 0)).top(), log->rowHeight());
  }

  void zoomIsForTheNextStartAndSaysSo() {
    WindowPage page;
    page.press("Ctrl+=");
    QCOMPARE(page.window().settings().zoom, 110);
    QVERIFY(page.toast().contains("110"));
    page.press("Ctrl+=");
    page.press("Ctrl+0");
    QCOMPARE(page.window().settings().zoom, 100);
    page.press("Ctrl+-"); // Qt paints nothing right below it
    QCOMPARE(page.window().settings().zoom, 100);
  }

  void zoomOffersToStartAgainUntilItIsTheOldOne() {
    WindowPage page;
    QVERIFY(page.open(project()));
    const QString before = page.notice();
    page.press("Ctrl+=");
    page.press("Ctrl+=");
    QVERIFY2(page.notice().startsWith("Zoom 125 %"), qPrintable(page.notice()));
    page.window().store().change([](ui::Settings& settings) { settings.railLabels = true; });
    QVERIFY(page.notice().startsWith("Zoom 125 %"));
    page.press("Ctrl+0");
    QCOMPARE(page.notice(), before);
    openSettings(page).pick("zoom", 150);
    QVERIFY(page.notice().startsWith("Zoom 150 %"));
  }

  void theRailAndTheMenuBarFollow() {
    WindowPage page;
    QVERIFY(page.open(project()));
    const int narrow = page.find<ui::Rail>("rail")->width();
    const SettingsPage settings = openSettings(page);
    settings.flip("railLabels");
    QTRY_VERIFY(page.find<ui::Rail>("rail")->width() > narrow);
    QVERIFY(!page.find<ui::MenuBar>("menubar")->isVisible());
    settings.flip("menuBar");
    QVERIFY(page.find<ui::MenuBar>("menubar")->isVisible());
    settings.flip("menuBar");
    QVERIFY(!page.find<ui::MenuBar>("menubar")->isVisible());
  }

  void editorsTakeTheirSettingsLive() {
    WindowPage page;
    ui::JsonEditor editor("A body");
    const int height = editor.textHeight(0);
    const SettingsPage settings = openSettings(page);
    settings.pick("font", 18);
    QVERIFY(editor.textHeight(0) > height);
    settings.flip("wrap");
    QCOMPARE(editor.wrapMode(), QsciScintilla::WrapWord);
    settings.flip("lineNumbers");
    QCOMPARE(editor.marginType(0), QsciScintilla::SymbolMargin);
    settings.pick("indent", 4);
    QCOMPARE(*ui::formattedJson("{\"a\":1}"), QString("{\n    \"a\": 1\n}"));
    settings.flip("brackets");
    QTest::keyClicks(&editor, "{");
    QCOMPARE(editor.content(), QString("{"));
    ui::setEditorLook({});
  }

  void theNetworkReachesTheRequests() {
    WindowPage page;
    const SettingsPage settings = openSettings(page);
    settings.pick("timeout", 30);
    settings.pick("answerSize", 8);
    settings.flip("cookies");
    const ui::NetworkOptions& options = page.window().workbench().requests.network().options();
    QVERIFY(options.timeout == std::chrono::seconds(30));
    QCOMPARE(options.answerLimit, std::size_t(8) << 20);
    QVERIFY(!page.window().workbench().requests.keepsCookies());
  }

  void aProxyOfOnesOwnReachesTheRequestsAndStays() {
    {
      WindowPage page;
      const SettingsPage settings = openSettings(page);
      QVERIFY(!settings.has("settings.proxy.host"));
      settings.choose("proxy", "Manual");
      settings.choose("proxy.kind", "HTTPS");
      QTRY_VERIFY(settings.find("settings.proxy.check")->height() > 0); // laid out
      settings.click("settings.proxy.check");
      settings.choose("proxy.kind", "SOCKS5");
      settings.type("settings.proxy.host", "proxy.test");
      settings.type("settings.proxy.port", "1080");
      settings.type("settings.proxy.user", "ada");
      settings.type("settings.proxy.bypass", "localhost");
      settings.type("settings.proxy.password", "s3cret");
      settings.find("settings.proxy.user")->setFocus();
      const ui::NetworkOptions& options = page.window().workbench().requests.network().options();
      const client::Proxy wanted{client::Proxy::Kind::Socks5, "proxy.test", 1080, false, "ada", {}, "localhost"};
      QVERIFY(options.connection.proxy == wanted);
      const QString keychain = settings.find<QLineEdit>("settings.proxy.password")->placeholderText();
      QCOMPARE(keychain, QString("In the keychain"));
      settings.choose("proxy", "None");
      QVERIFY(!settings.has("settings.proxy.host"));
      QVERIFY(!options.connection.proxy);
    }
    QFile file(ui::settingsFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("s3cret"));
    const ui::NetworkSettings saved = ui::Settings::load().network;
    QCOMPARE(saved.proxy.mode, ui::ProxyMode::None);
    QCOMPARE(saved.proxy.host, QString("proxy.test"));
    QCOMPARE(saved.proxy.port, 1080);
    QCOMPARE(saved.passwords.at("proxy"), 1);
  }

  void hostsHaveCertificates() {
    {
      WindowPage page;
      const SettingsPage settings = openSettings(page);
      settings.click("settings.certificates");
      QTRY_VERIFY(settings.has("settings.certificates.0.host"));
      settings.type("settings.certificates.0.host", "*.shop.test");
      settings.type("settings.certificates.0.authorities", "/nowhere/ca.pem");
      QVERIFY(!settings.find("settings.certificates.0.password")->isEnabled());
      settings.type("settings.certificates.0.certificate", "/nowhere/me.p12");
      QVERIFY(settings.find("settings.certificates.0.password")->isEnabled());
      settings.find("settings.certificates.0.host")->setFocus();
      QCOMPARE(settings.find<ui::LineEdit>("settings.certificates.0.certificate")->problem(),
               QString("There is no such file."));
      settings.click("settings.certificates");
      QTRY_VERIFY(settings.has("settings.certificates.1.host"));
      settings.type("settings.certificates.1.host", "api.test");
      settings.click("settings.certificates.0.remove");
      settings.flip("checkCertificates");
      settings.pick("httpVersion", int(client::HttpVersion::Http2));
      const client::ConnectionOptions& options = page.window().workbench().requests.network().options().connection;
      QCOMPARE(options.certificates.size(), std::size_t(1));
      QCOMPARE(options.certificates.front().host, std::string("api.test"));
      QVERIFY(!options.checksCertificates);
      QCOMPARE(options.version, client::HttpVersion::Http2);
    }
    const ui::NetworkSettings saved = ui::Settings::load().network;
    QCOMPARE(saved.certificates.size(), 1);
    QCOMPARE(saved.version, client::HttpVersion::Http2);
    QVERIFY(!saved.checksCertificates);
  }

  void aServerThatMayNotStartStays() {
    WindowPage page;
    page.window().store().change([this](ui::Settings& settings) { settings.trust(m_folders->path({})); });
    openSettings(page).flip("startServers");
    page.press("Esc");
    QVERIFY(page.open(project()));
    QCOMPARE(page.window().live().state(), ui::ServerState::Stopped);
  }

  void theNextPortIsTakenWhenOneIs() {
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    WindowPage page;
    openSettings(page).flip("nextPort");
    page.press("Esc");
    QVERIFY(page.open(project()));
    page.window().usePort(taken.serverPort());
    page.window().startServer();
    QTRY_COMPARE(page.window().live().state(), ui::ServerState::Running);
    QVERIFY(page.window().live().port() != taken.serverPort());
    QVERIFY(page.notice().isEmpty() || !page.notice().contains("taken"));
  }

  void aCommandGetsOtherKeysAndTheOldOwnerLosesThem() {
    WindowPage page;
    QVERIFY(page.open(project()));
    const SettingsPage settings = openSettings(page);
    settings.chooseCommand("view.bottom");
    settings.pressKeys("A");
    QVERIFY(settings.state().contains("typed"));
    settings.pressKeys("Backspace");
    settings.pressKeys("Ctrl+K");
    QVERIFY2(settings.state().contains("Search or run a command"), qPrintable(settings.state()));
    settings.bind();
    page.press("Esc");
    ui::CommandRegistry& commands = page.window().commands();
    QCOMPARE(commands.shownKeys("view.bottom"), QString("Ctrl K"));
    QCOMPARE(commands.shownKeys("view.palette"), QString());
    const bool wasOpen = page.window().bottom().isOpen();
    page.press("Ctrl+K");
    QVERIFY(page.window().bottom().isOpen() != wasOpen);
    QVERIFY(!page.isPaletteOpen());
    QVERIFY(!page.find<QWidget>("top.command")->toolTip().contains("Ctrl K"));
    commands.run("help.resetKeys");
    QCOMPARE(commands.shownKeys("view.bottom"), QString("Ctrl J"));
  }

  void aCommandGetsTwoCombinationsOneAfterTheOther() {
    WindowPage page;
    QVERIFY(page.open(project()));
    const SettingsPage settings = openSettings(page);
    settings.chooseCommand("view.bottom");
    settings.pressKeys("Ctrl+K");
    QVERIFY2(settings.state().contains("Ctrl K runs"), qPrintable(settings.state()));
    settings.pressKeys("Ctrl+B");
    QVERIFY2(settings.state().contains("Ctrl K alone runs"), qPrintable(settings.state()));
    settings.pressKeys("Backspace");
    QVERIFY2(settings.state().contains("Ctrl K runs"), qPrintable(settings.state()));
    settings.pressKeys("Backspace");
    settings.pressKeys("F6"); // a third begins anew
    settings.pressKeys("B");
    settings.pressKeys("Ctrl+Shift+U");
    QVERIFY2(settings.state().contains("Ctrl Shift U"), qPrintable(settings.state()));
    settings.pressKeys("S");
    settings.bind();
    page.press("Esc");
    ui::CommandRegistry& commands = page.window().commands();
    QCOMPARE(commands.shownKeys("view.bottom"), QString("Ctrl Shift U then S"));
    const bool wasOpen = page.window().bottom().isOpen();
    page.press("Ctrl+Shift+U");
    page.press("S");
    QVERIFY(page.window().bottom().isOpen() != wasOpen);
    const SettingsPage again = openSettings(page);
    again.chooseCommand("view.sidebar");
    again.pressKeys("Ctrl+Shift+U");
    QVERIFY2(again.state().contains("begins the keys"), qPrintable(again.state()));
  }

  void aPresetRebindsTheWholeWindow() {
    WindowPage page;
    const SettingsPage settings = openSettings(page);
    settings.choose("preset", "Postman");
    QCOMPARE(page.window().commands().shownKeys("request.format"), QString("Ctrl B"));
    QCOMPARE(page.window().commands().shownKeys("view.sidebar"), QString("Ctrl \\"));
    settings.choose("preset", "Signalbox");
    QCOMPARE(page.window().commands().shownKeys("view.sidebar"), QString("Ctrl B"));
  }

  void noPresetLeavesTwoCommandsWithTheSameKeys() {
    WindowPage page;
    const ui::CommandRegistry& commands = page.window().commands();
    for (int preset = 0; preset < ui::presetCount; ++preset) {
      ui::Keymap keymap;
      keymap.preset = ui::Preset(preset);
      QStringList all;
      const auto effective = ui::effectiveKeys(commands.usualKeys(), keymap);
      for (const ui::Keys& keys : effective)
        for (const QKeySequence& each : keys) all << each.toString();
      QStringList once = all;
      once.removeDuplicates();
      QCOMPARE(once.size(), all.size());
      const auto& rows = effective;
      for (const char* needed : {"request.send", "view.palette", "view.settings", "design.newEndpoint"})
        QVERIFY2(!rows[QLatin1String(needed)].isEmpty(), needed);
    }
  }

  void everyControlHasANameAndTakesTheKeyboard() {
    WindowPage page;
    const SettingsPage settings = openSettings(page);
    QStringList unnamed;
    for (const auto& row : ui::settingRows()) {
      if (!row.makeControl) continue;
      auto* control = settings.find<QWidget>("settings." + row.key);
      QVERIFY2(control, qPrintable(row.key));
      QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(control);
      if (!accessible || accessible->text(QAccessible::Name).isEmpty()) unnamed << row.key;
    }
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(' ')));
  }

  // What a screen of 1800 × 1200 leaves at 200 %.
  void inTheSmallestWindowNoButtonIsCut() {
    WindowPage page({900, 600});
    QVERIFY(page.open(project()));
    QStringList cut;
    const auto look = [&](const char* where) {
      QTest::qWait(0); // laid out
      for (auto* button : page.window().findChildren<QPushButton*>())
        if (button->isVisible() && button->width() < button->sizeHint().width())
          cut << QString("%1: %2").arg(QLatin1String(where), button->text());
    };
    look("window");
    const SettingsPage settings = openSettings(page);
    look("settings");
    QVERIFY(page.window().rect().contains(settings.sheet().content()->geometry()));
    page.press("Esc");
    for (const char* command : {"help.coming", "help.about", "help.shortcuts"}) {
      page.window().commands().run(QLatin1String(command));
      look(command);
      page.press("Esc");
    }
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join('\n')));
  }

  void hintsComeOnceAndGoWhenDone() {
    WindowPage page;
    QVERIFY(page.open(project()));
    page.window().startServer();
    QTRY_COMPARE(page.window().live().state(), ui::ServerState::Running);
    page.press("Ctrl+N");
    page.answer("get /again");
    QTRY_VERIFY(page.find<QWidget>("hint")->isVisible());
    QVERIFY(page.find<QWidget>("hint")->accessibleName().startsWith("Already live"));
    page.window().commands().run("request.send");
    QVERIFY(!page.find<QWidget>("hint")->isVisible());
    QVERIFY(page.window().settings().hintsDone.contains("live"));
    page.press("Ctrl+Z");
    page.press("Ctrl+Shift+Z");
    QVERIFY(!page.find<QWidget>("hint")->isVisible());
  }
};

QTEST_MAIN(SettingsSheetTest)
#include "settings_sheet_test.moc"
