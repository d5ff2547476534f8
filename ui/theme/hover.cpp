// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/hover.h"

#include "ui/theme/look.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QStyleOptionViewItem>
#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace signalbox::ui {
namespace {

constexpr int fadeMilliseconds = 80;
constexpr int frameMilliseconds = 16;

struct Fade {
  QPointer<QWidget> widget;
  QRect area;
  bool isHovered = true;
  double from = 0;
  qint64 since = 0;
  bool isSettled = false;
};

// Those of every window. An entry lasts from coming to having left.
class Fades final : public QObject {
public:
  Fades() : QObject(QCoreApplication::instance()) { m_clock.start(); }

  double strength(QWidget& widget, const QRect& area, bool isHovered) {
    const Key key{&widget, area.topLeft()};
    auto known = m_fades.find(key);
    if (known != m_fades.end() && !known->widget) { // the address of one that is gone
      m_fades.erase(known);
      known = m_fades.end();
    }
    if (known == m_fades.end()) {
      if (!isHovered) return 0;
      leaveOthers(widget, area);
      known = m_fades.insert(key, {&widget, area, true, 0, m_clock.elapsed(), false});
      m_timer.start(frameMilliseconds, this);
      widget.installEventFilter(this); // once, however often
    }
    if (known->isHovered != isHovered) {
      *known = {&widget, area, isHovered, now(*known), m_clock.elapsed(), false};
      m_timer.start(frameMilliseconds, this);
    }
    return now(*known);
  }

protected:
  // What is hidden fades no more: when it is shown again, it begins at rest.
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::Hide) return false;
    m_fades.removeIf([watched](QHash<Key, Fade>::iterator fade) { return fade.key().first == watched; });
    return false;
  }

  void timerEvent(QTimerEvent*) override {
    bool moves = false;
    for (auto fade = m_fades.begin(); fade != m_fades.end();) {
      if (fade->widget && !fade->isSettled) {
        fade->widget->update(fade->area);
        fade->isSettled = m_clock.elapsed() - fade->since >= fadeMilliseconds;
        moves = moves || !fade->isSettled;
      }
      const bool isOver = !fade->widget || (fade->isSettled && !fade->isHovered);
      fade = isOver ? m_fades.erase(fade) : std::next(fade);
    }
    if (!moves) m_timer.stop();
  }

private:
  using Key = std::pair<const QWidget*, QPoint>;

  // A row that was scrolled away is painted no more, and would never be told that the pointer left it.
  void leaveOthers(const QWidget& widget, const QRect& area) {
    for (auto fade = m_fades.begin(); fade != m_fades.end(); ++fade)
      if (fade.key().first == &widget && fade->isHovered && !fade->area.intersects(area)) {
        fade->from = now(*fade);
        fade->isHovered = fade->isSettled = false;
        fade->since = m_clock.elapsed();
      }
  }

  double now(const Fade& fade) const {
    const double passed = std::min(1.0, double(m_clock.elapsed() - fade.since) / fadeMilliseconds);
    return fade.from + ((fade.isHovered ? 1 : 0) - fade.from) * passed;
  }

  QHash<Key, Fade> m_fades;
  QElapsedTimer m_clock;
  QBasicTimer m_timer;
};

Fades& fades() {
  static QPointer<Fades> all;
  if (!all) all = new Fades;
  return *all;
}

} // namespace

double hoverStrength(const QWidget& widget) { return hoverStrength(widget, widget.underMouse() && widget.isEnabled()); }

double hoverStrength(const QWidget& widget, bool isHovered, const QRect& part) {
  if (reducesMotion()) return isHovered ? 1 : 0;
  return fades().strength(const_cast<QWidget&>(widget), part.isNull() ? widget.rect() : part, isHovered);
}

double hoverStrength(const QStyleOptionViewItem& row) {
  const bool isHovered = row.state & QStyle::State_MouseOver;
  const auto* area = qobject_cast<const QAbstractScrollArea*>(row.widget);
  const QWidget* painted = area ? area->viewport() : row.widget;
  return painted ? hoverStrength(*painted, isHovered, row.rect) : isHovered ? 1 : 0;
}

QColor faded(const QColor& rest, const QColor& hovered, double strength) {
  if (strength <= 0) return rest;
  if (strength >= 1) return hovered;
  const auto mix = [strength](float from, float to) { return float(from + (to - from) * strength); };
  const QColor from = rest.alpha() == 0 ? withAlpha(hovered, 0) : rest;
  const QColor to = hovered.alpha() == 0 ? withAlpha(rest, 0) : hovered;
  return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()), mix(from.blueF(), to.blueF()),
                          mix(from.alphaF(), to.alphaF()));
}

QColor hoverFill(double strength) { return faded(Qt::transparent, theme().hover, strength); }

} // namespace signalbox::ui
