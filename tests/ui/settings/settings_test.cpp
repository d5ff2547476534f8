// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/store.h"
#include "ui/settings/json_file.h"
#include "ui/settings/samples.h"
#include "ui/settings/session_writer.h"
#include "ui/settings/settings.h"
#include "ui/settings/window_list.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class SettingsTest final : public QObject {
  Q_OBJECT

private:
  QTemporaryDir m_config;

private Q_SLOTS:
  void init() {
    m_config = QTemporaryDir();
    qputenv("SIGNALBOX_CONFIG_DIR", m_config.path().toLocal8Bit());
  }

  void whatWasSavedIsLoaded() {
    Settings settings;
    settings.appearance = Appearance::Dark;
    settings.addRecent(m_config.path(), "Bookshop");
    settings.trust(m_config.path());
    settings.addRecentPalette("command:server.toggle");
    QVERIFY(settings.save());
    QVERIFY(Settings::load() == settings);
  }

  void everyPreferenceComesBack() {
    Settings settings;
    settings.startWith = StartWith::Welcome;
    settings.contrast = Contrast::High;
    settings.motion = Motion::Reduced;
    settings.density = Density::Compact;
    settings.zoom = 150;
    settings.railLabels = settings.menuBar = settings.opensInNewWindow = true;
    settings.showsHints = settings.startsServers = settings.keepsHistory = false;
    settings.hintsDone = {"live"};
    settings.editor = {15, 4, true, false, false};
    settings.network.timeoutSeconds = 30;
    settings.network.answerMegabytes = 64;
    settings.network.keepsCookies = false;
    settings.network.version = client::HttpVersion::Http1_1;
    settings.network.checksCertificates = false;
    settings.network.proxy = {ProxyMode::Manual, client::Proxy::Kind::Socks5, "proxy.test", 1080, false, "ada",
                              "localhost"};
    settings.network.certificates = {{"*.shop.test", "/ca.pem", "/me.pem", "/me.key"}};
    settings.network.passwords = {{"proxy", 2}};
    settings.keymap.preset = Preset::Bruno;
    settings.keymap.own["view.bottom"] = parseKeys("F9");
    settings.system = {true, true, true};
    QVERIFY(settings.save());
    QVERIFY(Settings::load() == settings);
  }

  void whatIsOutOfRangeIsBroughtBack() {
    QFile file(m_config.filePath("settings.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"zoom": 4000, "editor_font": -3, "contrast": "loud", "rail_labels": "yes"})");
    file.close();
    const Settings settings = Settings::load();
    QCOMPARE(settings.zoom, 200);
    QCOMPARE(settings.editor.fontSize, EditorLook::smallestFont);
    QVERIFY(settings.contrast == Contrast::System);
    QVERIFY(!settings.railLabels);
  }

  void aRemovedProjectIsGoneFromTheList() {
    Settings settings;
    QDir(m_config.path()).mkpath("a");
    settings.addRecent(m_config.filePath("a"), "A");
    settings.removeRecent(m_config.filePath("a") + "/");
    QVERIFY(settings.recent.isEmpty());
  }

  void theWindowsComeBack() {
    const QVector<WindowPlace> places{{"/a", "geometry", true, true, {10, 20, 900, 600}, 1.25, true}, {}};
    QVERIFY(saveWindows(places));
    QVERIFY(loadWindows() == places);
  }

  void theLatestOfAFileIsWritten() {
    SessionWriter writer;
    const QString file = m_config.filePath("sessions/one.json");
    for (int number = 0; number <= 100; ++number) writer.write(file, {{"number", number}});
    QVERIFY(writer.flush());
    QCOMPARE(readJsonFile(file)["number"].toInt(), 100);
    writer.write("/proc/nowhere/one.json", {{"number", 1}});
    QVERIFY(!writer.flush());
  }

  void aBrokenFileGivesDefaults() {
    QFile file(m_config.filePath("settings.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ broken");
    file.close();
    QVERIFY(Settings::load() == Settings());
  }

  void theLatestProjectStandsFirstOnce() {
    Settings settings;
    QDir(m_config.path()).mkpath("a");
    QDir(m_config.path()).mkpath("b");
    settings.addRecent(m_config.filePath("a"), "A");
    settings.addRecent(m_config.filePath("b"), "B");
    settings.addRecent(m_config.filePath("a"), "A");
    QCOMPARE(settings.recent.size(), 2);
    QCOMPARE(settings.recent.front().name, QString("A"));
  }

  void trustReachesDownNotSideways() {
    Settings settings;
    for (const char* folder : {"work/api", "workshop"}) QDir(m_config.path()).mkpath(folder);
    settings.trust(m_config.filePath("work"));
    QVERIFY(settings.isTrusted(m_config.filePath("work/api")));
    QVERIFY(!settings.isTrusted(m_config.filePath("workshop")));
  }

  void everyProjectHasItsOwnSession() {
    for (const char* folder : {"a", "b"}) QDir(m_config.path()).mkpath(folder);
    QVERIFY(saveSession(m_config.filePath("a"), {{"tab", "one"}}));
    QVERIFY(saveSession(m_config.filePath("b"), {{"tab", "two"}}));
    QCOMPARE(loadSession(m_config.filePath("a"))["tab"].toString(), QString("one"));
    QCOMPARE(loadSession(m_config.filePath("b"))["tab"].toString(), QString("two"));
    QVERIFY(loadSession(m_config.filePath("c")).isEmpty());
  }

  void aSampleIsOpenedAsACopyOfOnesOwn_data() {
    QTest::addColumn<bool>("isWritable");
    QTest::newRow("of a folder that can be written") << true;
    QTest::newRow("of one that cannot") << false;
  }

  void aSampleIsOpenedAsACopyOfOnesOwn() {
    QFETCH(bool, isWritable);
    const QTemporaryDir place;
    const QString original = place.filePath("hello");
    QVERIFY(createProject(original, "Hello"));
    const QString project = original + "/signalbox.json";
    if (!isWritable) QFile::setPermissions(project, QFile::ReadOwner);
    qputenv("SIGNALBOX_SAMPLES_DIR", place.path().toLocal8Bit());
    QDir(dataFolder() + "/samples/hello").removeRecursively();
    const auto all = samples();
    QCOMPARE(all.size(), 1);

    const auto copy = ownCopy(all.front());
    QVERIFY(copy);
    QVERIFY(!copy->startsWith(place.path()));
    QVERIFY(isSampleFolder(*copy));
    QVERIFY(isSampleFolder(original));
    const auto loaded = design::load(copy->toStdString());
    QVERIFY(loaded);
    QVERIFY(design::save(copy->toStdString(), loaded->design, loaded->design.withoutEndpoint("read_root")));
    QCOMPARE(design::load(original.toStdString())->design.endpoints().size(), std::size_t(1));
    const auto again = ownCopy(all.front()); // with what was edited
    QVERIFY(again);
    QCOMPARE(*again, *copy);
    QVERIFY(design::load(again->toStdString())->design.endpoints().empty());
  }

  void theSamplesBeginWithFoodDelivery() {
    qputenv("SIGNALBOX_SAMPLES_DIR", QByteArray(SIGNALBOX_SOURCE_DIR) + "/resources/samples");
    const auto all = samples();
    QVERIFY(all.size() >= 4);
    QCOMPARE(all.front().id, QString("food-delivery"));
    QVERIFY(!isSampleFolder(m_config.path()));
  }

  void aNewProjectHasOneEndpointAndIsNotMadeTwice() {
    const QString folder = m_config.filePath("shop");
    QVERIFY(createProject(folder, "Shop"));
    const auto loaded = design::load(folder.toStdString());
    QVERIFY(loaded);
    QCOMPARE(loaded->design.project().name, std::string("Shop"));
    QCOMPARE(loaded->design.endpoints().size(), std::size_t(1));
    QVERIFY(!createProject(folder, "Shop"));
  }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
