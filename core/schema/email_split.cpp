// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Display name, local part and domain of an email address.
#include "core/schema/email_address.h"
#include "core/schema/email_text.h"
#include "core/value/python_space.h"

namespace signalbox::schema {

namespace {

using std::unexpected;
using Text = std::u32string_view;

// Whether it stays itself beside what follows: '<' with U+0338 behind it becomes another character.
bool standsAlone(Text text, std::size_t at) {
  if (text[at] < 0x80 && (at + 1 == text.size() || text[at + 1] < 0x300)) return true;
  std::size_t end = at + 1;
  while (end < text.size() && text[end] >= 0x300 && end - at < 64) ++end;
  return normalised(text.substr(at, end - at)).front() == text[at];
}

std::string missingAt(Text text) {
  if (text.contains(U'\uFF20'))
    return "The email address has the \"full-width\" at-sign (@) character instead of a regular at-sign.";
  if (text.contains(U'\uFE6B'))
    return "The email address has the \"small commercial at\" character instead of a regular at-sign.";
  return "An email address must have an @-sign.";
}

// The first of `specials` outside quotes.
EmailResult<std::size_t> findSpecial(Text text, Text specials) {
  bool isQuoted = false;
  bool isEscaped = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!standsAlone(text, i)) continue;
    const char32_t c = text[i];
    if (isQuoted) {
      if (c == '"' && !isEscaped) isQuoted = false;
      isEscaped = c == '\\' && !isEscaped;
    } else if (c == '"') {
      isQuoted = true;
    } else if (specials.contains(c)) {
      return i;
    }
  }
  return unexpected(missingAt(text));
}

struct Unquoted {
  std::u32string text;
  bool isQuoted = false;
};

EmailResult<Unquoted> unquote(Text text) {
  if (!text.starts_with(U'"')) return Unquoted{std::u32string(text), false};
  Unquoted result{{}, true};
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      if (++i < text.size()) result.text += text[i];
    } else if (text[i] != '"') {
      result.text += text[i];
    } else {
      std::string behind;
      for (const char32_t c : text.substr(i + 1)) behind += (behind.empty() ? "" : ", ") + shownCharacter(c);
      if (!behind.empty()) return unexpected("Extra character(s) found after close quote: " + behind);
      break;
    }
  }
  return result;
}

std::optional<std::string> nameMistake(Text name) {
  while (!name.empty() && isPythonSpace(name.back())) name.remove_suffix(1);
  const auto plain = unquote(name);
  if (!plain) return plain.error();
  if (!plain->isQuoted) {
    const std::string unfit = unfitCharacters(plain->text, [](char32_t c) { return isAtext(c) || c == ' '; });
    if (!unfit.empty()) return "The display name contains invalid characters when not quoted: " + unfit + ".";
  }
  return unsafeMistake(plain->text, Spaces::Allowed);
}

// Without the brackets.
EmailResult<Text> bracketed(Text text) {
  if (!text.contains(U'>'))
    return unexpected("An open angle bracket at the start of the email address has to be followed by a close angle "
                      "bracket at the end.");
  while (text.ends_with(U' ')) text.remove_suffix(1);
  if (!text.ends_with(U'>')) return unexpected("There can't be anything after the email address.");
  text.remove_prefix(1);
  while (text.ends_with(U'>')) text.remove_suffix(1);
  return text;
}

} // namespace

EmailResult<EmailParts> splitAddress(Text text) {
  EmailParts parts;
  auto at = findSpecial(text, U"@<");
  if (!at) return unexpected(at.error());
  if (text[*at] == '<') {
    parts.hasName = true;
    if (auto mistake = nameMistake(text.substr(0, *at))) return unexpected(std::move(*mistake));
    const auto inside = bracketed(text.substr(*at));
    if (!inside) return unexpected(inside.error());
    text = *inside;
    at = findSpecial(text, U"@");
    if (!at) return unexpected(at.error());
  }
  const auto local = unquote(text.substr(0, *at));
  if (!local) return unexpected(local.error());
  parts.local = local->text;
  parts.isQuoted = local->isQuoted;
  parts.domain = text.substr(*at + 1);
  return parts;
}

} // namespace signalbox::schema
