// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/key_capture.h"

#include "ui/commands/keymap.h"
#include "ui/theme/paint.h"
#include "ui/widgets/spoken_role.h"

#include <QKeyEvent>
#include <QPainter>

namespace signalbox::ui {

namespace {

bool isModifier(int key) {
  static const QList<int> keys{Qt::Key_Control, Qt::Key_Shift,    Qt::Key_Alt,       Qt::Key_Meta,
                               Qt::Key_AltGr,   Qt::Key_CapsLock, Qt::Key_Super_L,   Qt::Key_Super_R,
                               Qt::Key_unknown, Qt::Key_NumLock,  Qt::Key_ScrollLock};
  return keys.contains(key);
}

bool leaves(const QKeyEvent& event) {
  return event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab ||
         (event.key() == Qt::Key_Escape && event.modifiers() == Qt::NoModifier);
}

} // namespace

KeyCapture::KeyCapture(const QString& name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  setSpokenRole(*this, QAccessible::HotkeyField);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_InputMethodEnabled, false);
  setFixedHeight(32);
}

void KeyCapture::setKeys(const QKeySequence& keys) {
  m_keys = keys;
  m_takesMore = false;
  setAccessibleDescription(shownKeys(keys));
  update();
}

void KeyCapture::setProblem(bool isProblem) {
  m_isProblem = isProblem;
  update();
}

bool KeyCapture::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && !leaves(*static_cast<QKeyEvent*>(event))) {
    event->accept(); // else it would run what it is bound to
    return true;
  }
  return QWidget::event(event);
}

void KeyCapture::keyPressEvent(QKeyEvent* event) {
  if (leaves(*event)) return QWidget::keyPressEvent(event);
  const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (isEnter && event->modifiers() == Qt::NoModifier) return Q_EMIT accepted();
  if (isModifier(event->key())) return;
  const bool takesBack = event->key() == Qt::Key_Backspace && event->modifiers() == Qt::NoModifier;
  const QKeyCombination pressedNow(event->modifiers() & ~Qt::KeypadModifier, Qt::Key(event->key()));
  const bool isSecond = m_takesMore && m_keys.count() == 1;
  if (takesBack)
    setKeys(m_keys.count() > 1 ? QKeySequence(m_keys[0]) : QKeySequence());
  else
    setKeys(isSecond ? QKeySequence(m_keys[0], pressedNow) : QKeySequence(pressedNow));
  m_takesMore = m_keys.count() == 1;
  Q_EMIT pressed(m_keys);
}

void KeyCapture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  const QColor line = m_isProblem ? t.err : hasFocus() ? t.accent : t.border;
  box(painter, rect(), 7, t.isDark ? t.raised : t.island, line, hasFocus() || m_isProblem ? 1.5 : 1);
  if (m_keys.isEmpty()) {
    drawText(painter, QRectF(10, 0, width() - 20, height()),
             hasFocus() ? tr("Press the keys, one or two after another") : accessibleName(), uiFont(13), t.text3);
    return;
  }
  double x = 10;
  for (const QString& cap : keyCaps(m_keys)) {
    x += keyCapWidth(cap);
    drawKeyCap(painter, x, height() / 2.0, cap);
    x += 4;
  }
}

void KeyCapture::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void KeyCapture::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  m_takesMore = false;
  update();
}

} // namespace signalbox::ui
