// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timings_view.h"

#include "ui/theme/paint.h"

#include <QPainter>

#include <algorithm>

namespace signalbox::ui {

TimingsView::TimingsView(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("response.timings"));
  setAccessibleName(tr("Timings"));
}

void TimingsView::setTimings(const QVector<TimingBar>& timings) {
  m_timings = timings;
  QStringList words;
  for (const TimingBar& bar : timings) words += bar.name + QLatin1Char(' ') + durationText(bar.end - bar.begin);
  setAccessibleDescription(words.join(QStringLiteral(", ")));
  update();
}

void TimingsView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (m_timings.isEmpty()) return;
  const auto total = static_cast<double>(std::max<qint64>(1, m_timings.last().end));
  const double left = 128;
  const double room = std::max(20.0, width() - left - 96);
  double y = 12;
  for (const TimingBar& bar : m_timings) {
    drawText(painter, QRectF(18, y, left - 26, 24), bar.name, uiFont(13), theme().text2);
    const double x = left + room * static_cast<double>(bar.begin) / total;
    const double length = std::max(2.0, room * static_cast<double>(bar.end - bar.begin) / total);
    box(painter, QRectF(x, y + 8, length, 8), 3, bar.name == m_timings.last().name ? theme().okFill : theme().infoFill);
    drawText(painter, QRectF(width() - 90, y, 74, 24), durationText(bar.end - bar.begin), monoFont(11), theme().text2,
             rightMiddle);
    y += 26;
  }
  drawText(painter, QRectF(18, y + 4, left - 26, 24), tr("Total"), uiFont(13, 500), theme().text);
  drawText(painter, QRectF(width() - 90, y + 4, 74, 24), durationText(m_timings.last().end), monoFont(11, 500),
           theme().text, rightMiddle);
}

} // namespace signalbox::ui
