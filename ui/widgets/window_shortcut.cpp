// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/window_shortcut.h"

#include <QAction>
#include <QKeyEvent>
#include <QWidget>

namespace signalbox::ui {

namespace {

bool isEditing(const QKeySequence& keys) {
  static const QList<QKeySequence> all{QKeySequence("Ctrl+A"), QKeySequence("Ctrl+C"),      QKeySequence("Ctrl+V"),
                                       QKeySequence("Ctrl+X"), QKeySequence("Ctrl+Z"),      QKeySequence("Ctrl+Y"),
                                       QKeySequence("Ctrl+M"), QKeySequence("Ctrl+Shift+Z")};
  return all.contains(keys);
}

} // namespace

bool isWindowShortcut(const QWidget& window, const QKeyEvent& key) {
  const QKeySequence keys(key.keyCombination());
  if (isEditing(keys)) return false;
  for (const QAction* action : window.actions())
    for (const QKeySequence& bound : action->shortcuts())
      if (keys.matches(bound) != QKeySequence::NoMatch) return true;
  return false;
}

} // namespace signalbox::ui
