// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one dialect of JSON Schema has and another has not, and where subschemas stand.
#pragma once

#include "core/json_schema/registry.h"

#include <optional>
#include <string_view>

namespace signalbox::json_schema {

struct Features {
  std::string_view idKeyword = "$id"; // empty: schemas have no addresses of their own
  bool hasFragmentIds = false;        // "$id": "#name" names a place
  bool hasAnchors = true;             // $anchor
  bool hasDynamicRef = true;
  bool hasRecursiveRef = false;
  bool refHasSiblings = true;
  bool hasNumericExclusives = true;
  bool hasConst = true; // and contains, propertyNames
  bool hasConditions = true;
  bool hasDependents = true; // and minContains, unevaluated*
  bool hasPrefixItems = true;
  bool containsEvaluates = true;
  bool hasPatternProperties = true; // and dependencies, additionalItems
  bool hasNullable = false;
  bool wholeFloatIsInteger = true;
};

// The features of a dialect, less what its vocabularies leave out.
struct Rules {
  Dialect dialect = Dialect::Draft202012;
  Features features;
  bool hasApplicators = true;
  bool hasUnevaluated = true;
  bool hasValidation = true;
  bool assertsFormat = false;
};

Features featuresOf(Dialect dialect);
std::string_view metaschemaUri(Dialect dialect);
std::optional<Dialect> dialectOf(std::string_view schemaKeyword); // value of $schema

// What a keyword's value holds.
enum class Holds : std::uint8_t { NoSchemas, Schema, Schemas, NamedSchemas, SchemaOrSchemas, Dependencies };
Holds holds(std::string_view keyword, const Features& features);

} // namespace signalbox::json_schema
