// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

namespace signalbox::ui {

namespace {

constexpr qsizetype paletteLimit = 8;

QString redirected() { return qEnvironmentVariable("SIGNALBOX_CONFIG_DIR"); }

QJsonObject readObject(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QJsonDocument::fromJson(file.readAll()).object();
}

bool writeObject(const QString& path, const QJsonObject& object) {
  if (!QDir().mkpath(QFileInfo(path).path())) return false;
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return false;
  file.write(QJsonDocument(object).toJson());
  return file.commit();
}

QString canonical(const QString& folder) {
  const QString path = QFileInfo(folder).canonicalFilePath();
  return path.isEmpty() ? QDir::cleanPath(QFileInfo(folder).absoluteFilePath()) : path;
}

QString settingsFile() { return configFolder() + QStringLiteral("/settings.json"); }

QString projectHash(const QString& projectFolder) {
  return QString::fromLatin1(
      QCryptographicHash::hash(canonical(projectFolder).toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

QString sessionFile(const QString& projectFolder) {
  return configFolder() + QStringLiteral("/sessions/") + projectHash(projectFolder) + QStringLiteral(".json");
}

const QStringList appearanceNames{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};

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

Settings Settings::load() {
  const QJsonObject object = readObject(settingsFile());
  Settings settings;
  const qsizetype appearance = appearanceNames.indexOf(object["appearance"].toString());
  settings.appearance = appearance < 0 ? Appearance::System : Appearance(appearance);
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

bool Settings::save() const {
  QJsonArray projects;
  for (const auto& project : recent)
    projects.append(QJsonObject{
        {"folder", project.folder}, {"name", project.name}, {"opened", project.opened.toString(Qt::ISODate)}});
  return writeObject(settingsFile(), {{"appearance", appearanceNames[int(appearance)]},
                                      {"recent", projects},
                                      {"trusted", QJsonArray::fromStringList(trusted)},
                                      {"recent_palette", QJsonArray::fromStringList(recentPalette)},
                                      {"window", window}});
}

void Settings::addRecent(const QString& folder, const QString& name) {
  const QString path = canonical(folder);
  recent.removeIf([&path](const RecentProject& project) { return project.folder == path; });
  recent.prepend({path, name, QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch())});
  if (recent.size() > recentLimit) recent.resize(recentLimit);
}

void Settings::addRecentPalette(const QString& key) {
  recentPalette.removeAll(key);
  recentPalette.prepend(key);
  if (recentPalette.size() > paletteLimit) recentPalette.resize(paletteLimit);
}

void Settings::trust(const QString& folder) {
  if (const QString path = canonical(folder); !trusted.contains(path)) trusted << path;
}

bool Settings::isTrusted(const QString& folder) const {
  const QString path = canonical(folder);
  return std::any_of(trusted.begin(), trusted.end(),
                     [&path](const QString& each) { return path == each || path.startsWith(each + u'/'); });
}

QJsonObject loadSession(const QString& projectFolder) { return readObject(sessionFile(projectFolder)); }
bool saveSession(const QString& projectFolder, const QJsonObject& session) {
  return writeObject(sessionFile(projectFolder), session);
}

QString historyFile(const QString& projectFolder) {
  return dataFolder() + QStringLiteral("/history/") + projectHash(projectFolder) + QStringLiteral(".jsonl");
}

} // namespace signalbox::ui
