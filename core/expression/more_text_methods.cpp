// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rarer methods of str; the common ones are in text_methods.cpp, format() in text_format.cpp.
#include "core/expression/functions.h"

#include "core/expression/text_parts.h"
#include "core/value/python_space.h"
#include "core/value/text_encoding.h"

#include <algorithm>
#include <array>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
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

bool needsText(Machine& machine, const Value& value, std::string_view what) {
  return value.is(Kind::Str) ||
         machine.fail("TypeError: " + std::string(what) + " must be str, not " + typeName(value));
}

bool casefold(Machine& machine, const Value& self, const Arguments&, Value& out) {
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(self.asText().data(), static_cast<int32_t>(self.size()));
  icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, piece, sink, nullptr, status);
  return giveText(machine, folded, out);
}

bool swapcase(Machine& machine, const Value& self, const Arguments&, Value& out) {
  std::string text;
  for (const std::string_view character : codePoints(self.asText())) {
    std::size_t at = 0;
    const auto c = static_cast<UChar32>(nextCodePoint(character, at));
    if (u_isUUppercase(c))
      text += changeCase(character, Case::Lower);
    else if (u_isULowercase(c))
      text += changeCase(character, Case::Upper);
    else
      text += character;
  }
  return giveText(machine, text, out);
}

std::int64_t limitOf(const Arguments& arguments, std::size_t at) {
  return arguments.has(at) && isInteger(arguments[at]) ? toInt64(arguments[at]).value_or(-1) : -1;
}

// From the right: parts by a separator, or by white space.
bool rsplit(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  const std::int64_t limit = limitOf(arguments, 1);
  const bool bySpace = !arguments.has(0) || arguments[0].isNull();
  if (!bySpace && !arguments[0].is(Kind::Str))
    return machine.fail("TypeError: must be str or None, not " + typeName(arguments[0]));
  if (!bySpace && arguments[0].size() == 0) return machine.fail("ValueError: empty separator");
  std::vector<Value> parts;
  std::string_view text = self.asText();
  const auto isFull = [&] { return limit >= 0 && static_cast<std::int64_t>(parts.size()) >= limit; };
  if (bySpace) {
    for (text = withoutSpaceAtEnd(text); !text.empty() && !isFull(); text = withoutSpaceAtEnd(text)) {
      const std::size_t start = lastSpaceEnd(text);
      parts.push_back(Machine::textOf(text.substr(start)));
      text = text.substr(0, start);
    }
    if (!text.empty()) parts.push_back(Machine::textOf(text));
  } else {
    const std::string_view separator = arguments[0].asText();
    for (std::size_t found = text.rfind(separator); found != std::string_view::npos && !isFull();
         found = text.rfind(separator)) {
      parts.push_back(Machine::textOf(text.substr(found + separator.size())));
      text = text.substr(0, found);
    }
    parts.push_back(Machine::textOf(text));
  }
  std::ranges::reverse(parts);
  return machine.spend(parts.size() + self.size() / 16) && give(out, machine.list(parts));
}

bool isLineBreak(char32_t c) {
  return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool splitlines(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  const bool keeps = arguments.has(0) && isTruthy(arguments[0]);
  const std::string_view text = self.asText();
  std::vector<Value> lines;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = at;
    const char32_t c = nextCodePoint(text, at);
    if (!isLineBreak(c)) continue;
    if (c == '\r' && at < text.size() && text[at] == '\n') ++at;
    lines.push_back(Machine::textOf(text.substr(start, (keeps ? at : end) - start)));
    start = at;
  }
  if (start < text.size()) lines.push_back(Machine::textOf(text.substr(start)));
  return machine.spend(lines.size() + text.size() / 16) && give(out, machine.list(lines));
}

template<bool fromRight>
bool partition(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!arguments[0].is(Kind::Str)) return machine.fail("TypeError: must be str, not " + typeName(arguments[0]));
  const std::string_view text = self.asText();
  const std::string_view separator = arguments[0].asText();
  if (separator.empty()) return machine.fail("ValueError: empty separator");
  const std::size_t found = fromRight ? text.rfind(separator) : text.find(separator);
  const Value none = Value::str("");
  if (found == std::string_view::npos)
    return give(out, machine.tuple(fromRight ? std::array{none, none, self} : std::array{self, none, none}));
  return give(out, machine.tuple(std::array{Machine::textOf(text.substr(0, found)), arguments[0],
                                            Machine::textOf(text.substr(found + separator.size()))}));
}

