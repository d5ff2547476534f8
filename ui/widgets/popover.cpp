// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/popover.h"

#include "ui/theme/focus_paint.h"
#include "ui/theme/paint.h"
#include "ui/widgets/spoken_role.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace signalbox::ui {
namespace {

constexpr int radius = 12;
constexpr int shadowRoom = 48; // that the shadow takes around it
constexpr int edge = 8;        // least distance to the window's edge

} // namespace

Popover::Popover(QWidget* window) : QWidget(window), m_rise(*this, [this] { place(); }) {
  hide();
  setFocusPolicy(Qt::NoFocus);
  window->installEventFilter(this);
}

void Popover::setContent(QWidget* content) {
  delete m_content;
  m_content = content;
  m_content->setParent(this);
  m_content->installEventFilter(this);
  setSpokenRole(*m_content, QAccessible::Dialog);
}

void Popover::openBelow(const QWidget& anchor) { openAt({anchor.mapTo(parentWidget(), QPoint()), anchor.size()}); }

void Popover::openAt(const QRect& anchorInWindow) {
  m_placement = Placement::Anchored;
  m_anchor = anchorInWindow;
  m_scrim = Scrim::No;
  open();
}

void Popover::openCentred(int width, int top, Scrim scrim) {
  m_placement = Placement::Centred;
  m_width = width;
  m_top = top;
  m_scrim = scrim;
  open();
}

void Popover::open() {
  m_focusBefore = QApplication::focusWidget();
  if (m_content && m_content->accessibleName().isEmpty()) m_content->setAccessibleName(accessibleName());
  setGeometry(parentWidget()->rect());
  m_rise.begin();
  raise();
  show();
  if (m_content) m_content->setFocus(Qt::PopupFocusReason);
}

void Popover::refit() { place(); }

// Repaints what it leaves and comes to, not the window that lies under all of it.
void Popover::place() {
  if (!m_content) return;
  const QRect before = m_content->geometry();
  const QRect wanted =
      (m_placement == Placement::Centred ? centredRect() : anchoredRect()).translated(0, m_rise.pixels());
  if (wanted == before) return;
  m_content->setGeometry(wanted);
  update(before.united(m_content->geometry()).marginsAdded(QMargins(shadowRoom, shadowRoom, shadowRoom, shadowRoom)));
}

QRect Popover::anchoredRect() const {
  const QSize size =
      m_content->sizeHint().expandedTo(m_content->minimumSize()).boundedTo({width() - 2 * edge, height() - 2 * edge});
  int y = m_anchor.bottom() + 5;
  if (y + size.height() > height() - edge) y = qMax(edge, m_anchor.top() - 5 - size.height());
  const int x = qBound(edge, m_anchor.left(), qMax(edge, width() - edge - size.width()));
  return {QPoint(x, y), size};
}

QRect Popover::centredRect() const {
  const int wide = qMin(m_width, width() - 2 * edge);
  const int top = qMin(m_top, height() / 8);
  const int high = qMin(m_content->sizeHint().height(), height() - top - edge);
  return {(width() - wide) / 2, top, wide, high};
}

void Popover::close() {
  if (!isVisible()) return;
  hide();
  QWidget* focus = QApplication::focusWidget();
  if (m_focusBefore && m_focusBefore->isVisible())
    m_focusBefore->setFocus(Qt::PopupFocusReason);
  else if (focus && isAncestorOf(focus)) // the page it was in is gone: keys are the window's
    focus->clearFocus();
  Q_EMIT closed();
}

void Popover::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  if (m_scrim == Scrim::Yes) painter.fillRect(rect(), QColor(0, 0, 0, theme().isDark ? 110 : 50));
  if (!m_content) return;
  const QRectF area = m_content->geometry();
  const bool isInside = area.adjusted(radius, radius, -radius, -radius).contains(event->rect());
  if (!isInside) overlayShadow(painter, area, radius); // what a list in it repaints at each key is none of it
  const bool showsFocus = showsKeyboardFocus(*m_content);
  const QColor line = showsFocus ? theme().accent : theme().isDark ? theme().borderStrong : theme().border;
  box(painter, area.adjusted(-1, -1, 1, 1), radius, theme().overlay, line);
}

void Popover::mousePressEvent(QMouseEvent* event) {
  if (m_content && !m_content->geometry().contains(event->position().toPoint())) close();
}

void Popover::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return close();
  QWidget::keyPressEvent(event);
}

bool Popover::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
    setGeometry(parentWidget()->rect());
    refit();
  }
  if (watched == m_content && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) update();
  // What lies behind a scrim is out of reach of the keyboard too.
  if (watched != m_content || !isVisible() || m_scrim == Scrim::No || event->type() != QEvent::ShortcutOverride)
    return false;
  event->accept();
  return true;
}

} // namespace signalbox::ui
