// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/domain_to_ascii.h"

#include "core/schema/idna_changes.h"
#include "core/value/text_encoding.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace signalbox::schema {

namespace {

// Lengths and hyphens are DNS's business, not the standard's.
constexpr uint32_t passedOver = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

const icu::IDNA& processor() {
  static const std::unique_ptr<const icu::IDNA> made = [] {
    UErrorCode error = U_ZERO_ERROR;
    constexpr uint32_t options = UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII;
    return std::unique_ptr<const icu::IDNA>(icu::IDNA::createUTS46Instance(options, error));
  }();
  return *made;
}

bool isForbidden(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F || std::string_view("%#/:<>?@[\\]^|").contains(c);
}

bool isPunycode(std::string_view label) { return label.starts_with("xn--"); }

template<class Check>
bool anyLabel(std::string_view domain, Check check) {
  for (;;) {
    const auto dot = domain.find('.');
    if (check(domain.substr(0, dot))) return true;
    if (dot == std::string_view::npos) return false;
    domain.remove_prefix(dot + 1);
  }
}

// "xn--" and "xn--abc-" encode nothing that would need encoding.
bool isNeedless(std::string_view label) { return isPunycode(label) && (label.size() == 4 || label.ends_with('-')); }

std::string lowered(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
  return text;
}

std::optional<std::string> processed(const std::string& domain) {
  if (!checkUtf8(domain).isValid) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  icu::IDNAInfo info;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  processor().nameToASCII_UTF8(withCorrections(domain), sink, info, error);
  if (U_FAILURE(error) || (info.getErrors() & ~passedOver) != 0) return std::nullopt;
  return result;
}

} // namespace

std::optional<std::string> domainToAscii(const std::string& domain) {
  const bool isAscii = std::ranges::all_of(domain, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  std::optional<std::string> result = lowered(domain);
  if (!isAscii || anyLabel(*result, isPunycode)) result = processed(isAscii ? *result : domain);
  if (!result || std::ranges::any_of(*result, isForbidden) || anyLabel(*result, isNeedless)) return std::nullopt;
  return result;
}

} // namespace signalbox::schema
