// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/track.h"

#include "ui/theme/focus_paint.h"
#include "ui/theme/paint.h"
#include "ui/widgets/track_accessible.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <QVariantAnimation>

#include <algorithm>
#include <numeric>

namespace signalbox::ui {
namespace {

constexpr double margin = 14;
constexpr double lineY = 20;
constexpr qsizetype mostStops = 9;
constexpr double leastGap = 14;
constexpr double mostDetail = 160; // wide: what is longer loses its middle; the tool tip says the whole of it
constexpr double leastStop = 34;

qsizetype failedIndex(const QVector<TrackStop>& stops) {
  for (qsizetype i = 0; i < stops.size(); ++i)
    if (stops[i].state == TrackStop::State::Failed) return i;
  return -1;
}

// None wider than the limit that makes their sum fit.
void fit(QVector<double>& widths, double room) {
  QVector<double> sorted = widths;
  std::sort(sorted.begin(), sorted.end());
  double left = room;
  double limit = sorted.isEmpty() ? 0 : sorted.last();
  for (qsizetype i = 0; i < sorted.size(); ++i) {
    const double share = left / static_cast<double>(sorted.size() - i);
    if (sorted[i] > share) {
      limit = qMax(leastStop, share);
      break;
    }
    left -= sorted[i];
  }
  for (double& width : widths) width = qMin(width, limit);
}

QFont nameFont(TrackStop::State state) { return uiFont(12, state == TrackStop::State::Failed ? 600 : 500); }

} // namespace

QVector<TrackGroup> foldTrack(const QVector<TrackStop>& stops, qsizetype limit) {
  QVector<TrackGroup> groups;
  limit = qMax<qsizetype>(3, limit);
  if (stops.size() <= limit) {
    for (qsizetype i = 0; i < stops.size(); ++i) groups << TrackGroup{i, 1};
    return groups;
  }
  // [ head ... ] (+n) [ tail ... ]; the fold moves so that the failed stop stays outside it.
  const qsizetype hidden = stops.size() - limit + 1;
  qsizetype first = (limit - 1) / 2;
  const qsizetype failed = failedIndex(stops);
  if (failed >= first && failed < first + hidden) first = failed < stops.size() / 2 ? failed + 1 : failed - hidden;
  first = qBound<qsizetype>(0, first, stops.size() - hidden);
  for (qsizetype i = 0; i < first; ++i) groups << TrackGroup{i, 1};
  groups << TrackGroup{first, hidden};
  for (qsizetype i = first + hidden; i < stops.size(); ++i) groups << TrackGroup{i, 1};
  return groups;
}

Track::Track(QWidget* parent) : QWidget(parent), m_light(new QVariantAnimation(this)) {
  TrackAccessible::install();
  setAccessibleName(tr("Request track"));
  setFixedHeight(58);
  setFocusPolicy(Qt::TabFocus);
  m_light->setStartValue(0.0);
  m_light->setEndValue(1.0);
  connect(m_light, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
    m_lit = value.toDouble();
    update();
  });
}

void Track::setStops(const QVector<TrackStop>& stops, Lighting lighting) {
  m_stops = stops;
  m_current = qMin<int>(m_current, static_cast<int>(stops.size()) - 1);
  arrange();
  m_light->stop();
  const int duration = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0 ? 160 : 0;
  m_lit = 1;
  if (lighting == Lighting::StopByStop && duration > 0 && isVisible()) {
    m_light->setDuration(duration);
    m_light->start();
  }
  update();
}

void Track::setCurrentStop(int index) {
  m_current = index;
  update();
}

QString Track::nameOf(const TrackGroup& group) const {
  return group.count == 1 ? m_stops[group.first].name : QStringLiteral("+%1").arg(group.count);
}

QString Track::detailOf(const TrackGroup& group) const {
  return group.count == 1 ? m_stops[group.first].detail : tr("stages");
}

TrackStop::State Track::stateOf(const TrackGroup& group) const {
  auto worst = TrackStop::State::Passed;
  for (qsizetype i = group.first; i < group.first + group.count; ++i)
    if (m_stops[i].state != TrackStop::State::Passed) worst = m_stops[i].state;
  return worst;
}

double Track::groupWidth(const TrackGroup& group) const {
  return qMax(18.0, qMax(textWidth(nameFont(stateOf(group)), nameOf(group)),
                         qMin(mostDetail, textWidth(monoFont(11), detailOf(group)))));
}

void Track::arrange() {
  m_places.clear();
  if (m_stops.isEmpty()) return;
  const double room = width() - 2 * margin;
  QVector<TrackGroup> groups;
  double words = 0;
  for (qsizetype limit = mostStops; limit >= 3; --limit) {
    groups = foldTrack(m_stops, limit);
    words = std::accumulate(groups.begin(), groups.end(), 0.0,
                            [this](double sum, const TrackGroup& g) { return sum + groupWidth(g); });
    if (words + leastGap * static_cast<double>(groups.size() - 1) <= room) break;
  }
  const auto gaps = static_cast<double>(groups.size() - 1);
  QVector<double> widths;
  for (const TrackGroup& group : groups) widths << groupWidth(group);
  fit(widths, room - leastGap * gaps);
  words = std::accumulate(widths.begin(), widths.end(), 0.0);
  const double gap = gaps > 0 ? qMax(4.0, (room - words) / gaps) : 0;
  double x = margin;
  for (qsizetype i = 0; i < groups.size(); ++i) {
    const double wide = widths[i];
    const double center = i == 0 ? x + 5 : i == groups.size() - 1 ? x + wide - 5 : x + wide / 2;
    m_places << Place{groups[i], center, QRectF(x, lineY + 9, wide + 1, 30)};
    x += wide + gap;
  }
}

