// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as block-style YAML 1.2 that YAML 1.1 readers understand the same.
#include "core/openapi/write.h"

#include <algorithm>
#include <array>

namespace signalbox::openapi {
namespace {

// Words that one YAML version or the other takes for something else than a text.
constexpr std::array<std::string_view, 14> reserved = {"",   "~",   "null", "true", "false", "yes",  "no",
                                                       "on", "off", "y",    "n",    ".nan",  ".inf", "-.inf"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool isReserved(std::string_view text) {
  return std::ranges::any_of(reserved,
                             [&](std::string_view word) { return std::ranges::equal(text, word, {}, lower); });
}

// Plain where no reader can see anything but this text.
bool isPlain(std::string_view text) {
  if (isReserved(text)) return false;
  const char first = text.front();
  const bool beginsSafely =
      (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '/' || first == '_';
  if (!beginsSafely || text.back() == ' ' || text.back() == ':') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '"' || c == '\\') return false;
    if (c == ':' && i + 1 < text.size() && text[i + 1] == ' ') return false;
    if (c == '#' && text[i - 1] == ' ') return false;
  }
  return text.find("\xc2\x85") == std::string_view::npos && text.find("\xe2\x80") == std::string_view::npos;
}

std::string scalar(const Json& value) {
  if (value.is_string() && isPlain(value.get_ref<const std::string&>())) return value.get<std::string>();
  return value.dump(-1, ' ', false, Json::error_handler_t::replace); // JSON is YAML
}

bool isBlock(const Json& value) { return value.is_structured() && !value.empty(); }

std::string emptyText(const Json& value) { return value.is_array() ? "[]" : "{}"; }

void write(const Json& value, int indent, std::string& out);

// After "key:" or "-": a scalar on the same line, a block below.
void writeValue(const Json& value, int indent, std::string& out) {
  if (isBlock(value)) {
    out += '\n';
    write(value, indent, out);
  } else {
    out += ' ';
    out += value.is_structured() ? emptyText(value) : scalar(value);
    out += '\n';
  }
}

void writeItem(const Json& item, int indent, std::string& out) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  if (!isBlock(item)) {
    out += margin + "-";
    return writeValue(item, indent, out);
  }
  std::string block; // the first line of the block moves up beside the dash
  write(item, indent + 2, block);
  out += margin + "- " + block.substr(static_cast<std::size_t>(indent) + 2);
}

void write(const Json& value, int indent, std::string& out) {
  if (value.is_array()) {
    for (const auto& item : value) writeItem(item, indent, out);
    return;
  }
  for (const auto& [key, member] : value.items()) {
    out += std::string(static_cast<std::size_t>(indent), ' ') + scalar(Json(key)) + ":";
    writeValue(member, indent + (member.is_array() ? 0 : 2), out);
  }
}

} // namespace

std::string toYaml(const Json& document) {
  if (!isBlock(document)) return (document.is_structured() ? emptyText(document) : scalar(document)) + "\n";
  std::string yaml;
  write(document, 0, yaml);
  return yaml;
}

} // namespace signalbox::openapi
