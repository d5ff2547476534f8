// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/surface.h"

#include "ui/theme/paint.h"

#include <QChildEvent>
#include <QPainter>
#include <QPainterPath>

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
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outside;
    outside.addRect(rect());
    QPainterPath inside;
    inside.addRoundedRect(rect(), islandRadius, islandRadius);
    painter.fillPath(outside.subtracted(inside), theme().chrome);
    box(painter, rect(), islandRadius, Qt::transparent, theme().isDark ? theme().divider : theme().border);
  }
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
