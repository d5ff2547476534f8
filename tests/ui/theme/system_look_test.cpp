// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's preferences, from a portal that the test plays on a connection of its own.
#include "ui/system/system_look.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMetaType>
#include <QDBusServer>
#include <QDBusVariant>
#include <QMap>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

using namespace signalbox::ui;

using Groups = QMap<QString, QVariantMap>;

class Portal final : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
  Groups groups;

public Q_SLOTS:
  QMap<QString, QVariantMap> ReadAll(const QStringList&) { return groups; }

Q_SIGNALS:
  void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

class SystemLookTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    qDBusRegisterMetaType<Groups>();
    installTheme(Appearance::System);
  }

  void valuesOfThePortal_data() {
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("contrast");
    QTest::addColumn<bool>("motion");
    const QString appearance = "org.freedesktop.appearance";
    QTest::newRow("dark") << appearance << "color-scheme" << QVariant(1u) << true << false << false;
    QTest::newRow("light") << appearance << "color-scheme" << QVariant(2u) << false << false << false;
    QTest::newRow("contrast") << appearance << "contrast" << QVariant(1u) << false << true << false;
    QTest::newRow("motion") << appearance << "reduced-motion" << QVariant(1u) << false << false << true;
    QTest::newRow("animations of GNOME") << "org.gnome.desktop.interface" << "enable-animations" << QVariant(false)
                                         << false << false << true;
    QTest::newRow("wrapped twice") << appearance << "contrast"
                                   << QVariant::fromValue(QDBusVariant(QVariant::fromValue(QDBusVariant(1u)))) << false
                                   << true << false;
    QTest::newRow("unknown") << appearance << "accent-color" << QVariant("blue") << false << false << false;
  }
  void valuesOfThePortal() {
    QFETCH(QString, group);
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    const SystemPreferences heard = withPortalValue({}, group, key, value);
    QTEST(heard.isDark, "dark");
    QTEST(heard.highContrast, "contrast");
    QTEST(heard.reducesMotion, "motion");
  }

  void theThemeFollowsTheDesktopLive() {
    QDBusServer server("unix:tmpdir=/tmp");
    if (!server.isConnected()) QSKIP("no D-Bus here");
    Portal portal;
    portal.groups["org.freedesktop.appearance"] = {{"color-scheme", 1u}};
    std::unique_ptr<QDBusConnection> ours;
    connect(&server, &QDBusServer::newConnection, this, [&](QDBusConnection connection) {
      connection.registerObject("/org/freedesktop/portal/desktop", &portal,
                                QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
      ours = std::make_unique<QDBusConnection>(connection);
    });
    const QDBusConnection peer = QDBusConnection::connectToPeer(server.address(), "system_look_test");
    QTRY_VERIFY(ours);
    SystemLook look(peer, {});
    QTRY_VERIFY(theme().isDark);
    Q_EMIT portal.SettingChanged("org.freedesktop.appearance", "color-scheme", QDBusVariant(2u));
    QTRY_VERIFY(!theme().isDark);
    Q_EMIT portal.SettingChanged("org.freedesktop.appearance", "contrast", QDBusVariant(1u));
    QTRY_VERIFY(hasHighContrast());
    Q_EMIT portal.SettingChanged("org.freedesktop.appearance", "reduced-motion", QDBusVariant(1u));
    QTRY_VERIFY(reducesMotion());
    QCOMPARE(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
    QDBusConnection::disconnectFromPeer("system_look_test");
  }

  void whatAPersonChoseStandsOverTheDesktop() {
    setSystemPreferences({true, true, true});
    setLook({Appearance::Light, Contrast::Standard, Motion::Full, Density::Comfortable});
    QVERIFY(!theme().isDark);
    QVERIFY(!hasHighContrast());
    QVERIFY(!reducesMotion());
    setLook({Appearance::System, Contrast::High, Motion::Reduced, Density::Compact});
    QVERIFY(theme().isDark && hasHighContrast() && reducesMotion());
    QVERIFY(rowExtent(34) < 34 && rowExtent(26) >= 24);
  }
};

QTEST_MAIN(SystemLookTest)
#include "system_look_test.moc"
