// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: what the program remembers between starts, as one JSON file; and one session file for each project.
#pragma once

#include "ui/theme/theme.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QVector>

namespace signalbox::ui {

// AppConfigLocation, or SIGNALBOX_CONFIG_DIR when that is set (tests).
QString configFolder();
// AppDataLocation, or SIGNALBOX_CONFIG_DIR/data: where samples are copied to and new APIs are made.
QString dataFolder();

struct RecentProject {
  QString folder;
  QString name;
  QDateTime opened;
  bool operator==(const RecentProject&) const = default;
};

struct Settings {
  static constexpr qsizetype recentLimit = 12;

  Appearance appearance = Appearance::System;
  QVector<RecentProject> recent; // latest first
  QStringList trusted;           // folders whose server starts by itself
  QStringList recentPalette;     // keys of palette items, latest first
  QJsonObject window;            // size of the last window

  bool operator==(const Settings&) const = default;

  static Settings load(); // defaults when there is none or it is broken
  bool save() const;

  void addRecent(const QString& folder, const QString& name);
  void addRecentPalette(const QString& key);
  void trust(const QString& folder);
  bool isTrusted(const QString& folder) const; // the folder or one above it
};

// What was open in a project: tabs, sizes, request texts. Empty when there is none.
QJsonObject loadSession(const QString& projectFolder);
bool saveSession(const QString& projectFolder, const QJsonObject& session);
// Where the requests sent in a project are remembered.
QString historyFile(const QString& projectFolder);

} // namespace signalbox::ui
