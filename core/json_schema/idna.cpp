// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/idna.h"

#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/utf.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <string>

namespace signalbox::json_schema {

namespace {

// Exceptions of RFC 5892 §2.6 that UTS 46 lets in.
constexpr auto disallowed =
    std::to_array<UChar32>({0x0640, 0x07FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B});
constexpr auto permitted = std::to_array<UChar32>({0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007});
constexpr auto dots = std::to_array<std::string_view>({"\u3002", "\uFF0E", "\uFF61"});

// RFC 5892 §2: letters, digits, marks, and the exceptions; UTS 46 checks what stands in which context.
bool isAllowed(UChar32 c) {
  if (c < 128) return std::isdigit(c) || std::islower(c) || std::isupper(c) || c == '-';
  if (std::ranges::find(disallowed, c) != disallowed.end()) return false;
  if (std::ranges::find(permitted, c) != permitted.end()) return true;
  constexpr auto contextual = std::to_array<UChar32>({0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x200C, 0x200D});
  if (std::ranges::find(contextual, c) != contextual.end()) return true;
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_MN_MASK | U_GC_MC_MASK)) != 0;
}

bool hasAllowedCharacters(std::string_view utf8) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0 || (c != '.' && !isAllowed(c))) return false;
  }
  return true;
}

std::string withPlainDots(std::string_view utf8) {
  std::string text(utf8);
  for (const std::string_view dot : dots)
    for (std::size_t at = 0; (at = text.find(dot, at)) != std::string::npos;) text.replace(at, dot.size(), ".");
  return text;
}

} // namespace

bool isDomainName(std::string_view utf8) {
  const std::string text = withPlainDots(utf8);
  if (text.empty() || text.ends_with('.') || !hasAllowedCharacters(text)) return false;
  UErrorCode status = U_ZERO_ERROR;
  constexpr std::uint32_t options = UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                                    UIDNA_CHECK_CONTEXTO | UIDNA_NONTRANSITIONAL_TO_ASCII |
                                    UIDNA_NONTRANSITIONAL_TO_UNICODE;
  const std::unique_ptr<UIDNA, decltype(&uidna_close)> idna(uidna_openUTS46(options, &status), &uidna_close);
  if (U_FAILURE(status)) return false;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  std::string name(text.size() * 4 + 64, '\0');
  const auto size = static_cast<std::int32_t>(text.size());
  const auto room = static_cast<std::int32_t>(name.size());
  uidna_nameToASCII_UTF8(idna.get(), text.data(), size, name.data(), room, &info, &status);
  if (U_FAILURE(status) || info.errors != 0) return false;
  const std::int32_t length = uidna_nameToUnicodeUTF8(idna.get(), text.data(), size, name.data(), room, &info, &status);
  return U_SUCCESS(status) && hasAllowedCharacters(std::string_view(name).substr(0, static_cast<std::size_t>(length)));
}

} // namespace signalbox::json_schema
