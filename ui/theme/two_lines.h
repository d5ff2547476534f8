// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A row of two lines of text, as its height allows: with room around them, or close together when rows are compact.
#pragma once

#include <QRectF>

namespace signalbox::ui {

struct TwoLines {
  QRectF first;
  QRectF second;
};

inline TwoLines twoLines(const QRectF& row) {
  const double pad = row.height() >= 38 ? 4 : 1;
  const double half = (row.height() - 2 * pad) / 2;
  return {{row.x(), row.y() + pad, row.width(), half}, {row.x(), row.y() + pad + half, row.width(), half}};
}

} // namespace signalbox::ui
