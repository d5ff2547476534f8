// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and prints type expressions. Spellings of typing (Optional, Union, List) become the built-in ones while
// reading.
#include "core/schema/type_expr.h"

#include "core/value/write.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace signalbox::schema {

namespace {

constexpr int maxDepth = 64;

constexpr auto builtins =
    std::to_array<std::string_view>({"str",           "int",           "float",           "bool",
                                     "None",          "Any",           "bytes",           "list",
                                     "dict",          "set",           "frozenset",       "tuple",
                                     "Optional",      "Union",         "Literal",         "datetime",
                                     "date",          "time",          "timedelta",       "UUID",
                                     "Decimal",       "EmailStr",      "NameEmail",       "AnyUrl",
                                     "AnyHttpUrl",    "HttpUrl",       "SecretStr",       "AnyWebsocketUrl",
                                     "WebsocketUrl",  "FileUrl",       "FtpUrl",          "PostgresDsn",
                                     "CockroachDsn",  "AmqpDsn",       "RedisDsn",        "MongoDsn",
                                     "KafkaDsn",      "NatsDsn",       "MySQLDsn",        "MariaDBDsn",
                                     "ClickHouseDsn", "SnowflakeDsn",  "IPv4Address",     "IPv6Address",
                                     "IPv4Network",   "IPv6Network",   "IPv4Interface",   "IPv6Interface",
                                     "IPvAnyAddress", "IPvAnyNetwork", "IPvAnyInterface", "deque",
                                     "Sequence",      "Iterable",      "Mapping",         "defaultdict",
                                     "OrderedDict",   "Counter",       "JsonValue"});

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> spellings{{{"List", "list"},
                                                                                   {"Dict", "dict"},
                                                                                   {"Set", "set"},
                                                                                   {"FrozenSet", "frozenset"},
                                                                                   {"Tuple", "tuple"},
                                                                                   {"Mapping", "dict"},
                                                                                   {"MutableMapping", "dict"},
                                                                                   {"MutableSequence", "list"},
                                                                                   {"MutableSet", "set"},
                                                                                   {"AbstractSet", "frozenset"},
                                                                                   {"Deque", "deque"},
                                                                                   {"DefaultDict", "defaultdict"},
                                                                                   {"object", "Any"},
                                                                                   {"NoneType", "None"}}};

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool isNamePart(char c) { return isNameStart(c) || isDigit(c); }

std::string_view canonicalName(std::string_view name) {
  if (const auto dot = name.rfind('.'); dot != std::string_view::npos) name.remove_prefix(dot + 1);
  for (const auto& [from, to] : spellings)
    if (name == from) return to;
  return name;
}

bool sameType(const TypeExpr& left, const TypeExpr& right) {
  return left.form == right.form && left.name == right.name && left.literals == right.literals &&
         std::ranges::equal(left.arguments, right.arguments, sameType);
}

// Adds one member to a union the way typing does: nested unions dissolve, repetitions vanish.
void addMember(TypeExpr& target, TypeExpr member) {
  if (member.form == TypeExpr::Form::Union) {
    for (auto& inner : member.arguments) addMember(target, std::move(inner));
    return;
  }
  const auto same = [&](const TypeExpr& other) { return sameType(other, member); };
  if (std::ranges::none_of(target.arguments, same)) target.arguments.push_back(std::move(member));
}

TypeExpr makeUnion(std::vector<TypeExpr> members, std::size_t offset) {
  TypeExpr result;
  result.form = TypeExpr::Form::Union;
  result.offset = offset;
  for (auto& member : members) addMember(result, std::move(member));
  if (result.arguments.size() == 1) return TypeExpr(std::move(result.arguments.front()));
  return result;
}

TypeExpr named(std::string_view name, std::size_t offset) {
  TypeExpr result;
  result.name = std::string(name);
  result.offset = offset;
  return result;
}

// Throws TypeError inside this file only; parseType turns it into the answer.
class TypeReader final {
public:
  explicit TypeReader(std::string_view text) : m_text(text) {}

