// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/surface.h"

#include "ui/theme/paint.h"

#include <QChildEvent>
#include <QPainter>
#include <QPainterPath>
#include <QRegion>

namespace signalbox::ui {
namespace {

constexpr double islandRadius = 10;
constexpr double cardRadius = 9;

// Fills the four corners with chrome and strokes the border, antialiased.
class IslandCorners final : public QWidget {
public:
  explicit IslandCorners(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
  }

protected:
  void paintEvent(QPaintEvent* event) override {
    if (!showsIn(event->region())) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(m_corners, theme().chrome);
    box(painter, rect(), islandRadius, Qt::transparent, theme().isDark ? theme().divider : theme().border);
  }

  void resizeEvent(QResizeEvent*) override {
    QPainterPath outside;
    outside.addRect(rect());
    QPainterPath inside;
    inside.addRoundedRect(rect(), islandRadius, islandRadius);
    m_corners = outside.subtracted(inside);
  }

private:
  // It lies over all that is in the island, most of which is repainted far from it.
  bool showsIn(const QRegion& dirty) const {
    constexpr int corner = int(islandRadius) + 1;
    const QRect inside = rect().adjusted(2, 2, -2, -2);
    const QRegion covered = QRegion(inside.adjusted(corner, 0, -corner, 0)) + inside.adjusted(0, corner, 0, -corner);
    return !dirty.subtracted(covered).isEmpty();
  }

  QPainterPath m_corners;
};

} // namespace

Surface::Surface(Kind kind, QWidget* parent) : QWidget(parent), m_kind(kind) {
  if (kind == Kind::Island) m_corners = new IslandCorners(this);
}

void Surface::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  switch (m_kind) {
  case Kind::Chrome: return painter.fillRect(rect(), t.chrome);
  case Kind::Island: return painter.fillRect(rect(), t.island);
  case Kind::Inset: return painter.fillRect(rect(), t.inset);
  case Kind::Card: return box(painter, rect(), cardRadius, t.isDark ? QColor(255, 255, 255, 6) : t.inset, t.border);
  }
}

void Surface::resizeEvent(QResizeEvent*) {
  if (!m_corners) return;
  m_corners->setGeometry(rect());
  m_corners->raise();
}

void Surface::childEvent(QChildEvent* event) {
  if (m_corners && event->added() && event->child() != m_corners) m_corners->raise();
  QWidget::childEvent(event);
}

} // namespace signalbox::ui
