// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include "ui/theme/paint.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace signalbox::ui {

void drawSparkline(QPainter& painter, const QRectF& rect, const QVector<double>& values, const QColor& color) {
  if (values.size() < 2) return;
  const double top = std::max(1.0, *std::max_element(values.begin(), values.end()));
  const double step = rect.width() / static_cast<double>(values.size() - 1);
  QPainterPath path;
  for (qsizetype i = 0; i < values.size(); ++i) {
    const QPointF point(rect.x() + step * static_cast<double>(i), rect.bottom() - values[i] / top * rect.height());
    if (i == 0)
      path.moveTo(point);
    else
      path.lineTo(point);
  }
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(withAlpha(color, 210), 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(path);
  painter.restore();
}

Sparkline::Sparkline(const QString& name, QWidget* parent) : QWidget(parent), m_name(name) { setAccessibleName(name); }

void Sparkline::setValues(const QVector<double>& values, const QString& meaning) {
  m_values = values;
  setAccessibleName(m_name + QStringLiteral(": ") + meaning);
  setToolTip(meaning);
  update();
}

void Sparkline::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawSparkline(painter, QRectF(rect()).adjusted(1, 4, -1, -4), m_values, theme().okFill);
}

} // namespace signalbox::ui
