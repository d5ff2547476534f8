// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonEditor: a CodeEditor for JSON with {{ variables }}.
#pragma once

#include "ui/text/code_editor.h"

namespace signalbox::ui {

class JsonEditor final : public CodeEditor {
  Q_OBJECT
public:
  explicit JsonEditor(const QString& name, QWidget* parent = nullptr) : CodeEditor(Language::Json, name, parent) {}

  bool format(); // false when the text cannot be formatted: nothing changed
  // What stands there in a text that says the same with other white space.
  void selectSame(std::string_view text, std::size_t begin, std::size_t end);
};

} // namespace signalbox::ui
