// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and prints type expressions. Spellings of typing (Optional, Union, List) become the built-in ones while
// reading.
#include "core/schema/type_expr.h"

#include "core/schema/type_literal.h"
#include "core/value/text_encoding.h"
#include "core/value/write.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace signalbox::schema {

namespace {

constexpr int maxDepth = 64;

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

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view canonicalName(std::string_view name) {
  if (const auto dot = name.rfind('.'); dot != std::string_view::npos) name.remove_prefix(dot + 1);
  for (const auto& [from, to] : spellings)
    if (name == from) return to;
  return name;
}

// Each Field() is an object of its own, which equals no other; conint() and all but condecimal() make values that do.
bool isUnique(const TypeExpr& type) {
  return type.form == TypeExpr::Form::Annotated && type.name.empty() &&
         std::ranges::find(type.metadata, "Field", &Metadata::name) != type.metadata.end();
}

bool sameType(const TypeExpr& left, const TypeExpr& right) {
  return !isUnique(left) && left.form == right.form && left.name == right.name && left.literals == right.literals &&
         left.metadata == right.metadata && std::ranges::equal(left.arguments, right.arguments, sameType);
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

// The types that con...(...) constrain, with the type in front where they take one.
struct Constrained {
  std::string_view name;
  std::string_view type;
  bool takesItem = false;
};
constexpr auto constrainedTypes = std::to_array<Constrained>({{"conint", "int"},
                                                              {"confloat", "float"},
                                                              {"constr", "str"},
                                                              {"conbytes", "bytes"},
                                                              {"condecimal", "Decimal"},
                                                              {"condate", "date"},
                                                              {"conlist", "list", true},
                                                              {"conset", "set", true},
                                                              {"confrozenset", "frozenset", true}});

// Throws TypeError inside this file only; parseType turns it into the answer.
class TypeReader final {
public:
  explicit TypeReader(std::string_view text, int depth = 0) : m_scanner(text), m_depth(depth) {}

  TypeExpr readAll() {
    TypeExpr result = readUnion();
    m_scanner.skipSpace();
    if (!m_scanner.atEnd()) m_scanner.fail("Unexpected " + m_scanner.shown() + " after the type");
    return result;
  }

private:
  TypeExpr readUnion() {
    if (++m_depth > maxDepth) m_scanner.fail("The type is nested too deeply");
    m_scanner.skipSpace();
    const std::size_t begin = m_scanner.at();
    std::vector<TypeExpr> members;
    do members.push_back(readOne());
    while (m_scanner.take('|'));
    --m_depth;
    if (members.size() == 1) return TypeExpr(std::move(members.front()));
    return makeUnion(std::move(members), begin);
  }

  TypeExpr readOne() {
    m_scanner.skipSpace();
    const std::size_t begin = m_scanner.at();
    if (m_scanner.take('(')) {
      TypeExpr inner = readUnion();
      m_scanner.expect(')');
      return inner;
    }
    if (m_scanner.isAtString()) return readForwardReference(begin);
    const std::string_view name = canonicalName(m_scanner.readName());
    if (name == "Literal") return readLiterals(begin);
    if (name == "Annotated") return readAnnotated(begin);
    const auto constrained = std::ranges::find(constrainedTypes, name, &Constrained::name);
    if (constrained != constrainedTypes.end()) return readConstrained(*constrained, begin);
    if (!m_scanner.take('[')) return named(name, begin);
    return generic(name, readArguments(), begin);
  }

  TypeExpr readForwardReference(std::size_t begin) {
    const std::string inner = m_scanner.readString();
    TypeExpr result = TypeReader(inner, m_depth).readAll();
    result.offset = begin;
    return result;
  }

  TypeExpr generic(std::string_view name, std::vector<TypeExpr> arguments, std::size_t begin) {
    const auto dots = std::ranges::find(arguments, "...", &TypeExpr::name);
    if (dots != arguments.end() && (name == "Optional" || name == "Union"))
      m_scanner.fail("'...' is no type: it says that a tuple is of any length", dots->offset);
    if (name == "Optional") {
      if (arguments.size() != 1) m_scanner.fail("Optional takes one type", begin);
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
    m_scanner.skipSpace();
    if (m_scanner.takeText("()")) {
      m_scanner.expect(']');
      return result;
    }
    do {
      m_scanner.skipSpace();
      if (m_scanner.peek() == ']' && !result.empty()) break;
      const std::size_t begin = m_scanner.at();
      result.push_back(m_scanner.takeText("...") ? named("...", begin) : readUnion());
    } while (m_scanner.take(','));
    m_scanner.expect(']');
    return result;
  }

  TypeExpr annotated(TypeExpr type, std::vector<Metadata> metadata, std::size_t begin) {
    if (type.form == TypeExpr::Form::Annotated) {
      std::ranges::move(metadata, std::back_inserter(type.metadata));
      return type;
    }
    TypeExpr result;
    result.form = TypeExpr::Form::Annotated;
    result.offset = begin;
    result.arguments.push_back(std::move(type));
    result.metadata = std::move(metadata);
    return result;
  }

  TypeExpr readAnnotated(std::size_t begin) {
    if (!m_scanner.take('[')) m_scanner.fail("Annotated needs a type and what constrains it: Annotated[int, Gt(0)]");
    TypeExpr type = readUnion();
    std::vector<Metadata> metadata;
    while (m_scanner.take(',')) {
      m_scanner.skipSpace();
      if (m_scanner.peek() == ']') break;
      metadata.push_back(readMetadata());
    }
    m_scanner.expect(']');
    if (metadata.empty()) m_scanner.fail("Annotated needs a constraint beside the type", begin);
    return annotated(std::move(type), std::move(metadata), begin);
  }

  Metadata readMetadata() {
    if (!m_scanner.isAtName()) m_scanner.fail("Expected a constraint like Gt(0) or Field(ge=0)");
    Metadata result{std::string(canonicalName(m_scanner.readName())), {}};
    if (m_scanner.take('(')) result.arguments = schema::readArguments(m_scanner);
    return result;
  }

  // conint(gt=0) is Annotated[int, Field(gt=0)]; conlist(int, max_length=3) has its item first.
  TypeExpr readConstrained(const Constrained& constrained, std::size_t begin) {
    TypeExpr type = named(constrained.type, begin);
    if (!m_scanner.take('(')) m_scanner.fail(std::string(constrained.name) + " needs its constraints in parentheses");
    if (constrained.takesItem) {
      m_scanner.skipSpace();
      m_scanner.takeText("item_type=");
      type.form = TypeExpr::Form::Generic;
      type.arguments.push_back(readUnion());
      m_scanner.take(',');
    }
    Metadata field{"Field", schema::readArguments(m_scanner)};
    std::erase_if(field.arguments, [](const auto& argument) { return argument.second.is_null(); });
    for (const auto& [name, value] : field.arguments)
      if (name.empty()) m_scanner.fail(std::string(constrained.name) + " takes its constraints by name", begin);
    if (field.arguments.empty()) return type;
    TypeExpr result = annotated(std::move(type), {std::move(field)}, begin);
    if (constrained.name != "condecimal") result.name = std::string(constrained.name);
    return result;
  }

  TypeExpr readLiterals(std::size_t begin) {
    if (!m_scanner.take('[')) m_scanner.fail("Literal needs its values: Literal['a', 'b']");
    TypeExpr result;
    result.form = TypeExpr::Form::Literal;
    result.offset = begin;
    do {
      m_scanner.skipSpace();
      if (m_scanner.peek() == ']' && !result.literals.empty()) break;
      auto value = readLiteralValue();
      if (std::ranges::find(result.literals, value) == result.literals.end())
        result.literals.push_back(std::move(value));
    } while (m_scanner.take(','));
    m_scanner.expect(']');
    return result;
  }

  LiteralValue readLiteralValue() {
    if (m_scanner.isAtString()) return m_scanner.readString();
    if (m_scanner.peek() == '-' || isDigit(m_scanner.peek())) return readInteger();
    const std::size_t begin = m_scanner.at();
    if (m_scanner.isAtBytes()) return readBytes();
    const std::string_view name = m_scanner.isAtName() ? m_scanner.readName() : std::string_view();
    if (name == "True") return true;
    if (name == "False") return false;
    if (name == "None") return nullptr;
    if (const auto dot = name.rfind('.'); dot != std::string_view::npos)
      return MemberLiteral{std::string(canonicalName(name.substr(0, dot))), std::string(name.substr(dot + 1))};
    m_scanner.fail("Literal takes text in quotes, whole numbers, True, False, None or a member of an enum: Color.red",
                   begin);
  }

  LiteralValue readInteger() {
    std::int64_t value = 0;
    const std::string_view rest = m_scanner.rest();
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error == std::errc::invalid_argument) m_scanner.fail("Not a whole number");
    const auto length = static_cast<std::size_t>(end - rest.data());
    m_scanner.skip(length);
    if (error == std::errc()) return value;
    return LongInteger{std::string(rest.substr(0, length))};
  }

  LiteralValue readBytes() {
    const std::size_t begin = m_scanner.at();
    m_scanner.skip(1);
    const std::string text = m_scanner.readString();
    BytesLiteral result;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t byte = nextCodePoint(text, at);
      if (byte > 0xFF) m_scanner.fail("Bytes hold no such characters", begin);
      result.bytes += static_cast<char>(byte);
    }
    return result;
  }

  TypeScanner m_scanner;
  int m_depth = 0;
};

std::string printValue(const LiteralValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return pythonRepr(Value::str(*text));
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* number = std::get_if<LongInteger>(&value)) return number->digits;
  if (const auto* bytes = std::get_if<BytesLiteral>(&value)) return pythonRepr(Value::bytes(bytes->bytes));
  if (const auto* member = std::get_if<MemberLiteral>(&value)) return member->type + "." + member->member;
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

std::string printMetadata(const Metadata& metadata) {
  return metadata.name + "(" + printArguments(metadata.arguments) + ")";
}

} // namespace

std::expected<TypeExpr, TypeError> parseType(std::string_view text) {
  if (!checkUtf8(text).isValid) return std::unexpected(TypeError{"The type holds bytes that are no UTF-8", 0});
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
  case TypeExpr::Form::Literal: return "Literal[" + joined(type.literals, ", ", printValue) + "]";
  case TypeExpr::Form::Annotated:
    return "Annotated[" + print(type.arguments.front()) + ", " + joined(type.metadata, ", ", printMetadata) + "]";
  }
  return {};
}

} // namespace signalbox::schema
