// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_figures.h"

#include "ui/models/count_text.h"
#include "ui/theme/paint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox::ui {
namespace {

constexpr double columnWidth = 98;
constexpr double barWidth = 4;
constexpr double barGap = 2;

QString rateText(double rate) {
  return QStringLiteral("%1 /s").arg(rate < 1000 ? QString::number(rate, 'f', 1) : grouped(std::llround(rate)));
}

void paintHistory(QPainter& painter, const QRectF& place, const std::vector<SecondCount>& history) {
  int top = 1;
  for (const SecondCount& second : history) top = std::max(top, second.in + second.out);
  double x = place.right() - barWidth;
  for (auto second = history.rbegin(); second != history.rend() && x >= place.x(); ++second, x -= barWidth + barGap) {
    const double in = place.height() * second->in / top;
    const double out = place.height() * second->out / top;
    if (second->in + second->out == 0)
      painter.fillRect(QRectF(x, place.bottom() - 1, barWidth, 1), theme().borderStrong);
    if (second->in > 0) box(painter, QRectF(x, place.bottom() - in, barWidth, in), 1, theme().okFill);
    if (second->out > 0) box(painter, QRectF(x, place.bottom() - in - out, barWidth, out), 1, theme().fill);
  }
}

} // namespace

QString uptimeText(qint64 milliseconds) {
  const qint64 seconds = milliseconds / 1000;
  const QString minutes = QStringLiteral("%1:%2")
                              .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
                              .arg(seconds % 60, 2, 10, QLatin1Char('0'));
  return seconds < 3600 ? minutes : QStringLiteral("%1:%2").arg(seconds / 3600).arg(minutes);
}

QVector<StreamFigure> figuresOf(const StreamConnection& connection) {
  QVector<StreamFigure> figures{{StreamFigures::tr("Received"), grouped(connection.receivedCount())}};
  const bool isSocket = connection.protocol() == StreamProtocol::WebSocket && !connection.isRecording();
  if (isSocket) figures.push_back({StreamFigures::tr("Sent"), grouped(connection.sentCount())});
  figures.push_back({StreamFigures::tr("Rate"), rateText(connection.rate())});
  if (const auto latency = connection.latency(); latency && isSocket)
    figures.push_back({StreamFigures::tr("Latency"),
                       QStringLiteral("%1 ms").arg(static_cast<double>(latency->count()) / 1000.0, 0, 'f', 1)});
  figures.push_back({StreamFigures::tr("Uptime"), uptimeText(connection.uptimeMilliseconds())});
  if (const QString id = connection.runner().lastEventId(); !id.isEmpty())
    figures.push_back({StreamFigures::tr("Last id"), id});
  if (const quint64 dropped = connection.runner().dropped(); dropped > 0)
    figures.push_back({StreamFigures::tr("Dropped"), grouped(dropped)});
  return figures;
}

StreamFigures::StreamFigures(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("stream.figures"));
  setAccessibleName(tr("Figures of the connection"));
  setFixedHeight(54);
}

void StreamFigures::show(const StreamConnection& connection) {
  m_figures = figuresOf(connection);
  m_history = connection.history();
  QStringList words;
  for (const StreamFigure& figure : m_figures) words += figure.name + QLatin1Char(' ') + figure.value;
  setAccessibleDescription(words.join(QStringLiteral(", ")));
  setToolTip(tr("In (green) and out (blue) of each of the last 90 seconds"));
  update();
}

void StreamFigures::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  double x = 16;
  for (const StreamFigure& figure : m_figures) {
    const QColor ink = figure.name == tr("Received")  ? theme().ok
                       : figure.name == tr("Sent")    ? theme().info
                       : figure.name == tr("Dropped") ? theme().warn
                                                      : theme().text;
    drawText(painter, QRectF(x, 8, columnWidth - 8, 16), figure.name, uiFont(12, 500), theme().text2);
    drawText(painter, QRectF(x, 25, columnWidth - 8, 20), figure.value, uiFont(15, 600), ink);
    x += columnWidth;
  }
  paintHistory(painter, QRectF(x + 8, 12, width() - x - 22, 32), m_history);
}

} // namespace signalbox::ui