bool removePrefix(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!needsText(machine, arguments[0], "removeprefix() argument")) return false;
  const std::string_view text = self.asText();
  const bool has = text.starts_with(arguments[0].asText());
  return give(out, has ? Machine::textOf(text.substr(arguments[0].size())) : self);
}

bool removeSuffix(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!needsText(machine, arguments[0], "removesuffix() argument")) return false;
  const std::string_view text = self.asText();
  const bool has = text.ends_with(arguments[0].asText());
  return give(out, has ? Machine::textOf(text.substr(0, text.size() - arguments[0].size())) : self);
}

bool rfind(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  TextPart part;
  if (!needsText(machine, arguments[0], "rfind() argument") || !partOf(machine, self, arguments, 1, part)) return false;
  const std::size_t found = part.text.rfind(arguments[0].asText());
  const bool isFound = found != std::string_view::npos && !part.isBeyond;
  return machine.spend(self.size() / 16) &&
         give(out,
              Value::integer(
                  isFound ? part.start + static_cast<std::int64_t>(countCodePoints(part.text.substr(0, found))) : -1));
}

bool rindex(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  return rfind(machine, self, arguments, out) && (out.asInt() >= 0 || machine.fail("ValueError: substring not found"));
}

bool expandtabs(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  const std::int64_t size = std::min<std::int64_t>(
      arguments.has(0) && isInteger(arguments[0]) ? toInt64(arguments[0]).value_or(8) : 8, 10'000);
  std::string text;
  std::int64_t column = 0;
  for (const std::string_view character : codePoints(self.asText())) {
    if (character == "\t") {
      const std::int64_t missing = size > 0 ? size - column % size : 0;
      if (!machine.spend(static_cast<std::size_t>(missing) / 16 + 1)) return false;
      text.append(static_cast<std::size_t>(missing), ' ');
      column += missing;
      continue;
    }
    text += character;
    column = character == "\n" || character == "\r" ? 0 : column + 1;
  }
  return giveText(machine, text, out);
}

bool translate(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!arguments[0].is(Kind::Dict))
    return machine.fail("TypeError: '" + typeName(arguments[0]) + "' object is not subscriptable");
  std::string text;
  for (const std::string_view character : codePoints(self.asText())) {
    std::size_t at = 0;
    const Value code = Value::integer(static_cast<std::int64_t>(nextCodePoint(character, at)));
    const auto members = arguments[0].members();
    const auto found = std::ranges::find_if(members, [&](const Member& member) { return equals(member.key, code); });
    if (!machine.spend(1 + members.size() / 8)) return false;
    if (found == members.end())
      text += character;
    else if (found->value.is(Kind::Str))
      text += found->value.asText();
    else if (isInteger(found->value))
      appendUtf8(static_cast<char32_t>(toInt64(found->value).value_or(0xFFFD)), text);
    else if (!found->value.isNull())
      return machine.fail("TypeError: character mapping must return integer, None or str");
  }
  return giveText(machine, text, out);
}

template<bool (*Test)(char32_t), bool whenEmpty>
bool isAllOf(Machine& machine, const Value& self, const Arguments&, Value& out) {
  bool isAll = self.size() > 0 || whenEmpty;
  for (std::size_t at = 0; at < self.size();) isAll = Test(nextCodePoint(self.asText(), at)) && isAll;
  return machine.spend(self.size() / 16) && give(out, Value::boolean(isAll));
}

bool isDecimal(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER; }
bool isNumeric(char32_t c) { return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE) != U_NT_NONE; }
bool isAsciiCharacter(char32_t c) { return c < 0x80; }
bool isPrintable(char32_t c) {
  constexpr std::uint32_t hidden = U_GC_C_MASK | U_GC_Z_MASK;
  return c == ' ' || (U_MASK(u_charType(static_cast<UChar32>(c))) & hidden) == 0;
}

