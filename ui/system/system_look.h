// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SystemLook: hears from the desktop's portal whether it is dark, wants more contrast or less motion
// (org.freedesktop.portal.Settings), and hands it to the theme. Qt 6.4 does not tell.
#pragma once

#include "ui/theme/look.h"

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>
#include <QVariantMap>

namespace signalbox::ui {

// UI thread only. Asks without waiting; without a bus or a portal nothing happens.
class SystemLook final : public QObject {
  Q_OBJECT
public:
  // `service` is the portal's name on the bus; empty on a connection to a peer.
  explicit SystemLook(QDBusConnection bus, const QString& service = QStringLiteral("org.freedesktop.portal.Desktop"),
                      QObject* parent = nullptr);

  // The session bus when the desktop has one; never starts one.
  static SystemLook* watchSession(QObject* parent);

Q_SIGNALS:
  void changed(); // systemPreferences() are the new ones

private Q_SLOTS:
  void take(const QString& group, const QString& key, const QDBusVariant& value);
};

// The preferences with one of the portal's values taken in; unknown ones change nothing.
SystemPreferences withPortalValue(SystemPreferences preferences, const QString& group, const QString& key,
                                  const QVariant& value);

} // namespace signalbox::ui
