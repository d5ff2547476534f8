// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/runtime_expression.h"

namespace signalbox::design {

std::string mapRuntimeExpressions(std::string_view text, const ChangeExpression& change) {
  if (text.starts_with('$')) return change(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find("{$", at);
    const std::size_t end = begin == text.npos ? begin : text.find('}', begin);
    if (end == text.npos) return out + std::string(text.substr(at));
    out += text.substr(at, begin + 1 - at);
    out += change(text.substr(begin + 1, end - begin - 1));
    at = end;
  }
  return out;
}

bool mapRuntimeExpressions(Json& value, const ChangeExpression& change) {
  bool changed = false;
  if (value.is_string()) {
    std::string mapped = mapRuntimeExpressions(value.get_ref<const std::string&>(), change);
    changed = mapped != value.get_ref<const std::string&>();
    if (changed) value = std::move(mapped);
  } else if (value.is_structured()) {
    for (Json& item : value) changed |= mapRuntimeExpressions(item, change);
  }
  return changed;
}

std::string_view bodyPointer(std::string_view expression, std::string_view source) {
  const std::string prefix = "$" + std::string(source) + ".body#";
  return expression.starts_with(prefix) ? expression.substr(prefix.size()) : std::string_view();
}

bool mapLinkExpressions(Json& link, const ChangeExpression& change) {
  bool changed = false;
  for (const char* key : {"parameters", "requestBody"})
    if (link.contains(key)) changed |= mapRuntimeExpressions(link[key], change);
  return changed;
}

} // namespace signalbox::design
