// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/python_space.h"

#include "core/value/text_encoding.h"

#include <unicode/uchar.h>

namespace signalbox {

bool isPythonSpace(char32_t character) {
  return u_isUWhiteSpace(static_cast<UChar32>(character)) || (character >= 0x1c && character <= 0x1f);
}

std::string_view withoutSpaceAtEnd(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();)
    if (!isPythonSpace(nextCodePoint(text, at))) end = at;
  return text.substr(0, end);
}

std::string_view withoutSpace(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size() && isPythonSpace(nextCodePoint(text, at));) begin = at;
  return withoutSpaceAtEnd(text.substr(begin));
}

} // namespace signalbox
