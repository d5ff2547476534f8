// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TypeExpr: a type in Python typing syntax as a tree: list[Item] | None, dict[str, float], Literal['a', 'b'].
#pragma once

#include "core/value/value.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace signalbox::schema {

// One thing that stands in Annotated beside the type: Field(ge=0), Gt(0), Strict().
struct Metadata {
  std::string name;
  std::vector<std::pair<std::string, nlohmann::ordered_json>> arguments; // as core/schema/type_literal.h says

  bool operator==(const Metadata&) const = default;
};

// What stands in Literal[...] beside None, True, 'text' and whole numbers of 64 bits.
struct LongInteger {
  std::string digits; // with a '-' where it is negative
  bool operator==(const LongInteger&) const = default;
};
struct BytesLiteral {
  std::string bytes;
  bool operator==(const BytesLiteral&) const = default;
};
struct MemberLiteral { // Color.red
  std::string type;
  std::string member;
  bool operator==(const MemberLiteral&) const = default;
};
using LiteralValue =
    std::variant<std::nullptr_t, bool, std::int64_t, std::string, LongInteger, BytesLiteral, MemberLiteral>;

struct TypeExpr {
  enum class Form { Name, Generic, Union, Literal, Annotated };
  Form form = Form::Name;
  std::string name;                   // Name: "int", "Item"; Generic: "list", "dict", "tuple"; "..." inside tuple
  std::vector<TypeExpr> arguments;    // Generic, Union; Annotated: the type
  std::vector<LiteralValue> literals; // Literal
  std::size_t offset = 0;             // of the first byte in the source
  std::vector<Metadata> metadata{};   // Annotated

  bool operator==(const TypeExpr&) const = default;
};

struct TypeError {
  std::string message;
  std::size_t offset = 0;
};

std::expected<TypeExpr, TypeError> parseType(std::string_view text);
std::string print(const TypeExpr& type); // canonical: Optional[X] becomes X | None, conint(gt=0) Annotated

// Every name the built-in types answer to: "str", "int", ..., "datetime", "UUID"; for completion and diagnostics.
std::span<const std::string_view> builtinTypes();

} // namespace signalbox::schema
