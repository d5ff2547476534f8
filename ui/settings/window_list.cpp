// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/window_list.h"

#include "ui/settings/json_file.h"
#include "ui/settings/settings.h"

#include <QJsonArray>

namespace signalbox::ui {

namespace {

QString windowsFile() { return configFolder() + QStringLiteral("/windows.json"); }

} // namespace

QVector<WindowPlace> loadWindows() {
  QVector<WindowPlace> windows;
  for (const auto& value : readJsonFile(windowsFile())["windows"].toArray()) {
    const QJsonObject window = value.toObject();
    windows.push_back({window["folder"].toString(), QByteArray::fromBase64(window["geometry"].toString().toLatin1()),
                       window["active"].toBool()});
  }
  return windows;
}

bool saveWindows(const QVector<WindowPlace>& windows) {
  QJsonArray all;
  for (const WindowPlace& window : windows)
    all.append(QJsonObject{{"folder", window.folder},
                           {"geometry", QString::fromLatin1(window.geometry.toBase64())},
                           {"active", window.isActive}});
  return writeJsonFile(windowsFile(), {{"windows", all}});
}

} // namespace signalbox::ui
