// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/run_marker.h"

#include "ui/settings/json_file.h"
#include "ui/settings/settings.h"
#include "ui/settings/window_list.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace signalbox::ui {

namespace {

QString markerFile() { return configFolder() + QStringLiteral("/running.json"); }

QDateTime latestWrite(const QString& folder) {
  QDateTime latest;
  QDirIterator files(folder, {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
  while (files.hasNext()) {
    files.next();
    latest = std::max(latest, files.fileInfo().lastModified());
  }
  return latest;
}

QDateTime savedUntil(const QDateTime& started) {
  QDateTime latest = std::max(started, latestWrite(configFolder() + QStringLiteral("/sessions")));
  for (const WindowPlace& window : loadWindows())
    if (!window.folder.isEmpty()) latest = std::max(latest, latestWrite(window.folder));
  return latest;
}

} // namespace

RunMarker::RunMarker() {
  const QJsonObject before = readJsonFile(markerFile());
  if (!before.isEmpty()) {
    const QDateTime started = QDateTime::fromString(before["started"].toString(), Qt::ISODateWithMs);
    m_crash = Crash{savedUntil(started), before["crashes"].toInt() + 1};
  }
  write(m_crash ? m_crash->inARow : 0);
}

RunMarker::~RunMarker() { QFile::remove(markerFile()); }

void RunMarker::settle() { write(0); }

void RunMarker::write(int crashes) const {
  writeJsonFile(markerFile(),
                {{"started", QDateTime::currentDateTime().toString(Qt::ISODateWithMs)}, {"crashes", crashes}});
}

} // namespace signalbox::ui
