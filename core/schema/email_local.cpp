// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of an email address before the @.
#include "core/schema/email_address.h"
#include "core/schema/email_text.h"

namespace signalbox::schema {

namespace {

using std::unexpected;
using Text = std::u32string_view;

bool isInternational(char32_t c) { return isAtext(c) || c >= 0x80; }

// RFC 5322's dot-atom of characters that fit.
template<class Fits>
bool isDotAtom(Text text, Fits fits) {
  const bool isEdgy = text.empty() || text.front() == '.' || text.back() == '.' || text.contains(U"..");
  return !isEdgy && std::ranges::all_of(text, [&](char32_t c) { return c == '.' || fits(c); });
}

std::u32string requoted(Text text) {
  std::u32string result = U"\"";
  for (const char32_t c : text) {
    if (c == '"' || c == '\\') result += U'\\';
    result += c;
  }
  return result + U'"';
}

EmailResult<EmailLocal> readQuoted(Text local) {
  const std::string unfit = unfitCharacters(local, [](char32_t c) { return c >= 0x80 || (c >= 0x20 && c <= 0x7E); });
  if (!unfit.empty())
    return unexpected("The email address contains invalid characters in quotes before the @-sign: " + unfit + ".");
  if (auto mistake = unsafeMistake(local, Spaces::Allowed)) return unexpected(std::move(*mistake));
  const bool isAscii = std::ranges::all_of(local, [](char32_t c) { return c < 0x80; });
  return EmailLocal{requoted(local), isAscii};
}

} // namespace

EmailResult<EmailLocal> readLocal(Text local, bool isQuoted) {
  if (local.empty()) return unexpected("There must be something before the @-sign.");
  if (isDotAtom(local, isAtext)) return EmailLocal{std::u32string(local), true};
  if (isDotAtom(local, isInternational)) {
    if (auto mistake = unsafeMistake(local)) return unexpected(std::move(*mistake));
    return EmailLocal{std::u32string(local), false};
  }
  if (isQuoted) return readQuoted(local);
  const std::string unfit = unfitCharacters(local, [](char32_t c) { return c == '.' || isInternational(c); });
  if (!unfit.empty())
    return unexpected("The email address contains invalid characters before the @-sign: " + unfit + ".");
  if (auto mistake = dotMistake(local, DotRules::Local)) return unexpected(std::move(*mistake));
  return unexpected("The email address contains invalid characters before the @-sign.");
}

} // namespace signalbox::schema
