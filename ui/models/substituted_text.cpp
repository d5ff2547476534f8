// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/substituted_text.h"

#include <algorithm>

namespace signalbox::ui {

SubstitutedText::SubstitutedText(std::string_view typed, const requests::Lookup& lookup) {
  std::size_t read = 0;
  for (const requests::VariableSpan& span : requests::variablesIn(typed)) {
    m_text += typed.substr(read, span.begin - read);
    const std::size_t begin = m_text.size();
    m_text += requests::resolve(typed.substr(span.begin, span.end - span.begin), lookup).text;
    m_pieces.push_back({{begin, m_text.size(), true}, {span.begin, span.end, true}});
    read = span.end;
  }
  m_text += typed.substr(read);
}

TextRange SubstitutedText::typedRange(const TextRange& range) const {
  // The first piece whose value reaches behind a place, or touches it.
  const auto from = [this](std::size_t place, bool isEnd) {
    const auto piece = std::ranges::find_if(
        m_pieces, [&](const Piece& each) { return isEnd ? each.value.end >= place : each.value.end > place; });
    if (piece != m_pieces.end() && (isEnd ? piece->value.begin < place : piece->value.begin <= place))
      return isEnd ? piece->name.end : piece->name.begin;
    const auto behind = piece == m_pieces.begin() ? TextRange{} : std::prev(piece)->name;
    const auto value = piece == m_pieces.begin() ? TextRange{} : std::prev(piece)->value;
    return behind.end + (place - value.end);
  };
  TextRange typed{from(range.begin, false), from(range.end, true), range.exact};
  typed.end = std::max(typed.begin, typed.end);
  return typed;
}

} // namespace signalbox::ui