bool isIdentifier(Machine&, const Value& self, const Arguments&, Value& out) {
  bool isOne = self.size() > 0;
  for (std::size_t at = 0; at < self.size();) {
    const bool isFirst = at == 0;
    const auto c = static_cast<UChar32>(nextCodePoint(self.asText(), at));
    isOne = isOne && (c == '_' ||
                      (isFirst ? u_hasBinaryProperty(c, UCHAR_XID_START) : u_hasBinaryProperty(c, UCHAR_XID_CONTINUE)));
  }
  return give(out, Value::boolean(isOne));
}

bool isTitleCase(UChar32 c) { return u_charType(c) == U_TITLECASE_LETTER; }

template<bool upper>
bool isOneCase(Machine& machine, const Value& self, const Arguments&, Value& out) {
  bool hasCased = false;
  bool isAll = true;
  for (std::size_t at = 0; at < self.size();) {
    const auto c = static_cast<UChar32>(nextCodePoint(self.asText(), at));
    const bool isWanted = upper ? u_isUUppercase(c) : u_isULowercase(c);
    const bool isOther = (upper ? u_isULowercase(c) : u_isUUppercase(c)) || isTitleCase(c);
    hasCased = hasCased || isWanted;
    isAll = isAll && !isOther;
  }
  return machine.spend(self.size() / 16) && give(out, Value::boolean(isAll && hasCased));
}

bool isTitle(Machine& machine, const Value& self, const Arguments&, Value& out) {
  bool hasCased = false;
  bool isAfterCased = false;
  bool isTitled = true;
  for (std::size_t at = 0; at < self.size();) {
    const auto c = static_cast<UChar32>(nextCodePoint(self.asText(), at));
    const bool isUpper = u_isUUppercase(c) || isTitleCase(c);
    const bool isLower = u_isULowercase(c);
    if ((isUpper && isAfterCased) || (isLower && !isAfterCased)) isTitled = false;
    isAfterCased = isUpper || isLower;
    hasCased = hasCased || isAfterCased;
  }
  return machine.spend(self.size() / 16) && give(out, Value::boolean(isTitled && hasCased));
}

} // namespace

std::span<const Method> moreTextMethods() {
  static const Method table[] = {
      {Kind::Str, {"casefold", 0, 0}, casefold},
      {Kind::Str, {"swapcase", 0, 0}, swapcase},
      {Kind::Str, {"rsplit", 0, 2, {"sep", "maxsplit"}}, rsplit},
      {Kind::Str, {"splitlines", 0, 1, {"keepends"}}, splitlines},
      {Kind::Str, {"partition", 1, 1}, partition<false>},
      {Kind::Str, {"rpartition", 1, 1}, partition<true>},
      {Kind::Str, {"removeprefix", 1, 1}, removePrefix},
      {Kind::Str, {"removesuffix", 1, 1}, removeSuffix},
      {Kind::Str, {"rfind", 1, 3}, rfind},
      {Kind::Str, {"rindex", 1, 3}, rindex},
      {Kind::Str, {"expandtabs", 0, 1, {"tabsize"}}, expandtabs},
      {Kind::Str, {"translate", 1, 1}, translate},
      {Kind::Str, {"isdecimal", 0, 0}, isAllOf<isDecimal, false>},
      {Kind::Str, {"isnumeric", 0, 0}, isAllOf<isNumeric, false>},
      {Kind::Str, {"isascii", 0, 0}, isAllOf<isAsciiCharacter, true>},
      {Kind::Str, {"isprintable", 0, 0}, isAllOf<isPrintable, true>},
      {Kind::Str, {"isidentifier", 0, 0}, isIdentifier},
      {Kind::Str, {"isupper", 0, 0}, isOneCase<true>},
      {Kind::Str, {"islower", 0, 0}, isOneCase<false>},
      {Kind::Str, {"istitle", 0, 0}, isTitle},
      {Kind::Str, {"format", 0, SIZE_MAX, {}, {}, true}, formatText},
      {Kind::Str, {"format_map", 1, 1}, formatMap},
  };
  return table;
}

} // namespace signalbox::expression
