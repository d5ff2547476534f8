// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as block-style YAML 1.2 that readers of YAML 1.1 understand the same.
#include "core/openapi/write.h"

#include <algorithm>
#include <array>

namespace signalbox::openapi {
namespace {

// Words that one YAML version or the other takes for something else than a text.
constexpr std::array<std::string_view, 14> reserved = {"",   "~",   "null", "true", "false", "yes",  "no",
                                                       "on", "off", "y",    "n",    ".nan",  ".inf", "-.inf"};

constexpr std::size_t longestKey = 1000; // YAML 1.2 §7.4.2: an implicit key has at most 1024 characters

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool isReserved(std::string_view text) {
  return std::ranges::any_of(reserved,
                             [&](std::string_view word) { return std::ranges::equal(text, word, {}, lower); });
}

// Characters YAML does not print (C1 controls, U+FFFE, U+FFFF) and those one version or the other takes for a line
// break or a mark: how many bytes such a one has at the beginning of `text`, 0 for any other.
std::size_t hiddenSize(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(0) == 0x7f) return 1;
  if (byte(0) == 0xc2 && byte(1) < 0xa0) return 2;
  if (byte(0) == 0xe2 && byte(1) == 0x80 && (byte(2) == 0xa8 || byte(2) == 0xa9)) return 3;
  if (byte(0) == 0xef && byte(1) == 0xbb && byte(2) == 0xbf) return 3;
  if (byte(0) == 0xef && byte(1) == 0xbf && byte(2) >= 0xbe) return 3;
  return 0;
}

bool isHidden(std::string_view text) { return static_cast<unsigned char>(text.front()) < 0x20 || hiddenSize(text) > 0; }

// Plain where no reader can see anything but this text.
bool isPlain(std::string_view text) {
  if (isReserved(text)) return false;
  const char first = text.front();
  const bool beginsSafely =
      (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '/' || first == '_';
  if (!beginsSafely || text.back() == ' ' || text.back() == ':') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\\' || isHidden(text.substr(i))) return false;
    if (c == ':' && i + 1 < text.size() && text[i + 1] == ' ') return false;
    if (c == '#' && text[i - 1] == ' ') return false;
  }
  return true;
}

// Several lines stand as they are, unless a reader could lose something of them.
bool isBlockText(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || text.front() == '\n' || text.front() == ' ') return false;
  if (text.ends_with("\n\n")) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n' && isHidden(text.substr(i))) return false;
    const bool endsLine = i + 1 == text.size() || text[i + 1] == '\n';
    if (text[i] == ' ' && endsLine) return false;
  }
  return true;
}

// JSON's text is YAML's double-quoted one, but for characters that YAML hides.
std::string quoted(const Json& text) {
  const std::string json = text.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string result;
  for (std::size_t i = 0; i < json.size();) {
    const std::size_t size = hiddenSize(std::string_view(json).substr(i));
    if (size == 0) {
      result += json[i++];
      continue;
    }
    const std::string escaped = Json(json.substr(i, size)).dump(-1, ' ', true);
    result += size == 1 ? "\\u007f" : escaped.substr(1, escaped.size() - 2);
    i += size;
  }
  return result;
}

// YAML 1.1 wants a point in every float: 1.0e+16.
std::string number(const Json& value) {
  std::string text = value.dump();
  const std::size_t exponent = text.find('e');
  if (value.is_number_float() && exponent != std::string::npos && text.find('.') == std::string::npos)
    text.insert(exponent, ".0");
  return text;
}

std::string scalar(const Json& value) {
  if (value.is_number()) return number(value);
  if (!value.is_string()) return value.dump();
  return isPlain(value.get_ref<const std::string&>()) ? value.get<std::string>() : quoted(value);
}

bool isBlock(const Json& value) { return value.is_structured() && !value.empty(); }

std::string emptyText(const Json& value) { return value.is_array() ? "[]" : "{}"; }

std::string margin(int indent) { return std::string(static_cast<std::size_t>(indent), ' '); }

void write(const Json& value, int indent, std::string& out);

void writeBlockText(std::string_view text, int indent, std::string& out) {
  const bool hasEnd = text.back() == '\n';
  if (hasEnd) text.remove_suffix(1);
  out += hasEnd ? " |\n" : " |-\n";
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) out += margin(indent) + std::string(text.substr(begin, end - begin));
    out += '\n';
    begin = end + 1;
  }
}

// After "key:" or "-": a scalar on the same line, a block below.
void writeValue(const Json& value, int indent, std::string& out) {
  if (isBlock(value)) {
    out += '\n';
    write(value, indent, out);
  } else if (value.is_string() && isBlockText(value.get_ref<const std::string&>())) {
    writeBlockText(value.get_ref<const std::string&>(), std::max(indent, 2), out);
  } else {
    out += ' ';
    out += value.is_structured() ? emptyText(value) : scalar(value);
    out += '\n';
  }
}

void writeItem(const Json& item, int indent, std::string& out) {
  if (!isBlock(item)) {
    out += margin(indent) + "-";
    return writeValue(item, indent + 2, out);
  }
  std::string block; // the first line of the block moves up beside the dash
  write(item, indent + 2, block);
  out += margin(indent) + "- " + block.substr(static_cast<std::size_t>(indent) + 2);
}

void write(const Json& value, int indent, std::string& out) {
  if (value.is_array()) {
    for (const auto& item : value) writeItem(item, indent, out);
    return;
  }
  for (const auto& [key, member] : value.items()) {
    const std::string name = scalar(Json(key));
    out += name.size() > longestKey ? margin(indent) + "? " + name + "\n" + margin(indent) + ":"
                                    : margin(indent) + name + ":";
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
