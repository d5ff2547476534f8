// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/header_text.h"
#include "core/behaviour/answer.h"
#include "core/behaviour/header_value.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::behaviour {
namespace {

bool isTokenChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").contains(c);
}

} // namespace

HeaderTemplates::HeaderTemplates(const Options& options, const char* key) {
  if (!options.has(key)) return;
  if (!options.at(key).is_object()) {
    options.error("invalid-option", "'" + std::string(key) + "' must be an object.", key);
    return;
  }
  const Options lines(options.scope(), options.at(key), options.pointer(key));
  for (const auto& [name, source] : options.at(key).items()) {
    if (name.empty() || !std::ranges::all_of(name, isTokenChar)) {
      lines.error("invalid-header", "'" + name + "' is no name of a header.", name);
      continue;
    }
    if (auto value = lines.templateAt(name.c_str())) m_lines.push_back({api::lowerCase(name), std::move(*value)});
  }
}

bool HeaderTemplates::isConstant() const {
  return std::ranges::all_of(m_lines, [](const Line& line) { return line.value.isConstant(); });
}

Result<void> HeaderTemplates::render(expression::Frame& frame, std::vector<api::HeaderLine>& lines) const {
  for (const Line& line : m_lines) {
    const auto value = line.value.render(frame);
    if (!value) return std::unexpected(value.error());
    auto text = headerValue(pythonStr(*value));
    if (!text) return std::unexpected(text.error());
    lines.push_back({line.name, std::move(*text)});
  }
  return {};
}

} // namespace signalbox::behaviour
