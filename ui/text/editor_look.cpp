// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/editor_look.h"

#include "ui/theme/theme.h"

namespace signalbox::ui {

namespace {

EditorLook& current() {
  static EditorLook value;
  return value;
}

} // namespace

const EditorLook& editorLook() { return current(); }

void setEditorLook(const EditorLook& look) {
  if (look == current()) return;
  current() = look;
  Q_EMIT ThemeNotifier::instance().themeChanged(); // editors take it up where they take up the theme
}

} // namespace signalbox::ui
