// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the columns of a row of traffic stand, by the width there is: narrow rows leave out the last ones.
#pragma once

#include <QRectF>

namespace signalbox::ui {

struct LogColumns {
  QRectF time, method, status, path, duration, size, pipeline; // empty: left out
};

inline LogColumns logColumns(const QRectF& row) {
  LogColumns columns;
  const auto cell = [&row](double x, double width) { return QRectF(x, row.y(), width, row.height()); };
  double x = row.x() + 16;
  if (row.width() > 400) { // beside an open detail in a narrow window, the path needs the room
    columns.time = cell(x, 92);
    x += 100;
  }
  columns.method = cell(x, 54);
  columns.status = cell(x + 58, 64);
  x += 58 + 64;
  double right = row.right() - 16;
  if (row.width() > 760) {
    const double width = qBound(120.0, row.width() * 0.34, 384.0);
    columns.pipeline = cell(right - width, width);
    right -= width + 20;
  }
  if (row.width() > 560) {
    columns.size = cell(right - 66, 66);
    right -= 66 + 8;
  }
  if (row.width() > 480) {
    columns.duration = cell(right - 70, 70);
    right -= 70 + 8;
  }
  columns.path = cell(x, right - x);
  return columns;
}

} // namespace signalbox::ui
