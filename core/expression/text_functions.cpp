// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ord, chr, ascii, format, str.maketrans, bytes, and the methods of bytes.
#include "core/expression/functions.h"

#include "core/value/text_encoding.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::expression {

namespace {

bool give(Value& out, Value value) {
  out = value;
  return true;
}

bool callOrd(Machine& machine, const Arguments& arguments, Value& out) {
  const Value& value = arguments[0];
  if (value.is(Kind::Bytes) && value.size() == 1)
    return give(out, Value::integer(static_cast<unsigned char>(value.asText()[0])));
  if (!value.is(Kind::Str) && !value.is(Kind::Bytes))
    return machine.fail("TypeError: ord() expected string of length 1, but " + typeName(value) + " found");
  const std::size_t length = value.is(Kind::Str) ? countCodePoints(value.asText()) : value.size();
  if (length != 1)
    return machine.fail("TypeError: ord() expected a character, but string of length " + std::to_string(length) +
                        " found");
  std::size_t at = 0;
  return give(out, Value::integer(static_cast<std::int64_t>(nextCodePoint(value.asText(), at))));
}

bool callChr(Machine& machine, const Arguments& arguments, Value& out) {
  if (!isInteger(arguments[0]))
    return machine.fail("TypeError: '" + typeName(arguments[0]) + "' object cannot be interpreted as an integer");
  const auto code = toInt64(arguments[0]);
  if (!code) return machine.fail("OverflowError: Python int too large to convert to C int");
  if (*code < 0 || *code > 0x10FFFF) return machine.fail("ValueError: chr() arg not in range(0x110000)");
  std::string text;
  appendUtf8(static_cast<char32_t>(*code), text);
  return give(out, machine.text(text));
}

bool callAscii(Machine& machine, const Arguments& arguments, Value& out) {
  std::string text;
  return reprOf(machine, arguments[0], text) && machine.spend(text.size() / 16) &&
         give(out, machine.text(escapedToAscii(text)));
}

bool callFormat(Machine& machine, const Arguments& arguments, Value& out) {
  if (arguments.size() > 1 && !arguments[1].is(Kind::Str))
    return machine.fail("TypeError: format() argument 2 must be str, not " + typeName(arguments[1]));
  std::string text;
  return formatValue(machine, arguments[0], arguments.size() > 1 ? arguments[1].asText() : "", text) &&
         give(out, machine.text(text));
}

Value codeOf(std::string_view character) {
  std::size_t at = 0;
  return Value::integer(static_cast<std::int64_t>(nextCodePoint(character, at)));
}

bool translateDict(Machine& machine, const Value& given, std::vector<Member>& members) {
  if (!given.is(Kind::Dict))
    return machine.fail("TypeError: if you give only one argument to maketrans it must be a dict");
  for (const Member& member : given.members()) {
    Value key = member.key;
    if (key.is(Kind::Str)) {
      if (countCodePoints(key.asText()) != 1)
        return machine.fail("ValueError: string keys in translate table must be of length 1");
      key = codeOf(key.asText());
    } else if (!isInteger(key)) {
      return machine.fail("TypeError: keys in translate table must be strings or integers");
    }
    if (!setMember(machine, members, key, member.value)) return false;
  }
  return true;
}

bool makeTranslation(Machine& machine, const Arguments& arguments, Value& out) {
  std::vector<Member> members;
  if (arguments.size() == 1) {
    if (!translateDict(machine, arguments[0], members)) return false;
    return give(out, Value::dict(machine.arena().copy(std::span<const Member>(members))));
  }
  for (std::size_t i = 0; i < arguments.size(); ++i)
    if (!arguments[i].is(Kind::Str))
      return machine.fail(i == 0 ? "TypeError: first maketrans argument must be a string if there is a second argument"
                                 : "TypeError: maketrans() argument " + std::to_string(i + 1) + " must be str, not " +
                                       typeName(arguments[i]));
  const auto from = codePoints(arguments[0].asText());
  const auto to = codePoints(arguments[1].asText());
  if (from.size() != to.size())
    return machine.fail("ValueError: the first two maketrans arguments must have equal length");
  for (std::size_t i = 0; i < from.size(); ++i)
    if (!setMember(machine, members, codeOf(from[i]), codeOf(to[i]))) return false;
  if (arguments.size() == 3)
    for (const auto character : codePoints(arguments[2].asText()))
      if (!setMember(machine, members, codeOf(character), Value())) return false;
  return give(out, Value::dict(machine.arena().copy(std::span<const Member>(members))));
}

std::string hexOf(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    text += digits[static_cast<unsigned char>(byte) >> 4];
    text += digits[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

bool hex(Machine& machine, const Value& self, const Arguments&, Value& out) {
  return machine.spend(self.size() / 8) && give(out, machine.text(hexOf(self.asText())));
}

std::string lowerOf(const Value& value) {
  std::string name(value.asText());
  std::ranges::transform(name, name.begin(), [](char c) {
    return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return name;
}

// The first byte that belongs to no character.
std::size_t firstBroken(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const auto check = checkUtf8(bytes.substr(at, length));
    if (!check.isValid || check.hasSurrogates) return at;
    at += length;
  }
  return bytes.size();
}

bool failDecode(Machine& machine, std::string_view bytes, std::size_t at) {
  const auto byte = static_cast<unsigned char>(bytes[at]);
  const bool starts = byte >= 0xC2 && byte <= 0xF4;
  const std::string where =
      "can't decode byte 0x" + hexOf(bytes.substr(at, 1)) + " in position " + std::to_string(at) + ": ";
  const bool isCut = starts && std::ranges::all_of(bytes.substr(at + 1), [](char c) { return (c & 0xC0) == 0x80; });
  return machine.fail("UnicodeDecodeError: 'utf-8' codec " + where +
                      (!starts ? "invalid start byte"
                       : isCut ? "unexpected end of data"
                               : "invalid continuation byte"));
}

bool decode(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  const std::string codec = arguments.has(0) && arguments[0].is(Kind::Str) ? lowerOf(arguments[0]) : "utf-8";
  const std::string_view bytes = self.asText();
  if (!machine.spend(bytes.size() / 8)) return false;
  if (codec == "latin-1" || codec == "iso-8859-1") {
    std::string text;
    for (const char byte : bytes) appendUtf8(static_cast<unsigned char>(byte), text);
    return give(out, machine.text(text));
  }
  if (codec == "ascii") {
    const auto high = std::ranges::find_if(bytes, [](char c) { return (c & 0x80) != 0; });
    if (high != bytes.end()) {
      const auto at = static_cast<std::size_t>(high - bytes.begin());
      return machine.fail("UnicodeDecodeError: 'ascii' codec can't decode byte 0x" + hexOf(bytes.substr(at, 1)) +
                          " in position " + std::to_string(at) + ": ordinal not in range(128)");
    }
    return give(out, machine.text(bytes));
  }
  if (codec != "utf-8" && codec != "utf8")
    return machine.fail("LookupError: unknown encoding: " + std::string(arguments[0].asText()));
  const auto check = checkUtf8(bytes);
  if (!check.isValid || check.hasSurrogates) return failDecode(machine, bytes, firstBroken(bytes));
  return give(out, machine.text(bytes));
}

bool encode(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  const std::string codec = arguments.has(0) && arguments[0].is(Kind::Str) ? lowerOf(arguments[0]) : "utf-8";
  if (!machine.spend(self.size() / 8)) return false;
  if (codec == "utf-8" || codec == "utf8") return give(out, Value::bytes(self.asText()));
  const bool isAscii = codec == "ascii";
  if (!isAscii && codec != "latin-1" && codec != "iso-8859-1")
    return machine.fail("LookupError: unknown encoding: " + std::string(arguments[0].asText()));
  std::string bytes;
  std::size_t position = 0;
  for (std::size_t at = 0; at < self.size(); ++position) {
    const char32_t c = nextCodePoint(self.asText(), at);
    if (c >= (isAscii ? 0x80U : 0x100U)) {
      std::string character;
      appendUtf8(c, character);
      const std::string shown = escapedToAscii(pythonRepr(Value::str(character)));
      return machine.fail(std::string("UnicodeEncodeError: '") + (isAscii ? "ascii" : "latin-1") +
                          "' codec can't encode character " + shown + " in position " + std::to_string(position) +
                          ": ordinal not in range(" + (isAscii ? "128)" : "256)"));
    }
    bytes += static_cast<char>(c);
  }
  return give(out, Value::bytes(machine.arena().copy(bytes)));
}

template<bool atStart>
bool bytesMatch(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  if (!arguments[0].is(Kind::Bytes))
    return machine.fail(std::string("TypeError: ") + (atStart ? "startswith" : "endswith") +
                        " first arg must be bytes or a tuple of bytes, not " + typeName(arguments[0]));
  const std::string_view wanted = arguments[0].asText();
  return give(out, Value::boolean(atStart ? self.asText().starts_with(wanted) : self.asText().ends_with(wanted)));
}

} // namespace

std::span<const Function> textFunctions() {
  static const Function table[] = {
      {{"ord", 1, 1}, callOrd},
      {{"chr", 1, 1}, callChr},
      {{"ascii", 1, 1}, callAscii},
      {{"format", 1, 2}, callFormat},
      {{"str.maketrans", 1, 3}, makeTranslation},
  };
  return table;
}

std::span<const Method> bytesMethods() {
  static const Method table[] = {
      {Kind::Bytes, {"hex", 0, 0}, hex},
      {Kind::Bytes, {"decode", 0, 2, {"encoding", "errors"}}, decode},
      {Kind::Bytes, {"startswith", 1, 1}, bytesMatch<true>},
      {Kind::Bytes, {"endswith", 1, 1}, bytesMatch<false>},
      {Kind::Str, {"encode", 0, 2, {"encoding", "errors"}}, encode},
  };
  return table;
}

} // namespace signalbox::expression
