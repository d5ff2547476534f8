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

} // namespace signalbox::ui