  TypeExpr readAll() {
    TypeExpr result = readUnion();
    skipSpace();
    if (!atEnd()) fail("Unexpected " + shown() + " after the type");
    return result;
  }

private:
  TypeExpr readUnion() {
    if (++m_depth > maxDepth) fail("The type is nested too deeply");
    skipSpace();
    const std::size_t begin = m_at;
    std::vector<TypeExpr> members;
    do members.push_back(readOne());
    while (take('|'));
    --m_depth;
    if (members.size() == 1) return TypeExpr(std::move(members.front()));
    return makeUnion(std::move(members), begin);
  }

  TypeExpr readOne() {
    skipSpace();
    const std::size_t begin = m_at;
    if (take('(')) {
      TypeExpr inner = readUnion();
      expect(')');
      return inner;
    }
    if (peek() == '\'' || peek() == '"') return readForwardReference(begin);
    const std::string_view name = canonicalName(readName());
    if (name == "Literal") return readLiteral(begin);
    if (!take('[')) return named(name, begin);
    return generic(name, readArguments(), begin);
  }

  TypeExpr readForwardReference(std::size_t begin) {
    const std::string inner = readString();
    TypeReader reader(inner);
    reader.m_depth = m_depth;
    TypeExpr result = reader.readAll();
    result.offset = begin;
    return result;
  }

  TypeExpr generic(std::string_view name, std::vector<TypeExpr> arguments, std::size_t begin) {
    if (name == "Optional") {
      if (arguments.size() != 1) fail("Optional takes one type", begin);
      arguments.push_back(named("None", begin));
      return makeUnion(std::move(arguments), begin);
    }
    if (name == "Union") return makeUnion(std::move(arguments), begin);
    TypeExpr result = named(name, begin);
    result.form = TypeExpr::Form::Generic;
    result.arguments = std::move(arguments);
    return result;
  }

  // What stands between brackets; `tuple[()]` has none.
  std::vector<TypeExpr> readArguments() {
    std::vector<TypeExpr> result;
    skipSpace();
    if (m_text.substr(m_at).starts_with("()")) {
      m_at += 2;
      expect(']');
      return result;
    }
    do {
      skipSpace();
      if (peek() == ']' && !result.empty()) break;
      if (m_text.substr(m_at).starts_with("...")) {
        result.push_back(named("...", m_at));
        m_at += 3;
      } else {
        result.push_back(readUnion());
      }
    } while (take(','));
    expect(']');
    return result;
  }

  TypeExpr readLiteral(std::size_t begin) {
    if (!take('[')) fail("Literal needs its values: Literal['a', 'b']");
    TypeExpr result;
    result.form = TypeExpr::Form::Literal;
    result.offset = begin;
    do {
      skipSpace();
      if (peek() == ']' && !result.literals.empty()) break;
      auto value = readLiteralValue();
      if (std::ranges::find(result.literals, value) == result.literals.end())
        result.literals.push_back(std::move(value));
    } while (take(','));
    expect(']');
    return result;
  }

  std::variant<std::nullptr_t, bool, std::int64_t, std::string> readLiteralValue() {
    const char c = peek();
    if (c == '\'' || c == '"') return readString();
    if (c == '-' || isDigit(c)) return readInteger();
    const std::size_t begin = m_at;
    const std::string_view name = isNameStart(c) ? readName() : std::string_view();
    if (name == "True") return true;
    if (name == "False") return false;
    if (name == "None") return nullptr;
    fail("Literal takes text in quotes, whole numbers, True, False or None", begin);
  }

  std::int64_t readInteger() {
    std::int64_t value = 0;
    const char* first = m_text.data() + m_at;
    const auto [end, error] = std::from_chars(first, m_text.data() + m_text.size(), value);
    if (error != std::errc()) fail("Not a whole number of 64 bits");
    m_at += static_cast<std::size_t>(end - first);
    return value;
  }

