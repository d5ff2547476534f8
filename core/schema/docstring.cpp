// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/docstring.h"

#include "core/schema/unicode_text.h"
#include "core/value/python_space.h"

#include <algorithm>
#include <vector>

namespace signalbox::schema {

namespace {

constexpr std::size_t tabWidth = 8;

// str.expandtabs() and split('\n').
std::vector<std::u32string> linesOf(std::string_view text) {
  std::vector<std::u32string> lines(1);
  std::size_t column = 0; // of the line, which a carriage return begins too
  for (const char32_t character : toCodePoints(text)) {
    if (character == U'\n') {
      lines.emplace_back();
      column = 0;
    } else if (character == U'\t') {
      const std::size_t spaces = tabWidth - column % tabWidth;
      lines.back().append(spaces, U' ');
      column += spaces;
    } else {
      lines.back() += character;
      column = character == U'\r' ? 0 : column + 1;
    }
  }
  return lines;
}

std::size_t indentOf(std::u32string_view line) {
  return static_cast<std::size_t>(std::ranges::find_if_not(line, isPythonSpace) - line.begin());
}

} // namespace

std::string cleanDocstring(std::string_view text) {
  std::vector<std::u32string> lines = linesOf(text);
  std::size_t margin = std::u32string::npos;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (const std::size_t indent = indentOf(lines[i]); indent < lines[i].size()) margin = std::min(margin, indent);
  lines.front().erase(0, indentOf(lines.front()));
  if (margin != std::u32string::npos)
    for (std::size_t i = 1; i < lines.size(); ++i) lines[i].erase(0, std::min(margin, lines[i].size()));
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  const auto first = std::ranges::find_if_not(lines, &std::u32string::empty);
  std::u32string result;
  for (auto line = first; line != lines.end(); ++line) {
    if (line != first) result += U'\n';
    result += *line;
  }
  return toUtf8(result);
}

void addDescription(std::string_view docstring, design::Json& schema) {
  if (!docstring.empty()) schema["description"] = cleanDocstring(docstring);
}

} // namespace signalbox::schema
