// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// str's methods.
#include "core/expression/text_parts.h"

#include "core/value/python_space.h"
#include "core/value/text_encoding.h"

#include <algorithm>
#include <unicode/uchar.h>

namespace signalbox::expression {

namespace {

bool give(Value& out, Value value) {
  out = value;
  return true;
}

bool giveText(Machine& machine, std::string_view text, Value& out) {
  return machine.spend(text.size() / 16) && give(out, machine.text(text));
}

bool failStr(Machine& machine, std::string_view method, const Value& value) {
  return machine.fail("TypeError: " + std::string(method) + " must be str, not " + typeName(value));
}

bool lower(Machine& machine, const Value& self, const Arguments&, Value& out) {
  return giveText(machine, changeCase(self.asText(), Case::Lower), out);
}

bool upper(Machine& machine, const Value& self, const Arguments&, Value& out) {
  return giveText(machine, changeCase(self.asText(), Case::Upper), out);
}

bool isCased(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASED) != 0; }

bool title(Machine& machine, const Value& self, const Arguments&, Value& out) {
  std::string text;
  bool isInWord = false;
  for (std::size_t at = 0; at < self.size();) {
    const char32_t c = nextCodePoint(self.asText(), at);
    const auto changed = isInWord ? u_tolower(static_cast<UChar32>(c)) : u_totitle(static_cast<UChar32>(c));
    appendUtf8(static_cast<char32_t>(changed), text);
    isInWord = isCased(c);
  }
  return giveText(machine, text, out);
}

bool capitalize(Machine& machine, const Value& self, const Arguments&, Value& out) {
  std::string text;
  std::size_t at = 0;
  if (self.size() > 0)
    appendUtf8(static_cast<char32_t>(u_totitle(static_cast<UChar32>(nextCodePoint(self.asText(), at)))), text);
  text += changeCase(self.asText().substr(at), Case::Lower);
  return giveText(machine, text, out);
}

bool isSpace(char32_t c) { return isPythonSpace(c); }

enum Side : unsigned { Left = 1, Right = 2 };

bool stripSides(Machine& machine, const Value& self, const Arguments& arguments, unsigned sides, Value& out) {
  std::vector<std::string_view> stripped;
  const bool hasSet = arguments.has(0) && !arguments[0].isNull();
  if (hasSet && !arguments[0].is(Kind::Str)) return machine.fail("TypeError: strip arg must be None or str");
  if (hasSet) stripped = codePoints(arguments[0].asText());
  const auto goes = [&](std::string_view character) {
    std::size_t at = 0;
    return hasSet ? std::ranges::find(stripped, character) != stripped.end() : isSpace(nextCodePoint(character, at));
  };
  auto characters = codePoints(self.asText());
  std::size_t begin = 0;
  std::size_t end = characters.size();
  while (sides & Left && begin < end && goes(characters[begin])) ++begin;
  while (sides & Right && begin < end && goes(characters[end - 1])) --end;
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += characters[i];
  return giveText(machine, text, out);
}

bool strip(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  return stripSides(machine, self, arguments, Left | Right, out);
}
bool lstrip(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  return stripSides(machine, self, arguments, Left, out);
}
bool rstrip(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  return stripSides(machine, self, arguments, Right, out);
}

std::vector<Value> splitBySpace(std::string_view text, std::int64_t limit) {
  std::vector<Value> parts;
  std::size_t at = 0;
  const auto skip = [&](bool isWanted) {
    while (at < text.size()) {
      std::size_t next = at;
      if (isSpace(nextCodePoint(text, next)) != isWanted) return;
      at = next;
    }
  };
  for (skip(true); at < text.size(); skip(true)) {
    const std::size_t start = at;
    if (limit >= 0 && static_cast<std::int64_t>(parts.size()) == limit) {
      std::size_t end = text.size();
      for (std::size_t scan = at; scan < text.size();)
        if (!isSpace(nextCodePoint(text, scan))) end = scan;
      parts.push_back(Machine::textOf(text.substr(start, end - start)));
      return parts;
    }
    skip(false);
    parts.push_back(Machine::textOf(text.substr(start, at - start)));
  }
  return parts;
}

std::vector<Value> splitBy(std::string_view text, std::string_view separator, std::int64_t limit) {
  std::vector<Value> parts;
  std::size_t start = 0;
  while (limit < 0 || static_cast<std::int64_t>(parts.size()) < limit) {
    const std::size_t found = text.find(separator, start);
    if (found == std::string_view::npos) break;
    parts.push_back(Machine::textOf(text.substr(start, found - start)));
    start = found + separator.size();
  }
  parts.push_back(Machine::textOf(text.substr(start)));
  return parts;
}

bool split(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  const std::int64_t limit = arguments.has(1) && isInteger(arguments[1]) ? toInt64(arguments[1]).value_or(-1) : -1;
  std::vector<Value> parts;
  if (!arguments.has(0) || arguments[0].isNull()) {
    parts = splitBySpace(self.asText(), limit);
  } else {
    if (!arguments[0].is(Kind::Str))
      return machine.fail("TypeError: must be str or None, not " + typeName(arguments[0]));
    if (arguments[0].size() == 0) return machine.fail("ValueError: empty separator");
    parts = splitBy(self.asText(), arguments[0].asText(), limit);
  }
  return machine.spend(parts.size() + self.size() / 16) && give(out, machine.list(parts));
}

bool join(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  std::span<const Value> items;
  if (!iterate(machine, arguments[0], items)) return false;
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].is(Kind::Str))
      return machine.fail("TypeError: sequence item " + std::to_string(i) + ": expected str instance, " +
                          typeName(items[i]) + " found");
    if (i > 0) text += self.asText();
    text += items[i].asText();
    if (!machine.spend(1 + (self.size() + items[i].size()) / 16)) return false;
  }
  return give(out, machine.text(text));
}

