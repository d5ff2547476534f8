// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/traffic_histogram.h"

#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/paint.h"
#include "ui/widgets/spoken_role.h"

#include <QAccessible>
#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace signalbox::ui {

namespace {

constexpr double margin = 16;
constexpr double axisHeight = 18;
constexpr double barPitch = 11;
constexpr double labelPitch = 120;

using traffic::StatusClass;

QColor colorOf(StatusClass statusClass) {
  switch (statusClass) {
  case StatusClass::Information:
  case StatusClass::Redirect: return theme().infoFill;
  case StatusClass::Success: return withAlpha(theme().accent, 150);
  case StatusClass::ClientError: return theme().warnFill;
  case StatusClass::ServerError: return theme().errFill;
  }
  return theme().text3;
}

// From the bottom up.
constexpr StatusClass order[]{StatusClass::Success, StatusClass::Redirect, StatusClass::Information,
                              StatusClass::ClientError, StatusClass::ServerError};

std::uint32_t totalOf(const traffic::ClassCounts& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint32_t(0));
}

QString timeText(std::int64_t microseconds, bool hasSeconds) {
  return QDateTime::fromMSecsSinceEpoch(microseconds / 1000)
      .toString(hasSeconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

} // namespace

TrafficHistogram::TrafficHistogram(QWidget* parent) : QWidget(parent) {
  setObjectName("traffic.histogram");
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Requests over time"));
  setSpokenRole(*this, QAccessible::Chart);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrafficHistogram::setTimeline(const traffic::Timeline* timeline) {
  m_timeline = timeline;
  refresh();
}

QRectF TrafficHistogram::plot() const { return QRectF(rect()).adjusted(margin, 6, -margin, -axisHeight); }

void TrafficHistogram::refresh() {
  const std::size_t count = std::size_t(qMax(1.0, plot().width() / barPitch));
  const std::int64_t begin = m_bars.begin;
  m_bars = m_timeline ? m_timeline->bars(count) : traffic::Bars();
  if (m_bars.width > 0 && begin > 0 && !hasFocus()) m_current = m_bars.counts.size() - 1;
  m_current = std::min(m_current, m_bars.counts.empty() ? 0 : m_bars.counts.size() - 1);
  std::uint32_t all = 0;
  for (const traffic::ClassCounts& bar : m_bars.counts) all += totalOf(bar);
  setAccessibleDescription(tr("%1. Arrow keys go from bar to bar, Shift picks a stretch of time.")
                               .arg(counted(all, tr("request"), tr("requests"))));
  update();
}

void TrafficHistogram::setRange(const traffic::TimeRange& range) {
  m_range = range;
  update();
}

QRectF TrafficHistogram::barRect(std::size_t bar) const {
  const QRectF area = plot();
  const double pitch = area.width() / double(qMax<std::size_t>(1, m_bars.counts.size()));
  return {area.x() + pitch * double(bar), area.y(), pitch, area.height()};
}

std::size_t TrafficHistogram::barAt(double x) const {
  const QRectF area = plot();
  const double share = (x - area.x()) / area.width() * double(m_bars.counts.size());
  return std::size_t(qBound(0.0, share, double(m_bars.counts.size()) - 1));
}

QString TrafficHistogram::describe(std::size_t bar) const {
  const traffic::ClassCounts& counts = m_bars.counts[bar];
  QStringList words{timeText(m_bars.range(bar, bar).begin, true),
                    counted(totalOf(counts), tr("request"), tr("requests"))};
  const auto tell = [&](StatusClass statusClass, const QString& one, const QString& many) {
    const std::uint32_t count = counts[std::size_t(statusClass)];
    if (count > 0) words << counted(count, one, many);
  };
  tell(StatusClass::ClientError, tr("client error"), tr("client errors"));
  tell(StatusClass::ServerError, tr("server error"), tr("server errors"));
  return words.join(QStringLiteral(", "));
}

void TrafficHistogram::choose(std::size_t from, std::size_t to) {
  m_range = m_bars.range(std::min(from, to), std::max(from, to));
  Q_EMIT rangeChosen(m_range);
  update();
}

void TrafficHistogram::announce() {
  if (m_bars.counts.empty()) return;
  QAccessibleValueChangeEvent event(this, describe(m_current));
  QAccessible::updateAccessibility(&event);
  setAccessibleDescription(describe(m_current));
}

void TrafficHistogram::moveTo(std::size_t bar, bool extends) {
  m_current = bar;
  if (extends)
    choose(m_anchor, bar);
  else
    m_anchor = bar;
  announce();
  update();
}

void TrafficHistogram::keyPressEvent(QKeyEvent* event) {
  if (m_bars.counts.empty()) return QWidget::keyPressEvent(event);
  const std::size_t last = m_bars.counts.size() - 1;
  const bool extends = event->modifiers() & Qt::ShiftModifier;
  switch (event->key()) {
  case Qt::Key_Left: return moveTo(m_current > 0 ? m_current - 1 : 0, extends);
  case Qt::Key_Right: return moveTo(std::min(m_current + 1, last), extends);
  case Qt::Key_Home: return moveTo(0, extends);
  case Qt::Key_End: return moveTo(last, extends);
  case Qt::Key_Return:
  case Qt::Key_Enter: return choose(m_current, m_current);
  case Qt::Key_Escape:
    if (m_range.isEmpty()) break;
    m_range = {};
    Q_EMIT rangeChosen(m_range);
    return update();
  default: break;
  }
  QWidget::keyPressEvent(event);
}

void TrafficHistogram::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || m_bars.counts.empty()) return;
  m_isDragging = true;
  m_anchor = m_current = barAt(event->position().x());
}