void Track::resizeEvent(QResizeEvent*) { arrange(); }

void Track::paintLine(QPainter& painter, const Place& from, const Place& to) const {
  const Theme& t = theme();
  const auto before = stateOf(from.group);
  const auto after = stateOf(to.group);
  const bool lit =
      before == TrackStop::State::Passed && after != TrackStop::State::NotReached && from.center / width() <= m_lit;
  QPen pen(lit ? withAlpha(t.okFill, 210) : t.borderStrong, 2, lit ? Qt::SolidLine : Qt::CustomDashLine, Qt::RoundCap);
  if (!lit) pen.setDashPattern({1, 2.5});
  if (lit && after == TrackStop::State::Failed) {
    QLinearGradient blend(from.center, 0, to.center, 0);
    blend.setColorAt(0, withAlpha(t.okFill, 210));
    blend.setColorAt(1, t.errFill);
    pen.setBrush(blend);
  }
  if (to.center - from.center <= 18) return;
  painter.setPen(pen);
  painter.drawLine(QPointF(from.center + 9, lineY), QPointF(to.center - 9, lineY));
}

void Track::paintStop(QPainter& painter, const Place& place) const {
  const Theme& t = theme();
  const QPointF at(place.center, lineY);
  const auto state = place.center / width() <= m_lit ? stateOf(place.group) : TrackStop::State::NotReached;
  if (state == TrackStop::State::NotReached) {
    painter.setPen(QPen(t.borderStrong, 1.6));
    painter.setBrush(t.island);
    painter.drawEllipse(at, 4.2, 4.2);
    return;
  }
  const bool failed = state == TrackStop::State::Failed;
  lamp(painter, at, failed ? 5.5 : 4.5, failed ? t.errFill : t.okFill);
  if (!failed) return;
  painter.setPen(QPen(t.isDark ? QColor(0x2a, 0x0b, 0x0d) : QColor(Qt::white), 1.5, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(at - QPointF(1.9, 1.9), at + QPointF(1.9, 1.9));
  painter.drawLine(at + QPointF(-1.9, 1.9), at + QPointF(1.9, -1.9));
}

void Track::paintWords(QPainter& painter, const Place& place, qsizetype index) const {
  const Theme& t = theme();
  const auto state = stateOf(place.group);
  const bool failed = state == TrackStop::State::Failed;
  const QColor name = failed ? t.err : state == TrackStop::State::NotReached ? t.text3 : t.text;
  const Qt::Alignment side = index == 0                     ? Qt::AlignLeft
                             : index == m_places.size() - 1 ? Qt::AlignRight
                                                            : Qt::AlignHCenter;
  const QRectF line(place.text.x(), place.text.y(), place.text.width(), 15);
  drawText(painter, line, nameOf(place.group), nameFont(state), name, side | Qt::AlignVCenter);
  const QString detail =
      QFontMetricsF(monoFont(11)).elidedText(detailOf(place.group), Qt::ElideMiddle, place.text.width());
  drawText(painter, line.translated(0, 14.5), detail, monoFont(11), failed ? withAlpha(t.err, 220) : t.text3,
           side | Qt::AlignVCenter);
  const bool current = m_current >= place.group.first && m_current < place.group.first + place.group.count;
  if (current && showsKeyboardFocus(*this))
    focusRing(painter, QRectF(place.text.x() - 6, 8, place.text.width() + 12, 49), 6);
}

void Track::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (qsizetype i = 0; i + 1 < m_places.size(); ++i) paintLine(painter, m_places[i], m_places[i + 1]);
  for (const Place& place : m_places) paintStop(painter, place);
  for (qsizetype i = 0; i < m_places.size(); ++i) paintWords(painter, m_places[i], i);
}

int Track::placeAt(double x) const {
  for (qsizetype i = 0; i < m_places.size(); ++i)
    if (x >= m_places[i].text.left() - 6 && x <= m_places[i].text.right() + 6) return static_cast<int>(i);
  return -1;
}

QRect Track::stopRect(int index) const {
  for (const Place& place : m_places)
    if (place.group.count == 1 && place.group.first == index)
      return QRectF(place.text.x() - 6, 8, place.text.width() + 12, 49).toRect();
  return {};
}

void Track::mousePressEvent(QMouseEvent* event) {
  const int place = placeAt(event->position().x());
  if (place < 0) return;
  setCurrentStop(static_cast<int>(m_places[place].group.first));
  Q_EMIT stopActivated(m_current);
}

void Track::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(m_stops.size()) - 1;
  switch (event->key()) {
  case Qt::Key_Left: return setCurrentStop(qMax(0, m_current - 1));
  case Qt::Key_Right: return setCurrentStop(qMin(last, m_current + 1));
  case Qt::Key_Home: return setCurrentStop(0);
  case Qt::Key_End: return setCurrentStop(last);
  case Qt::Key_Return:
  case Qt::Key_Enter:
  case Qt::Key_Space:
    if (m_current >= 0) Q_EMIT stopActivated(m_current);
    return;
  default: QWidget::keyPressEvent(event);
  }
}

void Track::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  if (m_current < 0 && !m_stops.isEmpty() && event->reason() != Qt::MouseFocusReason) setCurrentStop(0);
}

bool Track::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const int at = placeAt(static_cast<QHelpEvent*>(event)->pos().x());
  QStringList lines;
  if (at >= 0)
    for (qsizetype i = m_places[at].group.first; i < m_places[at].group.first + m_places[at].group.count; ++i)
      lines << m_stops[i].name + QStringLiteral("  ") + m_stops[i].detail;
  QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), lines.join(QLatin1Char('\n')), this);
  return true;
}

} // namespace signalbox::ui
