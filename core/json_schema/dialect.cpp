// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/dialect.h"

#include <array>

namespace signalbox::json_schema {

namespace {

using Has = bool Features::*;

struct Applicator {
  std::string_view keyword;
  Holds holds;
  Has needs = nullptr; // the feature without which it is no keyword
};

constexpr auto applicators = std::to_array<Applicator>({
    {"properties", Holds::NamedSchemas},
    {"items", Holds::SchemaOrSchemas},
    {"allOf", Holds::Schemas},
    {"anyOf", Holds::Schemas},
    {"oneOf", Holds::Schemas},
    {"not", Holds::Schema},
    {"additionalProperties", Holds::Schema},
    {"$defs", Holds::NamedSchemas, &Features::hasDependents},
    {"definitions", Holds::NamedSchemas, &Features::hasPatternProperties},
    {"patternProperties", Holds::NamedSchemas, &Features::hasPatternProperties},
    {"additionalItems", Holds::Schema, &Features::hasPatternProperties},
    {"dependencies", Holds::Dependencies, &Features::hasPatternProperties},
    {"prefixItems", Holds::Schemas, &Features::hasPrefixItems},
    {"contains", Holds::Schema, &Features::hasConst},
    {"propertyNames", Holds::Schema, &Features::hasConst},
    {"if", Holds::Schema, &Features::hasConditions},
    {"then", Holds::Schema, &Features::hasConditions},
    {"else", Holds::Schema, &Features::hasConditions},
    {"dependentSchemas", Holds::NamedSchemas, &Features::hasDependents},
    {"unevaluatedItems", Holds::Schema, &Features::hasDependents},
    {"unevaluatedProperties", Holds::Schema, &Features::hasDependents},
    {"contentSchema", Holds::Schema, &Features::hasDependents},
});

Features draft201909() {
  Features features;
  features.hasDynamicRef = false;
  features.hasRecursiveRef = true;
  features.hasPrefixItems = false;
  features.containsEvaluates = false;
  return features;
}

Features draft7() {
  Features features = draft201909();
  features.hasFragmentIds = true;
  features.hasAnchors = false;
  features.hasRecursiveRef = false;
  features.refHasSiblings = false;
  features.hasDependents = false;
  return features;
}

Features draft6() {
  Features features = draft7();
  features.hasConditions = false;
  return features;
}

Features draft4() {
  Features features = draft6();
  features.idKeyword = "id";
  features.hasNumericExclusives = false;
  features.hasConst = false;
  features.wholeFloatIsInteger = false;
  return features;
}

Features openApi30() {
  Features features = draft4();
  features.idKeyword = {};
  features.hasFragmentIds = false;
  features.hasPatternProperties = false;
  features.hasNullable = true;
  features.wholeFloatIsInteger = true;
  return features;
}

constexpr std::string_view openApi31Dialect = "https://spec.openapis.org/oas/3.1/dialect/base";

} // namespace

Features featuresOf(Dialect dialect) {
  switch (dialect) {
  case Dialect::Draft4: return draft4();
  case Dialect::Draft6: return draft6();
  case Dialect::Draft7: return draft7();
  case Dialect::Draft201909: return draft201909();
  case Dialect::OpenApi30: return openApi30();
  default: return {};
  }
}

std::string_view metaschemaUri(Dialect dialect) {
  switch (dialect) {
  case Dialect::Draft4: return "http://json-schema.org/draft-04/schema";
  case Dialect::Draft6: return "http://json-schema.org/draft-06/schema";
  case Dialect::Draft7: return "http://json-schema.org/draft-07/schema";
  case Dialect::Draft201909: return "https://json-schema.org/draft/2019-09/schema";
  case Dialect::Draft202012: return "https://json-schema.org/draft/2020-12/schema";
  case Dialect::OpenApi31: return openApi31Dialect;
  default: return {};
  }
}

std::optional<Dialect> dialectOf(std::string_view schemaKeyword) {
  if (schemaKeyword.ends_with('#')) schemaKeyword.remove_suffix(1);
  for (const Dialect dialect : {Dialect::Draft4, Dialect::Draft6, Dialect::Draft7, Dialect::Draft201909,
                                Dialect::Draft202012, Dialect::OpenApi31})
    if (schemaKeyword == metaschemaUri(dialect)) return dialect;
  return {};
}

Holds holds(std::string_view keyword, const Features& features) {
  for (const Applicator& applicator : applicators)
    if (applicator.keyword == keyword)
      return !applicator.needs || features.*applicator.needs ? applicator.holds : Holds::NoSchemas;
  return Holds::NoSchemas;
}

} // namespace signalbox::json_schema
