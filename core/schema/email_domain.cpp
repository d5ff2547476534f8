// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of an email address behind the @.
#include "core/schema/email_address.h"
#include "core/schema/email_text.h"
#include "core/schema/idna.h"
#include "core/schema/ip_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <array>

namespace signalbox::schema {

namespace {

using std::unexpected;
using Text = std::u32string_view;
using Mistake = std::optional<std::string>;

constexpr std::size_t domainLimit = 253;
constexpr std::size_t labelLimit = 63;

constexpr auto reserved = std::to_array<std::string_view>({"arpa", "invalid", "local", "localhost", "onion", "test"});

std::string withReason(std::string_view text, const std::string& reason) {
  return std::string(text) + " (" + reason + ").";
}

Mistake unfitMistake(Text domain, std::string_view text, bool (*fits)(char32_t)) {
  const std::string unfit = unfitCharacters(domain, fits);
  if (unfit.empty()) return std::nullopt;
  return std::string(text) + ": " + unfit + ".";
}

bool decomposesToDot(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2& compatible = *icu::Normalizer2::getNFKCInstance(error);
  icu::UnicodeString parts;
  return compatible.getRawDecomposition(static_cast<UChar32>(c), parts) &&
         parts.indexOf(static_cast<UChar32>('.')) >= 0;
}

// email-validator's own guess at what the mapping would refuse.
bool mayBeMapped(char32_t c) {
  if (c >= 0x80 && c <= 0x9F) return false;
  const bool isPassed =
      (c >= 0x2010 && c <= 0x2060 && !(c >= 0x2024 && c <= 0x2026) && !(c >= 0x2028 && c <= 0x202E)) || c == 0xAD ||
      c == 0x2064 || c == 0xFF0E || (c >= 0x200B && c <= 0x200D) || (c >= 0x1BCA0 && c <= 0x1BCA3);
  if (isPassed) return true;
  const char category = categoryOf(c);
  const bool isControl = category == 'C' && u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
  if ((category == 'C' && !isControl) || category == 'Z') return false;
  return !decomposesToDot(c);
}

Mistake inputMistake(Text domain) {
  constexpr std::string_view invalid = "The part after the @-sign contains invalid characters";
  if (auto mistake = unfitMistake(domain, invalid, isHostnameCharacter)) return mistake;
  if (auto mistake = unsafeMistake(domain)) return mistake;
  return unfitMistake(domain, invalid, mayBeMapped);
}

bool isLetter(char32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z' && c < 0x80; }
bool isLetterOrDigit(char32_t c) { return isLetter(c) || (c >= '0' && c <= '9'); }

// Two dashes as the third and fourth character are Punycode's.
bool hasForeignPrefix(Text label) {
  if (label.size() < 4 || label.substr(2, 2) != U"--" || label[0] == '\n' || label[1] == '\n') return false;
  return !((label[0] == 'x' || label[0] == 'X') && (label[1] == 'n' || label[1] == 'N'));
}

Mistake mappedMistake(Text domain) {
  if (auto mistake =
          unfitMistake(domain, "The part after the @-sign contains invalid characters after Unicode normalization",
                       isHostnameCharacter))
    return mistake;
  if (auto mistake = dotMistake(domain, DotRules::Hostname)) return mistake;
  if (std::ranges::any_of(labelsOf(domain), hasForeignPrefix))
    return "An email address cannot have two letters followed by two dashes immediately after the @-sign or after a "
           "period, except Punycode.";
  return std::nullopt;
}

template<class Domain>
bool isHostname(const Domain& domain) {
  const std::u32string text(domain.begin(), domain.end());
  return std::ranges::all_of(labelsOf(text), [](Text label) {
    const auto fits = [](char32_t c) { return isLetterOrDigit(c) || c == '-'; };
    return !label.empty() && label.front() != '-' && label.back() != '-' && std::ranges::all_of(label, fits);
  });
}

EmailResult<std::string> toAscii(Text domain) {
  if (isHostname(domain)) return std::string(domain.begin(), domain.end());
  std::string ascii;
  for (const Text label : labelsOf(domain)) {
    const auto encoded = toAsciiLabel(label);
    if (!encoded) return unexpected(withReason("The part after the @-sign is invalid", encoded.error()));
    ascii += (ascii.empty() ? "" : ".") + *encoded;
  }
  if (!isHostname(ascii))
    return unexpected("The email address contains invalid characters after the @-sign after IDNA encoding.");
  return ascii;
}

Mistake lengthMistake(const std::string& ascii, Text original) {
  if (ascii.size() > domainLimit) {
    const std::size_t more = ascii.size() - domainLimit;
    const std::string text = "The email address is too long after the @-sign ";
    if (ascii == toUtf8(original)) return text + tooMany(more) + ".";
    return text + "(" + std::to_string(more) + (more == 1 ? " byte" : " bytes") + " too many after IDNA encoding).";
  }
  const std::u32string wide(ascii.begin(), ascii.end());
  for (const Text label : labelsOf(wide))
    if (label.size() > labelLimit)
      return "After the @-sign, periods cannot be separated by so many characters " +
             tooMany(label.size() - labelLimit) + ".";
  return std::nullopt;
}

Mistake deliveryMistake(const std::string& ascii) {
  if (!ascii.contains('.')) return "The part after the @-sign is not valid. It should have a period.";
  if (!isLetter(static_cast<unsigned char>(ascii.back())))
    return "The part after the @-sign is not valid. It is not within a valid top-level domain.";
  if (isReservedDomain(ascii))
    return "The part after the @-sign is a special-use or reserved name that cannot be used with email.";
  return std::nullopt;
}

EmailResult<EmailDomain> toUnicode(std::string ascii) {
  auto unicode = toUnicodeDomain(ascii);
  if (!unicode) return unexpected(withReason("The part after the @-sign is not valid IDNA", unicode.error()));
  if (auto mistake =
          unfitMistake(*unicode, "The part after the @-sign contains invalid characters", isHostnameCharacter))
    return unexpected(std::move(*mistake));
  if (auto mistake = unsafeMistake(*unicode)) return unexpected(std::move(*mistake));
  if (const auto again = toAsciiDomain(*unicode); !again)
    return unexpected(withReason(
        "The part after the @-sign became invalid after normalizing to international characters", again.error()));
  return EmailDomain{std::move(ascii), std::move(*unicode)};
}

} // namespace

bool isReservedDomain(std::string_view ascii) {
  return std::ranges::any_of(reserved, [&](std::string_view name) {
    return ascii == name || (ascii.ends_with(name) && ascii[ascii.size() - name.size() - 1] == '.');
  });
}

EmailResult<EmailDomain> readDomain(Text domain) {
  if (auto mistake = inputMistake(domain)) return unexpected(std::move(*mistake));
  const auto mapped = remapped(domain);
  if (!mapped) return unexpected(withReason("The part after the @-sign contains invalid characters", mapped.error()));
  if (auto mistake = mappedMistake(*mapped)) return unexpected(std::move(*mistake));
  auto ascii = toAscii(*mapped);
  if (!ascii) return unexpected(std::move(ascii.error()));
  if (auto mistake = lengthMistake(*ascii, domain)) return unexpected(std::move(*mistake));
  if (auto mistake = deliveryMistake(*ascii)) return unexpected(std::move(*mistake));
  return toUnicode(std::move(*ascii));
}

std::string domainLiteralMistake(Text inside) {
  const std::string text = toUtf8(inside);
  const std::string_view line = inside.ends_with(U'\n') ? std::string_view(text).substr(0, text.size() - 1) : text;
  const bool isNumeric = !line.empty() && line.find_first_not_of("0123456789.") == std::string_view::npos;
  if (isNumeric) {
    if (const auto ip = readIp(text, IpPart::Address, 4); !ip)
      return "The address in brackets after the @-sign is not valid: It is not an IPv4 address (" + ip.error() +
             ") or is missing an address literal tag.";
  } else if (text.starts_with("IPv6:")) {
    if (const auto ip = readIp(std::string_view(text).substr(5), IpPart::Address, 6); !ip)
      return withReason("The IPv6 address in brackets after the @-sign is not valid", ip.error());
  } else if (!text.contains(':')) {
    return "The part after the @-sign in brackets is not an IPv4 address and has no address literal tag.";
  } else {
    const std::string unfit = unfitCharacters(inside, [](char32_t c) { return c >= 0x21 && c <= 0xFA; });
    return unfit.empty() ? "The part after the @-sign contains an invalid address literal tag in brackets."
                         : "The part after the @-sign contains invalid characters in brackets: " + unfit + ".";
  }
  return "A bracketed IP address after the @-sign is not allowed here.";
}

} // namespace signalbox::schema
