// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/variables.h"

#include <algorithm>

namespace signalbox::requests {

namespace {

constexpr int maxDepth = 8;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool isName(std::string_view name) {
  if (name.starts_with('$')) name.remove_prefix(1); // of one that is made anew each time
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c == '.';
  });
}

void addMissing(std::vector<std::string>& missing, const std::string& name) {
  if (std::ranges::find(missing, name) == missing.end()) missing.push_back(name);
}

void append(std::string_view text, const Lookup& lookup, int depth, Resolved& out) {
  std::size_t read = 0;
  for (const VariableSpan& span : variablesIn(text)) {
    out.text += text.substr(read, span.begin - read);
    read = span.end;
    const auto value = depth < maxDepth ? lookup(span.name) : std::nullopt;
    if (value) {
      append(*value, lookup, depth + 1, out);
    } else {
      addMissing(out.missing, span.name);
      out.text += text.substr(span.begin, span.end - span.begin);
    }
  }
  out.text += text.substr(read);
}

} // namespace

std::vector<VariableSpan> variablesIn(std::string_view text) {
  std::vector<VariableSpan> spans;
  for (std::size_t at = text.find("{{"); at != text.npos;) {
    const auto end = text.find("}}", at + 2);
    if (end == text.npos) break;
    const auto begin = text.rfind("{{", end - 1); // the innermost opening
    const auto name = trimmed(text.substr(begin + 2, end - begin - 2));
    if (isName(name)) spans.push_back({begin, end + 2, std::string(name)});
    at = text.find("{{", end + 2);
  }
  return spans;
}

Resolved resolve(std::string_view text, const Lookup& lookup) {
  Resolved out;
  append(text, lookup, 0, out);
  return out;
}

} // namespace signalbox::requests
