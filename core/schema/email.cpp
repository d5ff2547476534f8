// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/email.h"

#include "core/schema/email_address.h"
#include "core/schema/unicode_text.h"
#include "core/value/python_space.h"

#include <algorithm>
#include <optional>

namespace signalbox::schema {

namespace {

using std::unexpected;
using Text = std::u32string_view;

constexpr std::size_t lengthLimit = 2048;

Text trimmedStart(Text text) {
  const auto first = std::ranges::find_if_not(text, isPythonSpace);
  return text.substr(static_cast<std::size_t>(first - text.begin()));
}

Text trimmedEnd(Text text) {
  while (!text.empty() && isPythonSpace(text.back())) text.remove_suffix(1);
  return text;
}

bool isNameCharacter(char32_t c) {
  return isPythonWord(c) || (c < 0x80 && std::string_view("!#$%&'*+-/=?^`{|}~").contains(static_cast<char>(c)));
}

struct Pretty {
  Text name;
  Text address;
};

// "Ada" <address> and what may stand before the bracket. `text` ends at the last '>', which is cut off.
std::optional<Pretty> quotedName(Text text) {
  for (auto quote = text.rfind(U'"'); quote != Text::npos && quote > 1; quote = text.rfind(U'"', quote - 1)) {
    const Text behind = trimmedStart(text.substr(quote + 1));
    if (behind.size() > 1 && behind.front() == '<' && behind.find(U'\n') == Text::npos)
      return Pretty{text.substr(1, quote - 1), behind.substr(1)};
  }
  return std::nullopt;
}

std::optional<Pretty> plainName(Text text) {
  const auto open = text.find(U'<');
  if (open == Text::npos || open + 1 == text.size() || text.find(U'\n', open) != Text::npos) return std::nullopt;
  const Text name = trimmedEnd(text.substr(0, open));
  const auto fits = [](char32_t c) { return isNameCharacter(c) || isPythonSpace(c); };
  if (!std::ranges::all_of(name, fits)) return std::nullopt;
  return Pretty{name, text.substr(open + 1)};
}

// `Name <address>`, `"Name" <address>` and `<address>`.
std::optional<Pretty> readPretty(Text text) {
  text = trimmedEnd(trimmedStart(text));
  if (text.empty() || text.back() != '>') return std::nullopt;
  text.remove_suffix(1);
  return text.starts_with(U'"') ? quotedName(text) : plainName(text);
}

} // namespace

std::expected<Email, std::string> readEmail(std::string_view utf8) {
  if (isPlainEmail(utf8)) return Email{std::string(utf8), std::string(utf8.substr(0, utf8.find('@')))};
  const std::u32string text = toCodePoints(utf8);
  if (text.size() > lengthLimit) return unexpected("Length must not exceed 2048 characters");
  const auto pretty = readPretty(text);
  auto address = readAddress(trimmedEnd(trimmedStart(pretty ? pretty->address : Text(text))));
  if (!address) return unexpected(std::move(address.error()));
  const bool isNamed = pretty && !pretty->name.empty();
  return Email{std::move(address->text), isNamed ? toUtf8(pretty->name) : std::move(address->local)};
}

std::string shownNameEmail(const Email& email) {
  const bool isQuoted = email.name.contains('@');
  return (isQuoted ? "\"" + email.name + "\"" : email.name) + " <" + email.address + ">";
}

} // namespace signalbox::schema
