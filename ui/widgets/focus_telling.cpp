// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/focus_telling.h"

#include <QAbstractItemView>
#include <QAccessible>

namespace signalbox::ui {
namespace {

const QObject* lastTold = nullptr; // compared only

// A list that a field drives, such as the palette's, takes no focus and is right to tell.
bool isFocusOfAnother(const QAccessibleEvent& event) {
  const auto* view = qobject_cast<const QAbstractItemView*>(event.object());
  return view && view->focusPolicy() != Qt::NoFocus && !view->hasFocus() && view->window()->windowType() != Qt::Popup;
}

bool isAstray(const QAccessibleEvent& event) {
  switch (event.type()) {
  case QAccessible::Focus: return isFocusOfAnother(event);
  case QAccessible::TextCaretMoved:
  case QAccessible::TextSelectionChanged: return event.object() != lastTold;
  default: return false;
  }
}

void tell(QAccessibleEvent* event) {
  if (isAstray(*event)) return;
  if (event->type() == QAccessible::Focus) lastTold = event->object();
  QAccessible::installUpdateHandler(nullptr); // on to the platform
  QAccessible::updateAccessibility(event);
  QAccessible::installUpdateHandler(tell);
}

} // namespace

void keepFocusTellingTrue() { QAccessible::installUpdateHandler(tell); }

} // namespace signalbox::ui
