// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// URIs, IRIs and URI templates.
#include "core/json_schema/format_checks.h"
#include "core/json_schema/uri.h"

#include <algorithm>
#include <cctype>

namespace signalbox::json_schema {

namespace {

constexpr std::string_view subDelimiters = "!$&'()*+,;=";

bool isHex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

bool isUnreserved(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 128 && (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~');
}

// Unreserved characters, escapes, sub-delimiters and what else the part allows.
bool holdsOnly(std::string_view text, std::string_view others, Letters letters) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2])) return false;
      i += 2;
      continue;
    }
    const bool isForeign = static_cast<unsigned char>(text[i]) >= 128;
    if (isForeign ? letters == Letters::Ascii
                  : !isUnreserved(text[i]) && subDelimiters.find(text[i]) == std::string_view::npos &&
                        others.find(text[i]) == std::string_view::npos)
      return false;
  }
  return true;
}

bool isIpFuture(std::string_view literal) {
  if (literal.empty() || (literal[0] != 'v' && literal[0] != 'V')) return false;
  const std::size_t dot = literal.find('.');
  if (dot == std::string_view::npos || dot < 2 || dot + 1 == literal.size()) return false;
  return std::ranges::all_of(literal.substr(1, dot - 1), isHex) && literal.find('%') == std::string_view::npos &&
         holdsOnly(literal.substr(dot + 1), ":", Letters::Ascii);
}

bool isAuthority(std::string_view authority, Letters letters) {
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    if (!holdsOnly(authority.substr(0, at), ":", letters)) return false;
    authority.remove_prefix(at + 1);
  }
  std::string_view port;
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    if (end == std::string_view::npos) return false;
    const std::string_view literal = authority.substr(1, end - 1);
    if (!isIpv6(literal) && !isIpFuture(literal)) return false;
    port = authority.substr(end + 1);
    if (!port.empty() && port[0] != ':') return false;
  } else {
    const std::size_t colon = std::min(authority.find(':'), authority.size());
    if (!holdsOnly(authority.substr(0, colon), "", letters)) return false;
    port = authority.substr(colon);
  }
  return port.empty() || std::ranges::all_of(port.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

bool haveValidParts(const UriParts& parts, Letters letters) {
  if (parts.authority && !isAuthority(*parts.authority, letters)) return false;
  if (!holdsOnly(parts.path, ":@/", letters)) return false;
  if (parts.query && !holdsOnly(*parts.query, ":@/?", letters)) return false;
  return !parts.fragment || holdsOnly(*parts.fragment, ":@/?", letters);
}

bool isVariableName(std::string_view name) {
  if (name.empty() || name.starts_with('.') || name.ends_with('.') || name.find("..") != std::string_view::npos)
    return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if (name[i] == '%') {
      if (i + 2 >= name.size() || !isHex(name[i + 1]) || !isHex(name[i + 2])) return false;
      i += 2;
    } else if (byte >= 128 || (std::isalnum(byte) == 0 && name[i] != '_' && name[i] != '.')) {
      return false;
    }
  }
  return true;
}

// name, name:3 or name*
bool isVariable(std::string_view text) {
  if (text.ends_with('*')) return isVariableName(text.substr(0, text.size() - 1));
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return isVariableName(text);
  const std::string_view length = text.substr(colon + 1);
  const bool isLength = !length.empty() && length.size() <= 4 && length[0] != '0' &&
                        std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; });
  return isLength && isVariableName(text.substr(0, colon));
}

bool isTemplateExpression(std::string_view inner) {
  if (!inner.empty() && std::string_view("+#./;?&=,!@|").find(inner[0]) != std::string_view::npos)
    inner.remove_prefix(1);
  while (true) {
    const std::size_t comma = std::min(inner.find(','), inner.size());
    if (!isVariable(inner.substr(0, comma))) return false;
    if (comma == inner.size()) return true;
    inner.remove_prefix(comma + 1);
  }
}

bool isLiteral(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte <= 32 || byte == 127 || std::string_view("\"<>\\^`{|}").find(text[i]) != std::string_view::npos)
      return false;
    if (text[i] == '%' && (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2]))) return false;
  }
  return true;
}

} // namespace

bool isUri(std::string_view text, Letters letters) {
  const UriParts parts = splitUri(text);
  return parts.scheme && haveValidParts(parts, letters);
}

bool isUriReference(std::string_view text, Letters letters) {
  const UriParts parts = splitUri(text);
  const std::string_view first = parts.path.substr(0, parts.path.find('/'));
  if (!parts.scheme && !parts.authority && first.find(':') != std::string_view::npos) return false;
  return haveValidParts(parts, letters);
}

bool isUriTemplate(std::string_view text) {
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    if (!isLiteral(text.substr(0, open))) return false;
    if (open == text.size()) return true;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos || !isTemplateExpression(text.substr(open + 1, close - open - 1))) return false;
    text.remove_prefix(close + 1);
  }
  return true;
}

} // namespace signalbox::json_schema
