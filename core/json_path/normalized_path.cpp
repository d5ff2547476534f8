// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Normalized paths (RFC 9535 §2.7).
#include "core/json_path/json_path.h"
#include "core/value/json_outline.h"

namespace signalbox::json_path {
namespace {

void appendName(std::string& path, std::string_view name) {
  constexpr std::string_view special = "\b\t\n\f\r'\\";
  constexpr std::string_view letters = "btnfr'\\";
  path += "['";
  for (const char c : name) {
    const std::size_t known = special.find(c);
    if (known != special.npos)
      path += {'\\', letters[known]};
    else if (static_cast<unsigned char>(c) < 0x20)
      path += {'\\', 'u', '0', '0', c < 0x10 ? '0' : '1', "0123456789abcdef"[c & 0xF]};
    else
      path += c;
  }
  path += "']";
}

} // namespace

std::string normalizedPath(const JsonOutline& outline, std::span<const JsonPart> way) {
  std::string path = "$";
  for (const JsonPart& part : way) {
    if (part.name == JsonPart::none)
      path += "[" + std::to_string(part.index) + "]";
    else
      appendName(path, jsonStringText(nameOf(outline, part)));
  }
  return path;
}

std::string normalizedPath(const JsonOutline& outline, std::size_t value) {
  return normalizedPath(outline, outline.wayTo(value));
}

} // namespace signalbox::json_path
