// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SingleInstance: the first start of the program is the one that runs; a later one hands it its project and ends.
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace signalbox::app {

// UI thread only. One per user (and per settings folder, so that tests do not meet the user's windows).
class SingleInstance final : public QObject {
  Q_OBJECT
public:
  explicit SingleInstance(QObject* parent = nullptr);

  // True when another instance took the project over and this one should end.
  bool handOver(const QString& project);
  void listen();
  void close(); // another one may listen from now on

Q_SIGNALS:
  void projectAsked(const QString& project); // empty = a window without one

private:
  void read();

  QString m_name;
  QLocalServer m_server;
};

} // namespace signalbox::app