bool matchesAny(Machine& machine, const Value& self, const Arguments& arguments, bool atStart, Value& out) {
  const std::string name = atStart ? "startswith" : "endswith";
  const Value& wanted = arguments[0];
  TextPart part;
  if (!partOf(machine, self, arguments, 1, part)) return false;
  const auto one = [&](const Value& text) {
    return !part.isBeyond && (atStart ? part.text.starts_with(text.asText()) : part.text.ends_with(text.asText()));
  };
  if (wanted.is(Kind::Str)) return give(out, Value::boolean(one(wanted)));
  if (!wanted.is(Kind::Tuple))
    return machine.fail("TypeError: " + name + " first arg must be str or a tuple of str, not " + typeName(wanted));
  const bool areTexts = std::ranges::all_of(wanted.items(), [](const Value& item) { return item.is(Kind::Str); });
  if (!areTexts) return machine.fail("TypeError: tuple for " + name + " must only contain str");
  return give(out, Value::boolean(std::ranges::any_of(wanted.items(), one)));
}

bool startswith(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  return matchesAny(machine, self, arguments, true, out);
}
bool endswith(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  return matchesAny(machine, self, arguments, false, out);
}

bool replaceEmpty(Machine& machine, std::string_view text, std::string_view by, std::int64_t limit, Value& out) {
  std::string made;
  std::int64_t count = 0;
  const auto insert = [&] {
    if (limit < 0 || count++ < limit) made += by;
  };
  for (const std::string_view character : codePoints(text)) {
    insert();
    made += character;
    if (!machine.spend(1 + by.size() / 16)) return false;
  }
  insert();
  return giveText(machine, made, out);
}

bool replace(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  for (std::size_t i = 0; i < 2; ++i)
    if (!arguments[i].is(Kind::Str))
      return failStr(machine, "replace() argument " + std::to_string(i + 1), arguments[i]);
  const std::int64_t limit = arguments.has(2) && isInteger(arguments[2]) ? toInt64(arguments[2]).value_or(-1) : -1;
  const std::string_view old = arguments[0].asText();
  const std::string_view by = arguments[1].asText();
  if (old.empty()) return replaceEmpty(machine, self.asText(), by, limit, out);
  std::string text;
  std::size_t start = 0;
  for (std::int64_t count = 0; limit < 0 || count < limit; ++count) {
    const std::size_t found = self.asText().find(old, start);
    if (found == std::string_view::npos) break;
    text.append(self.asText(), start, found - start).append(by);
    start = found + old.size();
    if (!machine.spend(1 + by.size() / 16)) return false;
  }
  text.append(self.asText(), start);
  return giveText(machine, text, out);
}

bool findText(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!arguments[0].is(Kind::Str)) return failStr(machine, "find() argument", arguments[0]);
  TextPart part;
  if (!partOf(machine, self, arguments, 1, part)) return false;
  const std::size_t found = part.isBeyond ? std::string_view::npos : part.text.find(arguments[0].asText());
  const bool isFound = found != std::string_view::npos;
  const std::int64_t at =
      isFound ? part.start + static_cast<std::int64_t>(countCodePoints(part.text.substr(0, found))) : -1;
  return machine.spend(self.size() / 16) && give(out, Value::integer(at));
}

bool indexText(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!findText(machine, self, arguments, out)) return false;
  return out.asInt() >= 0 || machine.fail("ValueError: substring not found");
}

