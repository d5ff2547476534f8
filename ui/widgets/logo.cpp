// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/logo.h"

#include <QPainter>
#include <QPainterPath>

namespace signalbox::ui {
namespace {

void drawGround(QPainter& painter, double side) {
  QLinearGradient ground(0, 0, side, side);
  ground.setColorAt(0, QColor(0x7c, 0x86, 0xff));
  ground.setColorAt(1, QColor(0x42, 0x38, 0xc9));
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawRoundedRect(QRectF(0, 0, side, side), side * .28, side * .28);
}

void drawTrackLines(QPainter& painter, double side) {
  painter.setPen(QPen(QColor(255, 255, 255, 235), side * .085, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  QPainterPath path;
  path.moveTo(side * .24, side * .70);
  path.lineTo(side * .40, side * .70);
  path.cubicTo(side * .56, side * .70, side * .44, side * .34, side * .60, side * .34);
  painter.drawPath(path);
  painter.drawLine(QPointF(side * .24, side * .34), QPointF(side * .34, side * .34));
}

void drawLitLamp(QPainter& painter, double side) {
  const QPointF at(side * .71, side * .34);
  QRadialGradient halo(at, side * .26);
  halo.setColorAt(0, QColor(94, 240, 170, 150));
  halo.setColorAt(1, QColor(94, 240, 170, 0));
  painter.setPen(Qt::NoPen);
  painter.setBrush(halo);
  painter.drawEllipse(at, side * .26, side * .26);
  painter.setBrush(QColor(0x6e, 0xf2, 0xb4));
  painter.drawEllipse(at, side * .115, side * .115);
}

} // namespace

void drawLogo(QPainter& painter, const QRectF& rect) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(rect.topLeft());
  const double side = qMin(rect.width(), rect.height());
  drawGround(painter, side);
  drawTrackLines(painter, side);
  drawLitLamp(painter, side);
  painter.restore();
}

QIcon logoIcon() {
  QIcon icon;
  for (const int extent : {16, 32, 64, 128}) {
    QPixmap pixmap(extent, extent);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawLogo(painter, QRectF(0, 0, extent, extent));
    painter.end();
    icon.addPixmap(pixmap);
  }
  return icon;
}

Logo::Logo(int extent, QWidget* parent) : QWidget(parent) {
  setFixedSize(extent, extent);
  setAccessibleName(QStringLiteral("Signalbox"));
}

void Logo::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawLogo(painter, rect());
}

} // namespace signalbox::ui
