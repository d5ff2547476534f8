// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/upgrade.h"

#include "core/json_schema/dialect.h"

namespace signalbox::json_schema {

namespace {

using design::Json;

void putIfNew(Json& object, const char* key, Json value) {
  if (!object.contains(key)) object[key] = std::move(value);
}

void upgradeExclusive(Json& schema, const char* bound, const char* exclusive) {
  const auto flag = schema.find(exclusive);
  if (flag == schema.end() || !flag->is_boolean()) return;
  const bool isExclusive = flag->get<bool>();
  schema.erase(exclusive);
  if (!isExclusive || !schema.contains(bound)) return;
  schema[exclusive] = schema[bound];
  schema.erase(bound);
}

void upgradeNullable(Json& schema) {
  const bool isNullable = memberOr(schema, "nullable", Json(false)) == Json(true);
  schema.erase("nullable");
  if (!isNullable || !schema.contains("type") || !schema["type"].is_string()) return;
  schema["type"] = Json::array({schema["type"], "null"});
}

void upgradeItems(Json& schema) {
  if (schema.contains("items") && schema["items"].is_array()) {
    schema["prefixItems"] = schema["items"];
    schema.erase("items");
    if (schema.contains("additionalItems")) schema["items"] = schema["additionalItems"];
  }
  schema.erase("additionalItems");
}

void upgradeDependencies(Json& schema) {
  const auto found = schema.find("dependencies");
  if (found == schema.end() || !found->is_object()) return;
  const Json dependencies = *found;
  schema.erase("dependencies");
  for (const auto& [key, value] : dependencies.items())
    schema[value.is_array() ? "dependentRequired" : "dependentSchemas"][key] = value;
}

// The keywords of one schema, not of those inside it.
Json upgradedWords(const Json& schema, Dialect dialect, const Features& features) {
  if (!features.refHasSiblings && schema.contains("$ref")) return Json{{"$ref", schema["$ref"]}};
  Json result = schema;
  if (features.hasNullable) upgradeNullable(result);
  if (!features.hasNumericExclusives) {
    upgradeExclusive(result, "minimum", "exclusiveMinimum");
    upgradeExclusive(result, "maximum", "exclusiveMaximum");
  }
  if (!features.hasPrefixItems && features.hasPatternProperties) upgradeItems(result);
  if (features.hasPatternProperties) upgradeDependencies(result);
  const bool isOpenApi = dialect == Dialect::OpenApi30 || dialect == Dialect::OpenApi31;
  if (isOpenApi && result.contains("example")) {
    putIfNew(result, "examples", Json::array({result["example"]}));
    result.erase("example");
  }
  return result;
}

} // namespace

Json memberOr(const Json& object, const std::string& key, Json otherwise) {
  if (!object.is_object()) return otherwise;
  const auto found = object.find(key);
  return found != object.end() ? Json(*found) : otherwise;
}

Json upgraded(const Json& schema, Dialect dialect) {
  if (!schema.is_object()) return schema;
  const Features features = featuresOf(dialect);
  Json result = upgradedWords(schema, dialect, features);
  for (auto& [key, value] : result.get_ref<Json::object_t&>()) {
    const Holds held = holds(key, Features{});
    if (value.is_array() && held == Holds::Schemas)
      for (Json& item : value) item = upgraded(item, dialect);
    else if (value.is_object() && (held == Holds::NamedSchemas || held == Holds::Dependencies))
      for (Json& item : value) item = item.is_object() ? upgraded(item, dialect) : item;
    else if (value.is_object() && (held == Holds::Schema || held == Holds::SchemaOrSchemas))
      value = upgraded(value, dialect);
  }
  return result;
}

} // namespace signalbox::json_schema
