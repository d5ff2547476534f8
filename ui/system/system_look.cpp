// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/system/system_look.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>
#include <QMap>

namespace signalbox::ui {
namespace {

using Groups = QMap<QString, QVariantMap>;

constexpr char portalPath[] = "/org/freedesktop/portal/desktop";
constexpr char settingsInterface[] = "org.freedesktop.portal.Settings";
constexpr char appearanceGroup[] = "org.freedesktop.appearance";
constexpr char gnomeGroup[] = "org.gnome.desktop.interface";

// The portal wraps a value once more in Read, and some desktops do so in ReadAll.
QVariant unwrapped(QVariant value) {
  while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  return value;
}

bool hasSessionBus() {
  return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
         QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace

SystemPreferences withPortalValue(SystemPreferences preferences, const QString& group, const QString& key,
                                  const QVariant& value) {
  const QVariant plain = unwrapped(value);
  if (group == QLatin1String(appearanceGroup)) {
    const uint number = plain.toUInt();
    if (key == u"color-scheme" && number > 0) preferences.isDark = number == 1; // 0: no preference
    if (key == u"contrast") preferences.highContrast = number == 1;
    if (key == u"reduced-motion") preferences.reducesMotion = number == 1;
  }
  if (group == QLatin1String(gnomeGroup) && key == u"enable-animations") preferences.reducesMotion = !plain.toBool();
  return preferences;
}

SystemLook::SystemLook(QDBusConnection bus, const QString& service, QObject* parent) : QObject(parent) {
  qDBusRegisterMetaType<Groups>();
  bus.connect(service, QLatin1String(portalPath), QLatin1String(settingsInterface), QStringLiteral("SettingChanged"),
              this, SLOT(take(QString, QString, QDBusVariant)));
  QDBusMessage question = QDBusMessage::createMethodCall(service, QLatin1String(portalPath),
                                                         QLatin1String(settingsInterface), QStringLiteral("ReadAll"));
  question << QStringList{QLatin1String(appearanceGroup), QLatin1String(gnomeGroup)};
  auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
    watcher->deleteLater();
    const QDBusPendingReply<Groups> answer = *watcher;
    if (answer.isError()) return;
    SystemPreferences heard = systemPreferences();
    const Groups groups = answer.value();
    for (auto group = groups.begin(); group != groups.end(); ++group)
      for (auto value = group->begin(); value != group->end(); ++value)
        heard = withPortalValue(heard, group.key(), value.key(), value.value());
    setSystemPreferences(heard);
    Q_EMIT changed();
  });
}

SystemLook* SystemLook::watchSession(QObject* parent) {
  if (!hasSessionBus()) return nullptr;
  const QDBusConnection bus = QDBusConnection::sessionBus();
  return bus.isConnected() ? new SystemLook(bus, QStringLiteral("org.freedesktop.portal.Desktop"), parent) : nullptr;
}

void SystemLook::take(const QString& group, const QString& key, const QDBusVariant& value) {
  setSystemPreferences(withPortalValue(systemPreferences(), group, key, value.variant()));
  Q_EMIT changed();
}

} // namespace signalbox::ui
