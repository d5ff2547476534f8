// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focus_filter.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace signalbox::ui {
namespace {

bool movesFocus(int key) {
  switch (key) {
  case Qt::Key_Tab:
  case Qt::Key_Backtab:
  case Qt::Key_F6:
  case Qt::Key_Up:
  case Qt::Key_Down:
  case Qt::Key_Left:
  case Qt::Key_Right:
  case Qt::Key_Home:
  case Qt::Key_End: return true;
  default: return false;
  }
}

void showRings(QObject* watched, bool shown) {
  auto* widget = qobject_cast<QWidget*>(watched);
  if (!widget) return;
  QWidget* window = widget->window();
  if (window->testAttribute(Qt::WA_KeyboardFocusChange) == shown) return;
  window->setAttribute(Qt::WA_KeyboardFocusChange, shown);
  if (QWidget* focused = QApplication::focusWidget()) focused->update();
}

} // namespace

void FocusFilter::install() {
  static bool done = false;
  if (done) return;
  done = true;
  qApp->installEventFilter(new FocusFilter(qApp));
}

bool FocusFilter::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonPress)
    showRings(watched, false);
  else if (event->type() == QEvent::KeyPress && movesFocus(static_cast<QKeyEvent*>(event)->key()))
    showRings(watched, true);
  return false;
}

} // namespace signalbox::ui