bool countText(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!arguments[0].is(Kind::Str)) return failStr(machine, "count() argument", arguments[0]);
  const std::string_view wanted = arguments[0].asText();
  TextPart part;
  if (!partOf(machine, self, arguments, 1, part)) return false;
  if (part.isBeyond) return give(out, Value::integer(0));
  if (wanted.empty()) return give(out, Value::integer(static_cast<std::int64_t>(countCodePoints(part.text)) + 1));
  std::int64_t count = 0;
  for (std::size_t at = part.text.find(wanted); at != std::string_view::npos; ++count)
    at = part.text.find(wanted, at + wanted.size());
  return machine.spend(self.size() / 16) && give(out, Value::integer(count));
}

enum class Pad { Left, Right, Both };

bool padText(Machine& machine, const Value& self, const Arguments& arguments, Pad pad, std::string_view fill,
             Value& out) {
  const auto width = isInteger(arguments[0]) ? toInt64(arguments[0]) : std::nullopt;
  if (!width)
    return machine.fail("TypeError: '" + typeName(arguments[0]) + "' object cannot be interpreted as an integer");
  if (arguments.has(1)) {
    if (!arguments[1].is(Kind::Str) || countCodePoints(arguments[1].asText()) != 1)
      return machine.fail("TypeError: The fill character must be exactly one character long");
    fill = arguments[1].asText();
  }
  const auto length = static_cast<std::int64_t>(countCodePoints(self.asText()));
  const auto missing = static_cast<std::size_t>(std::max<std::int64_t>(*width - length, 0));
  if (!machine.spend(missing / 4)) return false;
  const bool isOdd = (missing & 1) != 0 && (*width & 1) != 0; // str.center's own rule
  const std::size_t before = pad == Pad::Left ? missing : pad == Pad::Right ? 0 : missing / 2 + (isOdd ? 1 : 0);
  std::string text;
  for (std::size_t i = 0; i < before; ++i) text += fill;
  text += self.asText();
  for (std::size_t i = before; i < missing; ++i) text += fill;
  return give(out, machine.text(text));
}

bool ljust(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  return padText(machine, self, arguments, Pad::Right, " ", out);
}
bool rjust(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  return padText(machine, self, arguments, Pad::Left, " ", out);
}
bool center(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  return padText(machine, self, arguments, Pad::Both, " ", out);
}

bool zfill(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!padText(machine, self, arguments, Pad::Left, "0", out)) return false;
  const std::string_view text = self.asText();
  const bool isSigned = text.starts_with('-') || text.starts_with('+');
  if (!isSigned || out.size() == text.size()) return true;
  std::string moved(out.asText());
  moved[out.size() - text.size()] = '0';
  moved[0] = text[0];
  return give(out, machine.text(moved));
}

template<bool (*Test)(char32_t)>
bool isAllOf(Machine& machine, const Value& self, const Arguments&, Value& out) {
  bool isAll = self.size() > 0;
  for (std::size_t at = 0; at < self.size();) isAll = Test(nextCodePoint(self.asText(), at)) && isAll;
  return machine.spend(self.size() / 16) && give(out, Value::boolean(isAll));
}

bool isDigit(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE) == U_NT_DECIMAL ||
         u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE) == U_NT_DIGIT;
}
bool isAlpha(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool isAlnum(char32_t c) {
  return isAlpha(c) || u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

} // namespace

std::span<const Method> textMethods() {
  static const Method table[] = {
      {Kind::Str, {"lower", 0, 0}, lower},
      {Kind::Str, {"upper", 0, 0}, upper},
      {Kind::Str, {"title", 0, 0}, title},
      {Kind::Str, {"capitalize", 0, 0}, capitalize},
      {Kind::Str, {"strip", 0, 1}, strip},
      {Kind::Str, {"lstrip", 0, 1}, lstrip},
      {Kind::Str, {"rstrip", 0, 1}, rstrip},
      {Kind::Str, {"split", 0, 2, {"sep", "maxsplit"}}, split},
      {Kind::Str, {"join", 1, 1}, join},
      {Kind::Str, {"startswith", 1, 3}, startswith},
      {Kind::Str, {"endswith", 1, 3}, endswith},
      {Kind::Str, {"replace", 2, 3}, replace},
      {Kind::Str, {"find", 1, 3}, findText},
      {Kind::Str, {"index", 1, 3}, indexText},
      {Kind::Str, {"count", 1, 3}, countText},
      {Kind::Str, {"ljust", 1, 2}, ljust},
      {Kind::Str, {"rjust", 1, 2}, rjust},
      {Kind::Str, {"center", 1, 2}, center},
      {Kind::Str, {"zfill", 1, 1}, zfill},
      {Kind::Str, {"isdigit", 0, 0}, isAllOf<isDigit>},
      {Kind::Str, {"isalpha", 0, 0}, isAllOf<isAlpha>},
      {Kind::Str, {"isalnum", 0, 0}, isAllOf<isAlnum>},
      {Kind::Str, {"isspace", 0, 0}, isAllOf<isSpace>},
  };
  return table;
}

} // namespace signalbox::expression
