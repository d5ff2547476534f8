// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/window_list.h"

#include "ui/settings/json_file.h"
#include "ui/settings/settings.h"

#include <QJsonArray>

namespace signalbox::ui {

namespace {

QJsonArray toJson(const QRect& rect) { return {rect.x(), rect.y(), rect.width(), rect.height()}; }

QRect toRect(const QJsonArray& numbers) {
  return {numbers.at(0).toInt(), numbers.at(1).toInt(), numbers.at(2).toInt(), numbers.at(3).toInt()};
}

QString windowsFile() { return configFolder() + QStringLiteral("/windows.json"); }

} // namespace

QVector<WindowPlace> loadWindows() {
  QVector<WindowPlace> windows;
  for (const auto& value : readJsonFile(windowsFile())["windows"].toArray()) {
    const QJsonObject window = value.toObject();
    windows.push_back({window["folder"].toString(), QByteArray::fromBase64(window["geometry"].toString().toLatin1()),
                       window["active"].toBool(), window["serving"].toBool(), toRect(window["rect"].toArray()),
                       window["ratio"].toDouble(), window["maximized"].toBool()});
  }
  return windows;
}

bool saveWindows(const QVector<WindowPlace>& windows) {
  QJsonArray all;
  for (const WindowPlace& window : windows)
    all.append(QJsonObject{{"folder", window.folder},
                           {"geometry", QString::fromLatin1(window.geometry.toBase64())},
                           {"active", window.isActive},
                           {"serving", window.isServing},
                           {"rect", toJson(window.rect)},
                           {"ratio", window.ratio},
                           {"maximized", window.isMaximized}});
  return writeJsonFile(windowsFile(), {{"windows", all}});
}

} // namespace signalbox::ui
