// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The windows that were open last: which project stood in each, and where it stood on the screen.
#pragma once

#include <QByteArray>
#include <QString>
#include <QVector>

namespace signalbox::ui {

struct WindowPlace {
  QString folder;      // empty: the welcome page
  QByteArray geometry; // QWidget::saveGeometry()
  bool isActive = false;
  bool operator==(const WindowPlace&) const = default;
};

QVector<WindowPlace> loadWindows();
bool saveWindows(const QVector<WindowPlace>& windows);

} // namespace signalbox::ui
