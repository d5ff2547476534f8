// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hosts, addresses, e-mail and the identifiers that are no URIs.
#include "core/json_schema/format_checks.h"
#include "core/json_schema/idna.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <string>

namespace signalbox::json_schema {

namespace {

bool isAlnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 128; }
bool isHex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 128; });
}

bool isLabel(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.starts_with('-') || label.ends_with('-')) return false;
  return std::ranges::all_of(label, [](char c) { return isAlnum(c) || c == '-'; });
}

bool isRegistrableLabel(std::string_view label) {
  if (!isLabel(label)) return false;
  const bool isReserved = label.size() >= 4 && label.substr(2, 2) == "--";
  return !isReserved || isDomainName(label);
}

template<class Check>
bool allParts(std::string_view text, char separator, Check check) {
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (!check(text.substr(0, end))) return false;
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
  }
}

bool isAtomCharacter(char c, Letters letters) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 128) return letters == Letters::Unicode;
  return isAlnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool isQuoted(std::string_view local, Letters letters) {
  if (local.size() < 2 || !local.starts_with('"') || !local.ends_with('"')) return false;
  const std::string_view inner = local.substr(1, local.size() - 2);
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '"') return false;
    if (inner[i] == '\\' && ++i == inner.size()) return false;
    const auto byte = static_cast<unsigned char>(inner[i]);
    if (byte < 32 || byte == 127 || (byte >= 128 && letters == Letters::Ascii)) return false;
  }
  return true;
}

bool isLocalPart(std::string_view local, Letters letters) {
  if (isQuoted(local, letters)) return true;
  return allParts(local, '.', [&](std::string_view atom) {
    return !atom.empty() && std::ranges::all_of(atom, [&](char c) { return isAtomCharacter(c, letters); });
  });
}

bool isMailDomain(std::string_view domain, Letters letters) {
  if (domain.starts_with('[') && domain.ends_with(']')) {
    const std::string_view literal = domain.substr(1, domain.size() - 2);
    return literal.starts_with("IPv6:") ? isIpv6(literal.substr(5)) : isIpv4(literal);
  }
  return letters == Letters::Ascii || isAscii(domain) ? isHostname(domain) : isIdnHostname(domain);
}

} // namespace

bool isPlainHostname(std::string_view text) { return text.size() <= 253 && allParts(text, '.', isLabel); }

bool isHostname(std::string_view text) { return text.size() <= 253 && allParts(text, '.', isRegistrableLabel); }

bool isIdnHostname(std::string_view text) {
  return !text.empty() && (isAscii(text) ? isHostname(text) : isDomainName(text));
}

bool isIpv4(std::string_view text) {
  int parts = 0;
  const auto isByte = [&](std::string_view part) {
    ++parts;
    if (part.empty() || part.size() > 3 || !std::ranges::all_of(part, isDigit)) return false;
    if (part.size() > 1 && part[0] == '0') return false;
    return std::stoi(std::string(part)) <= 255;
  };
  return allParts(text, '.', isByte) && parts == 4;
}

bool isIpv6(std::string_view text) {
  const bool isPlain = std::ranges::all_of(text, [](char c) { return isHex(c) || c == ':' || c == '.'; });
  in6_addr address;
  return isPlain && text.size() < 64 && inet_pton(AF_INET6, std::string(text).c_str(), &address) == 1;
}

bool isEmail(std::string_view text, Letters letters) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0) return false;
  return isLocalPart(text.substr(0, at), letters) && isMailDomain(text.substr(at + 1), letters);
}

bool isUuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
    if (isDash ? text[i] != '-' : !isHex(text[i])) return false;
  }
  return true;
}

bool isJsonPointer(std::string_view text) {
  if (!text.empty() && text[0] != '/') return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '~' && (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1'))) return false;
  return true;
}

bool isRelativeJsonPointer(std::string_view text) {
  const auto takeNumber = [&] {
    std::size_t digits = 0;
    while (digits < text.size() && isDigit(text[digits])) ++digits;
    const bool isNumber = digits > 0 && (digits == 1 || text[0] != '0');
    text.remove_prefix(digits);
    return isNumber;
  };
  if (!takeNumber()) return false;
  if (text.starts_with('+') || text.starts_with('-')) {
    text.remove_prefix(1);
    if (!takeNumber()) return false;
  }
  return text == "#" || isJsonPointer(text);
}

bool isBase64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.remove_suffix(1);
  return std::ranges::all_of(text, [](char c) { return isAlnum(c) || c == '+' || c == '/'; });
}

} // namespace signalbox::json_schema