  std::string_view readName() {
    const std::size_t begin = m_at;
    if (!isNameStart(peek())) fail(atEnd() ? "A type is missing here" : "Expected a type, found " + shown());
    while (!atEnd() &&
           (isNamePart(peek()) || (peek() == '.' && m_at + 1 < m_text.size() && isNameStart(m_text[m_at + 1]))))
      ++m_at;
    return m_text.substr(begin, m_at - begin);
  }

  std::string readString() {
    const std::size_t begin = m_at;
    const char quote = m_text[m_at++];
    std::string result;
    while (!atEnd() && peek() != quote) {
      const char c = m_text[m_at++];
      if (c == '\\' && !atEnd())
        readEscape(result);
      else
        result += c;
    }
    if (atEnd()) fail("The text has no closing quote", begin);
    ++m_at;
    return result;
  }

  void readEscape(std::string& result) {
    const char c = m_text[m_at++];
    switch (c) {
    case 'n': result += '\n'; return;
    case 't': result += '\t'; return;
    case 'r': result += '\r'; return;
    case '\\':
    case '\'':
    case '"': result += c; return;
    case 'x': appendCodePoint(readHex(2), result); return;
    case 'u': appendCodePoint(readHex(4), result); return;
    default: result += '\\'; result += c;
    }
  }

  char32_t readHex(std::size_t digits) {
    unsigned value = 0;
    const std::string_view text = m_text.substr(m_at, digits);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc() || end != text.data() + digits) fail("Broken escape in the text");
    m_at += digits;
    return value;
  }

  static void appendCodePoint(char32_t code, std::string& result) {
    const auto byte = [&](char32_t value) { result += static_cast<char>(static_cast<unsigned char>(value)); };
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
      byte(0xC0 | (code >> 6));
    } else {
      byte(0xE0 | (code >> 12));
      byte(0x80 | ((code >> 6) & 0x3F));
    }
    byte(0x80 | (code & 0x3F));
  }

  void skipSpace() {
    while (!atEnd() && isSpace(m_text[m_at])) ++m_at;
  }
  bool atEnd() const { return m_at >= m_text.size(); }
  char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
  bool take(char c) {
    skipSpace();
    if (peek() != c) return false;
    ++m_at;
    return true;
  }
  void expect(char c) {
    if (take(c)) return;
    fail(std::string("Expected '") + c + "'" + (atEnd() ? " at the end" : ", found " + shown()));
  }
  std::string shown() const { return std::string("'") + peek() + "'"; }
  [[noreturn]] void fail(std::string message) const { fail(std::move(message), m_at); }
  [[noreturn]] void fail(std::string message, std::size_t offset) const { throw TypeError{std::move(message), offset}; }

  std::string_view m_text;
  std::size_t m_at = 0;
  int m_depth = 0;
};

std::string printLiteral(const std::variant<std::nullptr_t, bool, std::int64_t, std::string>& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return pythonRepr(Value::str(*text));
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "True" : "False";
  return "None";
}

template<class Items, class Print>
std::string joined(const Items& items, std::string_view between, Print print) {
  std::string result;
  for (const auto& item : items) {
    if (!result.empty()) result += between;
    result += print(item);
  }
  return result;
}

} // namespace

std::expected<TypeExpr, TypeError> parseType(std::string_view text) {
  try {
    return TypeReader(text).readAll();
  } catch (TypeError& error) {
    return std::unexpected(std::move(error));
  }
}

std::string print(const TypeExpr& type) {
  switch (type.form) {
  case TypeExpr::Form::Name: return type.name;
  case TypeExpr::Form::Generic:
    if (type.arguments.empty()) return type.name + "[()]";
    return type.name + "[" + joined(type.arguments, ", ", print) + "]";
  case TypeExpr::Form::Union: return joined(type.arguments, " | ", print);
  case TypeExpr::Form::Literal: return "Literal[" + joined(type.literals, ", ", printLiteral) + "]";
  }
  return {};
}

std::span<const std::string_view> builtinTypes() { return builtins; }

} // namespace signalbox::schema
