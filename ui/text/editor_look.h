// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EditorLook: how every code editor of the program writes and shows its text.
#pragma once

namespace signalbox::ui {

struct EditorLook {
  static constexpr int smallestFont = 9;
  static constexpr int largestFont = 24;

  int fontSize = 13; // pixels
  int indent = 2;    // blanks a level, also of formatted JSON
  bool wrapsLines = false;
  bool lineNumbers = true;
  bool closesBrackets = true;
  bool operator==(const EditorLook&) const = default;
};

const EditorLook& editorLook();
void setEditorLook(const EditorLook& look); // live, in every editor

} // namespace signalbox::ui
