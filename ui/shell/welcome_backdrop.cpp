// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/welcome_backdrop.h"

#include "ui/theme/paint.h"

#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>

namespace signalbox::ui {

namespace {

constexpr double tracks = 3;
constexpr double farGap = 30;  // between tracks at the sides
constexpr double nearGap = 10; // between them at the mark

// From the side of the area (direction -1 is left) to the mark.
void paintTrack(QPainter& painter, const QRectF& area, const QPointF& mark, int track, double direction) {
  const double spread = track - (tracks - 1) / 2;
  const double farY = mark.y() - 38 + spread * farGap;
  const double nearY = mark.y() + spread * nearGap;
  const double side = direction < 0 ? area.left() + 8 : area.right() - 8;
  const double bendStart = mark.x() + direction * 420;
  const double bendEnd = mark.x() + direction * 140;
  QPainterPath path(QPointF(side, farY));
  path.lineTo(bendStart, farY);
  path.cubicTo(QPointF(mark.x() + direction * 270, farY), QPointF(mark.x() + direction * 290, nearY),
               QPointF(bendEnd, nearY));
  path.lineTo(mark.x() + direction * 46, nearY);
  QLinearGradient ink(QPointF(side, 0), QPointF(mark.x(), 0));
  ink.setColorAt(0, withAlpha(theme().borderStrong, 0));
  ink.setColorAt(0.25, theme().borderStrong);
  ink.setColorAt(0.8, theme().borderStrong);
  ink.setColorAt(1, withAlpha(theme().borderStrong, 0));
  painter.setPen(QPen(QBrush(ink), 1.6));
  painter.drawPath(path);
}

} // namespace

void paintWelcomeBackdrop(QPainter& painter, const QRect& area, const QPoint& mark) {
  painter.fillRect(area, theme().chrome);
  const QRectF island = QRectF(area).adjusted(8, 8, -8, -8);
  box(painter, island, 10, theme().island, theme().border);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setClipRect(island.adjusted(1, 1, -1, -1));
  QRadialGradient glow(QPointF(mark.x(), island.top() - 40), 620);
  glow.setColorAt(0, withAlpha(theme().accent, theme().isDark ? 34 : 26));
  glow.setColorAt(1, withAlpha(theme().accent, 0));
  painter.fillRect(island, glow);
  painter.setBrush(Qt::NoBrush);
  for (int track = 0; track < int(tracks); ++track)
    for (const double direction : {-1.0, 1.0}) paintTrack(painter, island, mark, track, direction);
  painter.restore();
  const double top = mark.y() - 38;
  lamp(painter, QPointF(mark.x() - 526, top - farGap), 4, theme().okFill);
  lamp(painter, QPointF(mark.x() - 440, top), 4, theme().warnFill);
  lamp(painter, QPointF(mark.x() + 455, top - farGap), 4, theme().infoFill);
  lamp(painter, QPointF(mark.x() + 526, top + farGap), 4, theme().okFill);
}

} // namespace signalbox::ui
