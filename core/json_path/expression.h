// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A JSONPath expression as a tree, in the words of RFC 9535 §2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace signalbox::regex {
class Pattern;
}

namespace signalbox::json_path {

struct Condition;

struct Wildcard {
  bool operator==(const Wildcard&) const = default;
};

struct Slice { // §2.3.4
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
  std::int64_t step = 1;
  bool operator==(const Slice&) const = default;
};

// A name, an index, or what chooses several.
using Selector = std::variant<std::string, std::int64_t, Wildcard, Slice, std::shared_ptr<const Condition>>;

struct Segment {
  bool isDescendant = false; // §2.5.2
  std::vector<Selector> selectors;
};

struct Query {
  bool isRelative = false; // begins at @, the node a filter is asked about
  std::vector<Segment> segments;
};

bool isSingular(const Query& query); // §2.3.5.1: at most one node

// Numbers are compared exactly where both are whole and fit.
struct Number {
  double real = 0;
  std::optional<std::int64_t> whole;
};
std::optional<Number> readNumber(std::string_view text); // of a number as JSON writes them

using Literal = std::variant<std::nullptr_t, bool, Number, std::string>;

struct Call;
using Comparable = std::variant<Literal, Query, std::shared_ptr<const Call>>;

enum class Function : std::uint8_t { Length, Count, Match, Search, Value }; // §2.4.4 to §2.4.8

struct Call {
  Function function = Function::Length;
  std::vector<Comparable> arguments;             // as many as the function takes, of its types
  bool hasFixedPattern = false;                  // the second one is a literal
  std::shared_ptr<const regex::Pattern> pattern; // of it; null when it is no I-Regexp: then nothing matches
};

enum class Operator : std::uint8_t { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

struct Condition {
  enum class Kind : std::uint8_t { Any, All, Not, Compares, Exists, Holds };
  Kind kind = Kind::Any;
  std::vector<Condition> parts; // Any, All, Not
  Operator comparison = Operator::Equal;
  std::vector<Comparable> operands; // Compares: two; Holds: one Call of match or search
  Query query;                      // Exists
};

} // namespace signalbox::json_path
