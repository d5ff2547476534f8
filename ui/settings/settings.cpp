// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include "ui/settings/json_file.h"
#include "ui/settings/preferences.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QStandardPaths>

namespace signalbox::ui {

namespace {

constexpr qsizetype paletteLimit = 8;

QString redirected() { return qEnvironmentVariable("SIGNALBOX_CONFIG_DIR"); }

QString projectHash(const QString& projectFolder) {
  return QString::fromLatin1(
      QCryptographicHash::hash(canonicalFolder(projectFolder).toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

QStringList toStrings(const QJsonValue& value) {
  QStringList strings;
  for (const auto& item : value.toArray()) strings << item.toString();
  return strings;
}

} // namespace

QString configFolder() {
  return redirected().isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) : redirected();
}

QString dataFolder() {
  return redirected().isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                : redirected() + QStringLiteral("/data");
}

QString settingsFile() { return configFolder() + QStringLiteral("/settings.json"); }

QString canonicalFolder(const QString& folder) {
  const QString path = QFileInfo(folder).canonicalFilePath();
  return path.isEmpty() ? QDir::cleanPath(QFileInfo(folder).absoluteFilePath()) : path;
}

QString sessionFile(const QString& projectFolder) {
  return configFolder() + QStringLiteral("/sessions/") + projectHash(projectFolder) + QStringLiteral(".json");
}

Settings Settings::load() {
  const QJsonObject object = readJsonFile(settingsFile());
  Settings settings;
  readPreferences(object, settings);
  for (const auto& value : object["recent"].toArray()) {
    const QJsonObject recent = value.toObject();
    settings.recent.push_back({recent["folder"].toString(), recent["name"].toString(),
                               QDateTime::fromString(recent["opened"].toString(), Qt::ISODate)});
  }
  settings.trusted = toStrings(object["trusted"]);
  settings.recentPalette = toStrings(object["recent_palette"]);
  settings.window = object["window"].toObject();
  return settings;
}

bool Settings::save() const { return writeJsonFile(settingsFile(), toJson()); }

QJsonObject Settings::toJson() const {
  QJsonArray projects;
  for (const auto& project : recent)
    projects.append(QJsonObject{
        {"folder", project.folder}, {"name", project.name}, {"opened", project.opened.toString(Qt::ISODate)}});
  QJsonObject object = preferencesOf(*this);
  object["recent"] = projects;
  object["trusted"] = QJsonArray::fromStringList(trusted);
  object["recent_palette"] = QJsonArray::fromStringList(recentPalette);
  object["window"] = window;
  return object;
}

void Settings::addRecent(const QString& folder, const QString& name) {
  const QString path = canonicalFolder(folder);
  removeRecent(path);
  recent.prepend({path, name, QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch())});
  if (recent.size() > recentLimit) recent.resize(recentLimit);
}

void Settings::removeRecent(const QString& folder) {
  const QString path = canonicalFolder(folder);
  recent.removeIf([&path](const RecentProject& project) { return project.folder == path; });
}

void Settings::addRecentPalette(const QString& key) {
  recentPalette.removeAll(key);
  recentPalette.prepend(key);
  if (recentPalette.size() > paletteLimit) recentPalette.resize(paletteLimit);
}

void Settings::trust(const QString& folder) {
  if (const QString path = canonicalFolder(folder); !trusted.contains(path)) trusted << path;
}

bool Settings::isTrusted(const QString& folder) const {
  const QString path = canonicalFolder(folder);
  return std::any_of(trusted.begin(), trusted.end(),
                     [&path](const QString& each) { return path == each || path.startsWith(each + u'/'); });
}

QJsonObject loadSession(const QString& projectFolder) { return readJsonFile(sessionFile(projectFolder)); }
bool saveSession(const QString& projectFolder, const QJsonObject& session) {
  return writeJsonFile(sessionFile(projectFolder), session);
}

QString historyFile(const QString& projectFolder) {
  return dataFolder() + QStringLiteral("/history/") + projectHash(projectFolder) + QStringLiteral(".jsonl");
}

} // namespace signalbox::ui
