// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of header values: ASCII case, blanks, lists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::api {

inline std::string lowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower;
}

inline bool isBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f'); }

inline std::string_view stripped(std::string_view text) {
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

// str.split(separator): always at least one part.
inline std::vector<std::string_view> splitText(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

// Starlette gives every text/* its charset.
inline std::string withCharset(std::string mediaType) {
  if (mediaType.starts_with("text/") && !lowerCase(mediaType).contains("charset=")) mediaType += "; charset=utf-8";
  return mediaType;
}

} // namespace signalbox::api
