// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/header_lines.h"

#include "core/api/request_text.h"
#include "core/base/ascii_case.h"

#include <algorithm>

namespace signalbox::api {

std::optional<std::string_view> findHeader(const Request& request, std::string_view name) {
  for (const HeaderView& line : request.headers)
    if (equalsIgnoringCase(line.name, name)) return line.value;
  return std::nullopt;
}

HeaderLine* findHeader(HeaderLines& lines, std::string_view name) {
  const auto line = std::ranges::find(lines, name, &HeaderLine::name);
  return line == lines.end() ? nullptr : &*line;
}

void setHeader(HeaderLines& lines, std::string_view name, std::string value) {
  const auto first = std::ranges::find(lines, name, &HeaderLine::name);
  if (first == lines.end()) {
    lines.push_back({std::string(name), std::move(value)});
    return;
  }
  first->value = std::move(value);
  lines.erase(std::remove_if(first + 1, lines.end(), [&](const HeaderLine& line) { return line.name == name; }),
              lines.end());
}

void setDefaultHeader(HeaderLines& lines, std::string_view name, std::string value) {
  if (!findHeader(lines, name)) lines.push_back({std::string(name), std::move(value)});
}

void removeHeader(HeaderLines& lines, std::string_view name) {
  std::erase_if(lines, [&](const HeaderLine& line) { return line.name == name; });
}

void addVary(HeaderLines& lines, std::string_view name) {
  const HeaderLine* existing = findHeader(lines, "vary");
  setHeader(lines, "vary", existing ? existing->value + ", " + std::string(name) : std::string(name));
}

} // namespace signalbox::api
