// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/email_address.h"

#include "core/schema/email.h"
#include "core/schema/email_text.h"

#include <array>
#include <optional>

namespace signalbox::schema {

namespace {

using std::unexpected;
using Text = std::u32string_view;

constexpr std::size_t lengthLimit = 254;
constexpr std::size_t labelLimit = 63;

// RFC 2142: names of mailboxes that have no case.
constexpr auto mailboxes =
    std::to_array<std::string_view>({"info", "marketing", "sales", "support", "abuse", "noc", "security", "postmaster",
                                     "hostmaster", "usenet", "news", "webmaster", "www", "uucp", "ftp"});

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isSmallOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string lowered(std::string text) {
  for (char& c : text)
    if (isUpper(c)) c = static_cast<char>(c | 32);
  return text;
}

EmailResult<EmailLocal> readNormalisedLocal(const EmailParts& parts) {
  auto local = readLocal(parts.local, parts.isQuoted);
  if (!local) return local;
  std::u32string composed = normalised(local->text);
  if (composed != local->text) {
    const auto again = readLocal(composed, parts.isQuoted);
    if (!again) return unexpected("After Unicode normalization: " + again.error());
    local->text = std::move(composed);
  }
  if (parts.isQuoted) return unexpected("Quoting the part before the @-sign is not allowed here.");
  if (!local->isAscii) return local;
  const std::string small = lowered(toUtf8(local->text));
  if (std::ranges::find(mailboxes, small) != mailboxes.end()) local->text = toCodePoints(small);
  return local;
}

std::string bytesTooMany(std::size_t more) {
  return "(" + std::to_string(more) + (more > 1 ? " bytes" : " byte") + " too many)";
}

// The address as it came, whose characters may be several bytes.
std::string originalTooMany(Text text, std::size_t more) {
  std::size_t widest = 1;
  for (const char32_t c : text) widest = std::max(widest, toUtf8(Text(&c, 1)).size());
  const std::size_t least = std::max<std::size_t>(1, more / widest);
  const std::string count = least == more ? std::to_string(more) : std::to_string(least) + "-" + std::to_string(more);
  return "(" + count + (more > 1 ? " characters" : " character") + " too many)";
}

std::optional<std::string> lengthMistake(const EmailParts& parts, const std::string& local, const EmailDomain& domain) {
  const std::string sorry = "The email address is too long ";
  const std::u32string original = parts.local + U"@" + parts.domain;
  if (const std::size_t size = toUtf8(original).size(); size > lengthLimit)
    return sorry + originalTooMany(original, size - lengthLimit) + ".";
  if (const std::size_t size = local.size() + 1 + toUtf8(domain.unicode).size(); size > lengthLimit)
    return sorry + "after normalization " + bytesTooMany(size - lengthLimit) + ".";
  if (const std::size_t size = local.size() + 1 + domain.ascii.size(); size > lengthLimit)
    return sorry + "when the part after the @-sign is converted to IDNA ASCII " + bytesTooMany(size - lengthLimit) +
           ".";
  return std::nullopt;
}

// Lower case, and nothing that IDNA would look at.
bool isPlainDomain(std::string_view domain) {
  if (!domain.contains('.') || isReservedDomain(domain) || !(domain.back() >= 'a' && domain.back() <= 'z'))
    return false;
  while (!domain.empty()) {
    const std::string_view label = domain.substr(0, domain.find('.'));
    const bool fits = std::ranges::all_of(label, [](char c) { return isSmallOrDigit(c) || c == '-'; });
    if (!fits || label.empty() || label.size() > labelLimit || label.starts_with('-') || label.ends_with('-'))
      return false;
    if (label.size() > 3 && label.substr(2, 2) == "--") return false;
    domain.remove_prefix(std::min(label.size() + 1, domain.size()));
  }
  return true;
}

bool isPlainLocal(std::string_view local) {
  const bool isEdgy = local.empty() || local.front() == '.' || local.back() == '.' || local.contains("..");
  return !isEdgy && std::ranges::all_of(local, [](char c) {
    return isSmallOrDigit(c) || c == '.' || c == '_' || c == '-' || c == '+';
  });
}

} // namespace

bool isPlainEmail(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || text.size() > lengthLimit) return false;
  return isPlainLocal(text.substr(0, at)) && isPlainDomain(text.substr(at + 1));
}

EmailResult<EmailAddress> readAddress(Text text) {
  const auto parts = splitAddress(text);
  if (!parts) return unexpected(parts.error());
  const auto local = readNormalisedLocal(*parts);
  if (!local) return unexpected(local.error());
  if (parts->domain.empty()) return unexpected("There must be something after the @-sign.");
  if (parts->domain.front() == '[' && parts->domain.back() == ']')
    return unexpected(
        domainLiteralMistake(Text(parts->domain).substr(1, std::max<std::size_t>(parts->domain.size(), 2) - 2)));
  const auto domain = readDomain(parts->domain);
  if (!domain) return unexpected(domain.error());
  std::string name = toUtf8(local->text);
  if (auto mistake = lengthMistake(*parts, name, *domain)) return unexpected(std::move(*mistake));
  if (parts->hasName)
    return unexpected("A display name and angle brackets around the email address are not permitted here.");
  return EmailAddress{name + "@" + toUtf8(domain->unicode), std::move(name)};
}

} // namespace signalbox::schema
