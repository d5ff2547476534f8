// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/email.h"

#include "core/schema/number_text.h"
#include "core/schema/text_case.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace signalbox::schema {

namespace {

using std::unexpected;
constexpr std::string_view atomMarks = "!#$%&'*+-/=?^_`{|}~";
constexpr auto specialUse = std::to_array<std::string_view>({"arpa", "invalid", "local", "localhost", "onion", "test"});

bool isAlphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool isAtom(char c) { return isAlphanumeric(c) || atomMarks.find(c) != std::string_view::npos; }

std::string shown(char c) { return c == ' ' ? "SPACE" : c == '\'' ? "\"'\"" : "'" + std::string(1, c) + "'"; }

template<class Accepts>
std::string badCharacters(std::string_view text, Accepts accepts) {
  std::set<char> bad;
  for (const char c : text)
    if (!accepts(c)) bad.insert(c);
  std::string result;
  for (const char c : bad) result += (result.empty() ? "" : ", ") + shown(c);
  return result;
}

// What is wrong with dots, or nothing.
std::string dotMistake(std::string_view text, bool isDomain) {
  const std::string where = isDomain ? "immediately after the @-sign" : "";
  if (text.ends_with('.'))
    return isDomain ? "An email address cannot end with a period."
                    : "An email address cannot have a period immediately before the @-sign.";
  if (text.starts_with('.'))
    return isDomain ? "An email address cannot have a period " + where + "."
                    : "An email address cannot start with a period.";
  if (text.find("..") != std::string_view::npos) return "An email address cannot have two periods in a row.";
  return {};
}

std::string hyphenMistake(std::string_view domain) {
  if (domain.ends_with('-')) return "An email address cannot end with a hyphen.";
  if (domain.starts_with('-')) return "An email address cannot have a hyphen immediately after the @-sign.";
  if (domain.find(".-") != std::string_view::npos || domain.find("-.") != std::string_view::npos)
    return "An email address cannot have a period and a hyphen next to each other.";
  return {};
}

std::string localMistake(std::string_view local) {
  if (local.empty()) return "There must be something before the @-sign.";
  const std::string bad = badCharacters(local, [](char c) { return isAtom(c) || c == '.'; });
  if (!bad.empty()) return "The email address contains invalid characters before the @-sign: " + bad + ".";
  return dotMistake(local, false);
}

std::string domainMistake(std::string_view domain) {
  if (domain.empty()) return "There must be something after the @-sign.";
  if (domain.starts_with('[') && domain.ends_with(']'))
    return "A bracketed IP address after the @-sign is not allowed here.";
  const std::string bad = badCharacters(domain, [](char c) { return isAlphanumeric(c) || c == '.' || c == '-'; });
  if (!bad.empty()) return "The part after the @-sign contains invalid characters: " + bad + ".";
  if (std::string mistake = dotMistake(domain, true); !mistake.empty()) return mistake;
  if (std::string mistake = hyphenMistake(domain); !mistake.empty()) return mistake;
  if (domain.size() > 253) return "The email address is too long after the @-sign.";
  const auto dot = domain.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? domain : domain.substr(dot + 1);
  if (std::ranges::find(specialUse, last) != specialUse.end() && dot != std::string_view::npos)
    return "The part after the @-sign is a special-use or reserved name that cannot be used with email.";
  if (dot == std::string_view::npos) return "The part after the @-sign is not valid. It should have a period.";
  const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
  if (!std::ranges::any_of(last, isLetter))
    return "The part after the @-sign is not valid. It is not within a valid top-level domain.";
  return {};
}

// `Name <address>` gives the address.
std::string_view bareAddress(std::string_view text) {
  const auto open = text.rfind('<');
  const std::string_view whole = trimmed(text);
  if (open == std::string_view::npos || !whole.ends_with('>')) return whole;
  const auto begin = static_cast<std::size_t>(text.data() + open - whole.data());
  return trimmed(whole.substr(begin + 1, whole.size() - begin - 2));
}

} // namespace

std::expected<std::string, std::string> readEmail(std::string_view text) {
  if (countCodePoints(text) > 2048) return unexpected("Length must not exceed 2048 characters");
  const std::string_view address = bareAddress(text);
  const auto at = address.find('@');
  if (at == std::string_view::npos) return unexpected("An email address must have an @-sign.");
  const std::string_view local = address.substr(0, at);
  if (local.size() > 1 && local.starts_with('"') && local.ends_with('"'))
    return unexpected("Quoting the part before the @-sign is not allowed here.");
  const std::string domain = lowerCase(address.substr(at + 1));
  if (std::string mistake = localMistake(local); !mistake.empty()) return unexpected(std::move(mistake));
  if (std::string mistake = domainMistake(domain); !mistake.empty()) return unexpected(std::move(mistake));
  return std::string(local) + "@" + domain;
}

std::expected<std::string, std::string> readNameEmail(std::string_view text) {
  auto address = readEmail(text);
  if (!address) return address;
  const std::string name(trimmed(text.substr(0, text.rfind('<'))));
  return (name.empty() ? address->substr(0, address->find('@')) : name) + " <" + *address + ">";
}

} // namespace signalbox::schema
