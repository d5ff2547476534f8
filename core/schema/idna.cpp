// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/idna.h"

#include "core/schema/idna_changes.h"
#include "core/schema/idna_label.h"
#include "core/schema/punycode.h"
#include "core/schema/unicode_text.h"

#include <unicode/normalizer2.h>

#include <algorithm>

namespace signalbox::schema {

namespace {

using std::unexpected;

constexpr std::size_t labelLimit = 63;
constexpr std::size_t domainLimit = 253;

bool isAscii(std::u32string_view text) {
  return std::ranges::all_of(text, [](char32_t c) { return c < 0x80; });
}

char32_t lowered(char32_t c) { return c >= 'A' && c <= 'Z' ? c | 32 : c; }

std::u32string lowered(std::u32string_view text) {
  std::u32string result(text);
  std::ranges::transform(result, result.begin(), [](char32_t c) { return lowered(c); });
  return result;
}

const icu::Normalizer2& mapper() {
  UErrorCode error = U_ZERO_ERROR;
  return *icu::Normalizer2::getInstance(nullptr, "uts46", UNORM2_COMPOSE, error);
}

// What UTS 46 makes of one character; nothing when it refuses it.
std::optional<std::u32string> mapped(char32_t c) {
  if (c < 0x80) return std::u32string(1, lowered(c));
  if (const auto later = mappedSince16(c)) return std::u32string(*later);
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString text = mapper().normalize(icu::UnicodeString(static_cast<UChar32>(c)), error);
  if (text.indexOf(static_cast<UChar32>(0xFFFD)) >= 0) return std::nullopt;
  std::u32string result;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) result += static_cast<char32_t>(text.char32At(i));
  return result;
}

// An ASCII label: itself, or what its Punycode stands for.
Idna<std::u32string> toUnicodeLabel(std::u32string_view label) {
  constexpr std::u32string_view prefix = U"xn--";
  if (label.size() > idnaInputLimit) return unexpected("Label too long");
  const std::u32string text = lowered(label);
  std::u32string decoded = text;
  if (text.starts_with(prefix)) {
    const std::string encoded(text.begin() + prefix.size(), text.end());
    if (encoded.empty()) return unexpected("Malformed A-label, no Punycode eligible content found");
    if (encoded.ends_with('-')) return unexpected("A-label must not end with a hyphen");
    const auto unicode = fromPunycode(encoded);
    if (!unicode) return unexpected("Invalid A-label");
    if (toPunycode(*unicode) != encoded)
      return unexpected("A-label is not the canonical Punycode encoding of its U-label");
    decoded = *unicode;
  }
  if (const auto mistake = labelMistake(decoded)) return unexpected(*mistake);
  return decoded;
}

bool isDot(char32_t c) { return c == '.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61; }

// Labels of a domain, each through `convert`, and joined again.
template<class Text, class Convert>
Idna<Text> eachLabel(std::u32string_view domain, Convert convert) {
  Text result;
  while (!domain.empty()) {
    const auto end = std::ranges::find_if(domain, isDot);
    const auto size = static_cast<std::size_t>(end - domain.begin());
    const auto label = convert(domain.substr(0, size));
    if (!label) return unexpected(label.error());
    result += *label;
    const bool hasDot = size < domain.size();
    if (hasDot) result += '.';
    domain.remove_prefix(size + (hasDot ? 1 : 0));
  }
  return result;
}

} // namespace

std::vector<std::u32string_view> labelsOf(std::u32string_view domain) {
  std::vector<std::u32string_view> labels;
  for (;;) {
    const auto dot = domain.find(U'.');
    labels.push_back(domain.substr(0, dot));
    if (dot == std::u32string_view::npos) return labels;
    domain.remove_prefix(dot + 1);
  }
}

Idna<std::u32string> remapped(std::u32string_view domain) {
  if (domain.size() > idnaInputLimit) return unexpected("Domain too long");
  std::u32string result;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    const auto text = mapped(domain[i]);
    if (!text)
      return unexpected("Codepoint " + shownCodePoint(domain[i]) + " not allowed at position " + std::to_string(i + 1) +
                        " in " + reprOf(domain));
    result += *text;
  }
  return normalised(result);
}

Idna<std::string> toAsciiLabel(std::u32string_view label) {
  if (label.size() > idnaInputLimit) return unexpected("Label too long");
  std::string ascii;
  if (isAscii(label)) {
    if (const auto unicode = toUnicodeLabel(label); !unicode) return unexpected(unicode.error());
    ascii.assign(label.begin(), label.end());
  } else {
    if (const auto mistake = labelMistake(label)) return unexpected(*mistake);
    ascii = "xn--" + toPunycode(label);
  }
  if (ascii.size() > labelLimit) return unexpected("Label too long");
  return ascii;
}

Idna<std::string> toAsciiDomain(std::u32string_view domain) {
  if (domain.size() > domainLimit + 1) return unexpected("Domain too long");
  if (domain.empty()) return unexpected("Empty domain");
  auto ascii = eachLabel<std::string>(domain, toAsciiLabel);
  if (ascii && ascii->size() > domainLimit + (ascii->ends_with('.') ? 1 : 0)) return unexpected("Domain too long");
  return ascii;
}

Idna<std::u32string> toUnicodeDomain(std::string_view ascii) {
  if (ascii.size() > domainLimit + 1) return unexpected("Domain too long");
  if (ascii.empty()) return unexpected("Empty domain");
  return eachLabel<std::u32string>(std::u32string(ascii.begin(), ascii.end()), toUnicodeLabel);
}

} // namespace signalbox::schema
