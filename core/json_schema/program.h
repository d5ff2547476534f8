// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Program: what compile() makes and Evaluator runs. A node is one schema; nodes refer to each other by index, and what
// only some schemas have lies in side tables.
#pragma once

#include "core/json_schema/formats.h"
#include "core/json_schema/key_table.h"
#include "core/json_schema/registry.h"
#include "core/regex/pattern.h"
#include "core/value/value.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace signalbox::json_schema {

using NodeIndex = std::uint32_t;
inline constexpr std::uint32_t none = UINT32_MAX;

using TypeSet = std::uint8_t;
enum TypeBit : TypeSet {
  NullType = 1,
  BooleanType = 2,
  IntegerType = 4,
  FractionType = 8, // numbers that are no integers
  StringType = 16,
  ArrayType = 32,
  ObjectType = 64,
  NumberType = IntegerType | FractionType,
  AnyType = 127
};

struct EqualsRules { // enum and const
  std::string_view keyword;
  std::vector<Value> values;
  std::unordered_multimap<std::size_t, std::size_t> byHash; // of long enums
};

struct NumberRules {
  Value minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf; // Null = absent
  Format format = Format::None;
};

struct TextRules {
  std::uint64_t minLength = 0;
  std::uint64_t maxLength = UINT64_MAX;
  std::string pattern;
  std::shared_ptr<const regex::Pattern> expression; // null without a pattern
  Format format = Format::None;
  std::string formatName;
};

struct ArrayRules {
  std::uint64_t minItems = 0;
  std::uint64_t maxItems = UINT64_MAX;
  bool isUnique = false;
  std::vector<NodeIndex> prefix;
  NodeIndex rest = none; // of the items after the prefix
  std::string_view prefixKeyword, restKeyword;
  NodeIndex contains = none;
  std::uint64_t minContains = 1;
  std::uint64_t maxContains = UINT64_MAX;
  bool containsEvaluates = true;
};

struct PatternProperty {
  std::string pattern;
  std::shared_ptr<const regex::Pattern> expression;
  NodeIndex node = none;
};

struct DependentKeys {
  std::string key;
  std::vector<std::string> required;
  NodeIndex node = none; // or a schema for the whole object
  std::string_view keyword;
};

struct KnownProperty {
  NodeIndex node = none; // none = only required
  bool isRequired = false;
};

struct ObjectRules {
  std::uint64_t minProperties = 0;
  std::uint64_t maxProperties = UINT64_MAX;
  KeyTable keys;                         // of properties and required
  std::vector<KnownProperty> properties; // by position in `keys`
  std::size_t requiredCount = 0;
  std::vector<PatternProperty> patterns;
  NodeIndex additional = none;
  NodeIndex propertyNames = none;
  std::vector<DependentKeys> dependents;
};

// The property whose value decides which branches an object can match: required by all, with fixed texts in each.
struct BranchTag {
  std::string key;
  KeyTable texts;
  std::vector<std::vector<std::uint32_t>> branches; // by position in `texts`
};

struct Applicator {
  enum class Kind : std::uint8_t { Ref, DynamicRef, AllOf, AnyOf, OneOf, Not, If };
  Kind kind = Kind::Ref;
  std::string_view keyword;
  std::vector<NodeIndex> nodes; // If: condition, then, else (none when absent). DynamicRef: where it leads at first
  std::uint32_t dynamic = none; // into Program::dynamicAnchors
  std::uint32_t tag = none;     // of anyOf and oneOf: into Program::tags
};

struct Node {
  enum class Verdict : std::uint8_t { Ask, Always, Never };
  Verdict verdict = Verdict::Ask;
  TypeSet types = AnyType;
  bool wholeFloatIsInteger = true;
  bool isLooping = false; // reaches itself without a step into the input
  bool hasUnevaluated = false;
  bool isLeaf = false;    // looks at the value itself only, not into it
  NodeIndex alias = none; // it is this reference and nothing else
  std::uint32_t resource = 0;
  std::uint32_t equals = none, number = none, text = none, array = none, object = none; // into the tables
  std::uint32_t firstApplicator = 0;
  std::uint32_t applicatorCount = 0;
  NodeIndex unevaluatedItems = none, unevaluatedProperties = none;
};

// Where a $dynamicRef of that name leads, by the resource that is in the dynamic scope.
using DynamicAnchor = std::unordered_map<std::uint32_t, NodeIndex>;

struct Program {
  std::vector<Node> nodes;
  std::vector<std::string> locations; // by node: absolute address with pointer
  std::vector<EqualsRules> equals;
  std::vector<NumberRules> numbers;
  std::vector<TextRules> texts;
  std::vector<ArrayRules> arrays;
  std::vector<ObjectRules> objects;
  std::vector<Applicator> applicators;
  std::vector<DynamicAnchor> dynamicAnchors;
  std::vector<BranchTag> tags;
  std::vector<std::string> notes;
  std::vector<DocumentPtr> documents; // keep the values of enums and bounds
  NodeIndex root = 0;
};

} // namespace signalbox::json_schema
