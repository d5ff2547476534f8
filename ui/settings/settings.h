// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: what the program remembers between starts, as one JSON file; and one session file for each project.
#pragma once

#include "core/client/connection_options.h"
#include "ui/commands/keymap.h"
#include "ui/text/editor_look.h"
#include "ui/theme/look.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QVector>

#include <map>

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

enum class ProxyMode { None, System, Manual };

// Of which passwords the keychain holds: a name and how often it was set.
using PasswordCounts = std::map<QString, int>;

struct ProxySettings {
  ProxyMode mode = ProxyMode::System;
  client::Proxy::Kind kind = client::Proxy::Kind::Http;
  QString host;
  int port = 8080;
  bool checksCertificate = true; // of an HTTPS one
  QString user;
  QString bypass = QStringLiteral("localhost, 127.0.0.0/8, ::1");
  bool operator==(const ProxySettings&) const = default;
};

// Files for a host: "api.test", "*.api.test:8443", "*".
struct HostFiles {
  QString host;
  QString authorities;
  QString certificate;
  QString key;
  bool operator==(const HostFiles&) const = default;
};

// How requests that people send are connected, and what they are given by default.
struct NetworkSettings {
  int timeoutSeconds = 0;    // 0 = none
  int answerMegabytes = 512; // of an answer's body that are kept, 1 to 4096
  bool keepsCookies = true;
  client::HttpVersion version = client::HttpVersion::Automatic;
  bool checksCertificates = true;
  ProxySettings proxy;
  QVector<HostFiles> certificates;
  PasswordCounts passwords;
  bool operator==(const NetworkSettings&) const = default;
};

enum class StartWith { LastWindows, Welcome };
enum class DependencyView { List, Graph }; // of what an endpoint asks for

struct Settings {
  static constexpr qsizetype recentLimit = 12;
  static constexpr int smallestZoom = 100; // Qt paints nothing right at a scale below 1
  static constexpr int largestZoom = 200;

  StartWith startWith = StartWith::LastWindows;
  bool opensInNewWindow = false; // another project beside the open one
  bool showsHints = true;
  QStringList hintsDone;

  Appearance appearance = Appearance::System;
  Contrast contrast = Contrast::System;
  Motion motion = Motion::System;
  Density density = Density::Comfortable;
  int zoom = 100; // per cent, from the next start on
  bool railLabels = false;
  bool menuBar = false;     // always, not only with Alt
  SystemPreferences system; // what the desktop said last: for the first paint of the next start

  EditorLook editor;
  bool startsServers = true;  // of trusted projects, when they open
  bool takesNextPort = false; // when the project's is taken
  NetworkSettings network;
  bool keepsHistory = true;
  Keymap keymap;
  DependencyView dependencyView = DependencyView::List; // as it was looked at last

  QVector<RecentProject> recent; // latest first
  QStringList trusted;           // folders whose server starts by itself
  QStringList recentPalette;     // keys of palette items, latest first
  QJsonObject window;            // size of the last window

  bool operator==(const Settings&) const = default;

  static Settings load(); // defaults when there is none or it is broken
  bool save() const;
  QJsonObject toJson() const;

  Look look() const { return {appearance, contrast, motion, density}; }
  void addRecent(const QString& folder, const QString& name);
  void removeRecent(const QString& folder);
  void addRecentPalette(const QString& key);
  void trust(const QString& folder);
  bool isTrusted(const QString& folder) const; // the folder or one above it
};

QString settingsFile();

// A folder as recent projects, trust and sessions name it: links resolved.
QString canonicalFolder(const QString& folder);

// What was open in a project: tabs, sizes, request texts. Empty when there is none.
QString sessionFile(const QString& projectFolder);
QJsonObject loadSession(const QString& projectFolder);
bool saveSession(const QString& projectFolder, const QJsonObject& session);
// Where the requests sent in a project are remembered.
QString historyFile(const QString& projectFolder);

} // namespace signalbox::ui
