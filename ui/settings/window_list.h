// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The windows that were open last: which project stood in each, and where it stood on the screen.
#pragma once

#include <QByteArray>
#include <QRect>
#include <QString>
#include <QVector>

namespace signalbox::ui {

struct WindowPlace {
  QString folder;      // empty: the welcome page
  QByteArray geometry; // QWidget::saveGeometry()
  bool isActive = false;
  bool isServing = false; // its server ran
  // The same place where another zoom makes the geometry useless: not maximized, in pixels of which one is `ratio` of
  // the screen's. A ratio of 0: not known.
  QRect rect;
  double ratio = 0;
  bool isMaximized = false;
  bool operator==(const WindowPlace&) const = default;
};

QVector<WindowPlace> loadWindows();
bool saveWindows(const QVector<WindowPlace>& windows);

} // namespace signalbox::ui
