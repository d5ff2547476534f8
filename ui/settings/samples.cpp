// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/samples.h"

#include "core/design/store.h"
#include "ui/settings/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace signalbox::ui {

namespace {

QString searchNearProgram() {
  QDir folder(QCoreApplication::applicationDirPath());
  for (int level = 0; level < 6; ++level) {
    for (const char* place : {"share/signalbox/samples", "resources/samples"})
      if (folder.exists(QLatin1String(place))) return folder.filePath(QLatin1String(place));
    if (!folder.cdUp()) break;
  }
  return {};
}

QString copiesFolder() { return dataFolder() + QStringLiteral("/samples"); }

// "3 endpoints": for a project that does not describe itself.
QString contentsOf(const QString& folder) {
  int endpoints = 0;
  QDirIterator files(folder + QStringLiteral("/endpoints"), {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
  while (files.hasNext())
    if (QFileInfo(files.next()).fileName() != u"router.json") ++endpoints;
  return endpoints == 1 ? QObject::tr("1 endpoint") : QObject::tr("%1 endpoints").arg(endpoints);
}

Sample readSample(const QFileInfo& folder) {
  Sample sample{folder.fileName(), folder.filePath(), folder.fileName(), {}};
  QFile file(folder.filePath() + QStringLiteral("/signalbox.json"));
  if (!file.open(QIODevice::ReadOnly)) return sample;
  const QJsonObject project = QJsonDocument::fromJson(file.readAll()).object();
  sample.name = project["name"].toString(sample.name);
  sample.summary = project["summary"].toString(project["description"].toString(contentsOf(folder.filePath())));
  return sample;
}

Result<void> copyTree(const QString& from, const QString& to) {
  QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
  while (files.hasNext()) {
    const QString source = files.next();
    const QString target = to + source.mid(from.size());
    QDir().mkpath(QFileInfo(target).path());
    if (!QFile::copy(source, target))
      return failure("The sample could not be copied: " + target.toStdString() + " cannot be written.");
    QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
  }
  return {};
}

design::Endpoint firstEndpoint() {
  design::Endpoint endpoint;
  endpoint.name = "read_root";
  endpoint.order = 10;
  endpoint.behaviour.options["body"] = {{"message", "Hello"}};
  return endpoint;
}

} // namespace

QString samplesFolder() {
  const QString given = qEnvironmentVariable("SIGNALBOX_SAMPLES_DIR");
  if (!given.isEmpty()) return given;
  const QString near = searchNearProgram();
  return near.isEmpty() && QDir(":/samples").exists() ? QStringLiteral(":/samples") : near;
}

QVector<Sample> samples() {
  QVector<Sample> found;
  const QString folder = samplesFolder();
  if (folder.isEmpty()) return found;
  for (const QFileInfo& entry : QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
    if (QFile::exists(entry.filePath() + QStringLiteral("/signalbox.json"))) found.push_back(readSample(entry));
  std::stable_sort(found.begin(), found.end(),
                   [](const Sample& a, const Sample& b) { return a.id == "food-delivery" && b.id != "food-delivery"; });
  return found;
}

Result<QString> ownCopy(const Sample& sample) {
  const QString copy = copiesFolder() + u'/' + sample.id;
  if (QFile::exists(copy + QStringLiteral("/signalbox.json"))) return copy;
  if (const auto copied = copyTree(sample.folder, copy); !copied) return std::unexpected(copied.error());
  return copy;
}

bool isSampleFolder(const QString& folder) {
  const QString path = QFileInfo(folder).canonicalFilePath();
  for (const QString& root : {samplesFolder(), copiesFolder()}) {
    const QString canonicalRoot = root.isEmpty() ? QString() : QFileInfo(root).canonicalFilePath();
    if (!canonicalRoot.isEmpty() && path.startsWith(canonicalRoot + u'/')) return true;
  }
  return false;
}

Result<void> createProject(const QString& folder, const QString& name) {
  if (QFile::exists(folder + QStringLiteral("/signalbox.json")))
    return failure("There is a project in " + folder.toStdString() + " already. Open it, or choose an empty folder.");
  if (!QDir().mkpath(folder))
    return failure("The folder " + folder.toStdString() + " cannot be made. Choose another place.");
  design::ProjectInfo project;
  project.name = name.toStdString();
  return design::save(folder.toStdString(), design::Design(), design::Design(project).withEndpoint(firstEndpoint()));
}

} // namespace signalbox::ui
