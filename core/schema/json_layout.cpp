// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/json_layout.h"

#include "core/value/text_encoding.h"

#include <algorithm>
#include <vector>

namespace signalbox::schema {

namespace {

std::size_t endOfString(std::string_view json, std::size_t quote) {
  std::size_t at = quote + 1;
  while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
  return std::min(at + 1, json.size());
}

void appendEscape(char32_t unit, std::string& out) {
  static constexpr char digits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[unit >> shift & 15];
}

// Behind the value that begins at `at`.
std::size_t endOfValue(std::string_view json, std::size_t at) {
  int depth = 0;
  while (at < json.size()) {
    const char c = json[at];
    if (depth == 0 && (c == ',' || c == '}' || c == ']')) break;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    at = c == '"' ? endOfString(json, at) : at + 1;
  }
  return at;
}

struct WrittenMember {
  std::string_view key, value;
};

} // namespace

std::optional<std::string> withUniqueKeys(std::string_view object) {
  if (!object.starts_with('{')) return std::nullopt;
  std::vector<WrittenMember> members;
  bool isRepeated = false;
  for (std::size_t at = 1; at < object.size() && object[at] == '"';) {
    const std::size_t colon = endOfString(object, at);
    const std::size_t end = endOfValue(object, colon + 1);
    const WrittenMember member{object.substr(at, colon - at), object.substr(colon + 1, end - colon - 1)};
    const auto same = std::ranges::find(members, member.key, &WrittenMember::key);
    isRepeated = isRepeated || same != members.end();
    if (same != members.end())
      same->value = member.value;
    else
      members.push_back(member);
    at = end + 1;
  }
  if (!isRepeated) return std::nullopt;
  std::string text;
  for (const WrittenMember& member : members)
    ((text += text.empty() ? '{' : ',') += member.key).append(1, ':') += member.value;
  return text + '}';
}

std::string indented(std::string_view json, int spaces) {
  std::string out;
  std::size_t depth = 0;
  const auto newLine = [&] { out.append(1, '\n').append(depth * static_cast<std::size_t>(spaces), ' '); };
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at];
    if (c == '"') {
      const std::size_t end = endOfString(json, at);
      out += json.substr(at, end - at);
      at = end;
      continue;
    }
    ++at;
    const bool opens = c == '{' || c == '[';
    if (opens && at < json.size() && json[at] == (c == '{' ? '}' : ']')) {
      (out += c) += json[at++];
    } else if (opens) {
      out += c;
      ++depth;
      newLine();
    } else if (c == '}' || c == ']') {
      --depth;
      newLine();
      out += c;
    } else {
      out += c;
      if (c == ',') newLine();
      if (c == ':') out += ' ';
    }
  }
  return out;
}

std::string escapedToAscii(std::string_view json) {
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    if (static_cast<unsigned char>(json[at]) < 0x80) {
      out += json[at++];
      continue;
    }
    const char32_t c = nextCodePoint(json, at);
    if (c < 0x10000) {
      appendEscape(c, out);
    } else {
      appendEscape(0xD800 + ((c - 0x10000) >> 10), out);
      appendEscape(0xDC00 + ((c - 0x10000) & 0x3FF), out);
    }
  }
  return out;
}

} // namespace signalbox::schema