// A click on one bar picks it; one more on what is picked lets go of it.
void TrafficHistogram::mouseMoveEvent(QMouseEvent* event) {
  if (!m_isDragging) return;
  m_current = barAt(event->position().x());
  m_range = m_bars.range(std::min(m_anchor, m_current), std::max(m_anchor, m_current));
  update();
}

void TrafficHistogram::mouseReleaseEvent(QMouseEvent* event) {
  if (!std::exchange(m_isDragging, false)) return;
  m_current = barAt(event->position().x());
  const traffic::TimeRange before = m_range;
  choose(m_anchor, m_current);
  if (m_anchor == m_current && before == m_range) {
    m_range = {};
    Q_EMIT rangeChosen(m_range);
    update();
  }
}

void TrafficHistogram::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  refresh();
}

void TrafficHistogram::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  announce();
}

bool TrafficHistogram::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || m_bars.counts.empty()) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QToolTip::showText(help->globalPos(), describe(barAt(help->pos().x())), this);
  return true;
}

void TrafficHistogram::paintBars(QPainter& painter) const {
  std::uint32_t most = 1;
  for (const traffic::ClassCounts& bar : m_bars.counts) most = std::max(most, totalOf(bar));
  for (std::size_t bar = 0; bar < m_bars.counts.size(); ++bar) {
    const QRectF place = barRect(bar).adjusted(0.5, 0, -1.5, 0);
    const bool isOut = !m_range.isEmpty() && !m_range.holds(m_bars.range(bar, bar).begin);
    painter.setOpacity(isOut ? 0.35 : 1);
    double bottom = place.bottom();
    for (const StatusClass statusClass : order) {
      const std::uint32_t count = m_bars.counts[bar][std::size_t(statusClass)];
      if (count == 0) continue;
      const double height = qMax(2.0, place.height() * double(count) / double(most));
      const QRectF part(place.x(), qMax(place.y(), bottom - height), place.width(), height);
      const bool isHollow = statusClass == StatusClass::ClientError && height > 5; // told from the others by shape too
      const QColor color = colorOf(statusClass);
      box(painter, part, 1.5, isHollow ? withAlpha(color, 70) : color, color);
      bottom -= height + 1;
    }
  }
  painter.setOpacity(1);
}

void TrafficHistogram::paintAxis(QPainter& painter) const {
  const QRectF area = plot();
  painter.fillRect(QRectF(area.x(), area.bottom() + 1, area.width(), 1), theme().divider);
  const auto step = std::size_t(std::ceil(labelPitch / barRect(0).width()));
  for (std::size_t bar = 0; bar < m_bars.counts.size(); bar += step) {
    const double x = barRect(bar).x();
    if (x + 60 > area.right()) break;
    drawText(painter, QRectF(x, area.bottom() + 2, labelPitch - 8, axisHeight - 2),
             timeText(m_bars.range(bar, bar).begin, m_bars.width < 60'000'000), monoFont(11), theme().text3);
  }
}

void TrafficHistogram::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (m_bars.counts.empty()) return;
  if (!m_range.isEmpty()) {
    const double width = double(m_bars.width) * double(m_bars.counts.size());
    const QRectF area = plot();
    const auto at = [&](std::int64_t time) {
      return qBound(area.left(), area.x() + area.width() * double(time - m_bars.begin) / width, area.right());
    };
    painter.fillRect(QRectF(at(m_range.begin), area.y() - 4, at(m_range.end) - at(m_range.begin), area.height() + 5),
                     theme().selected);
  }
  paintBars(painter);
  paintAxis(painter);
  if (!showsKeyboardFocus(*this)) return;
  focusRing(painter, QRectF(rect()).adjusted(6, 1, -6, -1), 5);
  const QRectF current = barRect(m_current);
  painter.fillRect(QRectF(current.x(), current.bottom() + 1, current.width() - 1, 2), theme().accent);
}

} // namespace signalbox::ui
