// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SubstitutedText: a text with values in the place of its {{variables}}, that knows where each of its bytes came from:
// what is found in it is shown in the text that was typed.
#pragma once

#include "core/requests/variables.h"
#include "core/value/read.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::ui {

class SubstitutedText final {
public:
  SubstitutedText() = default;
  // Variables without a value stay as they are written.
  SubstitutedText(std::string_view typed, const requests::Lookup& lookup);

  const std::string& text() const { return m_text; }
  bool hasValues() const { return !m_pieces.empty(); } // false: the text is what was typed
  // In the typed text. A value counts as a whole: a range that begins or ends in it takes all of its {{name}}.
  TextRange typedRange(const TextRange& range) const;

private:
  struct Piece { // of a variable: where its value stands, and where its name does
    TextRange value;
    TextRange name;
  };

  std::string m_text;
  std::vector<Piece> m_pieces; // in order
};

} // namespace signalbox::ui
