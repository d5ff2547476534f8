// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TrafficHistogram: requests over time, stacked by the class of their answers. A drag, or Shift with the arrow keys,
// picks a stretch of time; Esc lets go of it.
#pragma once

#include "core/traffic/timeline.h"

#include <QWidget>

namespace signalbox::ui {

class TrafficHistogram final : public QWidget {
  Q_OBJECT
public:
  explicit TrafficHistogram(QWidget* parent = nullptr);

  void setTimeline(const traffic::Timeline* timeline); // borrowed; refresh() reads it
  void refresh();
  void setRange(const traffic::TimeRange& range); // without a signal
  const traffic::TimeRange& range() const { return m_range; }
  const traffic::Bars& bars() const { return m_bars; }
  QRectF barRect(std::size_t bar) const;   // its place, whole height
  QString describe(std::size_t bar) const; // "14:02:10, 5 requests, 1 of them a client error"

  QSize sizeHint() const override { return {600, 78}; }
  QSize minimumSizeHint() const override { return {200, 78}; }

Q_SIGNALS:
  void rangeChosen(const signalbox::traffic::TimeRange& range); // by the person; empty: all of it

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override; // tool tips

private:
  QRectF plot() const;
  std::size_t barAt(double x) const;
  void choose(std::size_t from, std::size_t to);
  void moveTo(std::size_t bar, bool extends);
  void announce();
  void paintBars(QPainter& painter) const;
  void paintAxis(QPainter& painter) const;

  const traffic::Timeline* m_timeline = nullptr;
  traffic::Bars m_bars;
  traffic::TimeRange m_range;
  std::size_t m_current = 0; // of the keyboard
  std::size_t m_anchor = 0;
  bool m_isDragging = false;
};

} // namespace signalbox::ui
