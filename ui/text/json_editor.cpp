// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/json_editor.h"

#include "ui/text/json_text.h"

namespace signalbox::ui {

bool JsonEditor::format() {
  const auto formatted = formattedJson(content());
  if (!formatted) return false;
  if (*formatted == content()) return true;
  setContent(*formatted);
  Q_EMIT contentEdited();
  return true;
}

void JsonEditor::selectSame(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string shown = content().toStdString();
  selectRange(static_cast<qsizetype>(samePlace(text, begin, shown)),
              static_cast<qsizetype>(samePlace(text, end - 1, shown) + 1));
}

} // namespace signalbox::ui
