// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Steps over the tokens of a JSON text that is known to be well formed.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace signalbox::json_scan {

constexpr std::size_t npos = std::string_view::npos;

inline bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
inline bool opens(char c) { return c == '{' || c == '['; }
inline bool closes(char c) { return c == '}' || c == ']'; }

inline std::size_t skipSpace(std::string_view text, std::size_t at) {
  while (at < text.size() && isSpace(text[at])) ++at;
  return at;
}

// Behind the closing quote of the string that begins at `at`; `limit` when it does not end before that.
inline std::size_t endOfString(std::string_view text, std::size_t at, std::size_t limit) {
  for (++at; at < limit;) {
    const void* found = std::memchr(text.data() + at, '"', limit - at);
    if (!found) return limit;
    at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    std::size_t slashes = 0;
    while (text[at - 1 - slashes] == '\\') ++slashes; // the opening quote ends this
    ++at;
    if (slashes % 2 == 0) return at;
  }
  return limit;
}

// Which bytes matter between the brackets of a container.
inline constexpr auto isBracketOrQuote = [] {
  std::array<bool, 256> table{};
  for (const char c : {'{', '}', '[', ']', '"'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

inline std::size_t endOfContainer(std::string_view text, std::size_t at, std::size_t limit) {
  std::size_t depth = 0;
  while (at < limit) {
    const char c = text[at];
    if (!isBracketOrQuote[static_cast<unsigned char>(c)]) {
      ++at;
    } else if (c == '"') {
      const std::size_t end = endOfString(text, at, limit);
      if (end == limit) return npos;
      at = end;
    } else {
      ++at;
      if (opens(c)) ++depth;
      if (closes(c) && --depth == 0) return at;
    }
  }
  return npos;
}

// Behind the value that begins at `value`; npos when its end does not show before `limit`.
inline std::size_t endWithin(std::string_view text, std::size_t value, std::size_t limit) {
  const char first = text[value];
  if (opens(first)) return endOfContainer(text, value, limit);
  if (first == '"') {
    const std::size_t end = endOfString(text, value, limit);
    return end < limit || limit == text.size() ? end : npos;
  }
  std::size_t at = value;
  while (at < limit && text[at] != ',' && !closes(text[at]) && !isSpace(text[at])) ++at;
  return at < limit || at == text.size() ? at : npos;
}

} // namespace signalbox::json_scan
