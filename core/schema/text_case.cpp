// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/text_case.h"

#include "core/schema/unicode_text.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

namespace signalbox::schema {

namespace {

using Mapping = void(const char*, uint32_t, icu::StringPiece, icu::ByteSink&, icu::Edits*, UErrorCode&);

std::string mapped(std::string_view utf8, Mapping& mapping) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode error = U_ZERO_ERROR;
  mapping("", 0, icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), sink, nullptr, error);
  return result;
}

} // namespace

std::string lowerCase(std::string_view utf8) { return mapped(utf8, icu::CaseMap::utf8ToLower); }
std::string upperCase(std::string_view utf8) { return mapped(utf8, icu::CaseMap::utf8ToUpper); }

std::string titleCase(std::string_view utf8) {
  std::u32string text = toCodePoints(utf8);
  bool isInWord = false;
  for (char32_t& character : text) {
    const auto known = static_cast<UChar32>(character);
    character = static_cast<char32_t>(isInWord ? u_tolower(known) : u_totitle(known));
    isInWord = u_hasBinaryProperty(known, UCHAR_CASED) != 0;
  }
  return toUtf8(text);
}

} // namespace signalbox::schema
