// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Schemas to type expressions with facets. Nothing comes back where a type would say something else than the schema.
#include "core/json_schema/importer.h"
#include "core/regex/pattern.h"
#include "core/value/write.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::json_schema {

using design::Json;

namespace {

using Names = std::initializer_list<std::string_view>;

constexpr auto textTypes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"date", "date"},
    {"date-time", "datetime"},
    {"time", "time"},
    {"duration", "timedelta"},
    {"uuid", "UUID"},
    {"email", "EmailStr"},
    {"uri", "AnyUrl"},
    {"ipv4", "IPv4Address"},
    {"ipv6", "IPv6Address"},
    {"binary", "bytes"},
});

constexpr auto bounds = std::to_array<std::pair<const char*, const char*>>({
    {"minimum", "ge"},
    {"exclusiveMinimum", "gt"},
    {"maximum", "le"},
    {"exclusiveMaximum", "lt"},
    {"multipleOf", "multiple_of"},
});

struct TypeWords {
  std::string_view type;
  std::vector<std::string_view> keywords;
};
const std::vector<TypeWords>& typeWords() {
  static const std::vector<TypeWords> words{
      {"null", {}},
      {"boolean", {}},
      {"integer", {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"}},
      {"number", {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"}},
      {"string", {"minLength", "maxLength", "pattern", "format"}},
      {"array", {"items", "prefixItems", "minItems", "maxItems", "uniqueItems"}},
      {"object", {"properties", "required", "additionalProperties", "minProperties", "maxProperties", "propertyNames"}},
  };
  return words;
}

bool isNull(const Json& schema) {
  return schema.is_object() && (schema == Json{{"type", "null"}} || assertionsOf(schema) == Json{{"type", "null"}});
}

std::optional<std::string> literalText(const Json& value) {
  if (value.is_string()) return pythonRepr(Value::str(value.get_ref<const std::string&>()));
  if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
  if (value.is_null()) return "None";
  const bool isSmall =
      value.is_number_integer() && (!value.is_number_unsigned() || value.get<std::uint64_t>() <= INT64_MAX);
  if (isSmall) return value.dump();
  return {};
}

std::optional<ImportedType> literal(const Json& values) {
  std::string type;
  if (!values.is_array() || values.empty()) return {};
  for (const Json& value : values) {
    const auto text = literalText(value);
    if (!text) return {};
    type += (type.empty() ? "" : ", ") + *text;
  }
  return ImportedType{"Literal[" + type + "]", Json::object()};
}

void copyFacet(const Json& schema, const char* keyword, const char* facet, ImportedType& type) {
  if (schema.contains(keyword)) type.facets[facet] = schema[keyword];
}

ImportedType orNone(ImportedType type) {
  if (type.type != "Any" && type.type != "None" && !type.type.ends_with("| None")) type.type += " | None";
  return type;
}

// ECMA-262's \d and \w are ASCII's; Python's engine here takes them for Unicode's.
std::string asRustPattern(std::string_view pattern) {
  std::string result;
  bool isInClass = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    if (c == '\\' && (next == 'd' || next == 'w')) {
      const std::string set = next == 'd' ? "0-9" : "A-Za-z0-9_";
      result += isInClass ? set : "[" + set + "]";
      ++i;
      continue;
    }
    if (c == '[') isInClass = true;
    if (c == ']') isInClass = false;
    result += c;
    if (c == '\\' && next != '\0') result += pattern[++i];
  }
  return result;
}

// Facets where there is no field to hold them: Annotated[int, Field(ge=0)].
std::string annotated(const ImportedType& type) {
  std::string arguments;
  for (const auto& [key, value] : type.facets.items()) {
    if (key == "json_schema_extra") continue;
    const std::string text = value.is_number_float() ? value.dump() : literalText(value).value_or(value.dump());
    arguments += (arguments.empty() ? "" : ", ") + key + "=" + text;
  }
  return arguments.empty() ? type.type : "Annotated[" + type.type + ", Field(" + arguments + ")]";
}

} // namespace

std::optional<ImportedType> Importer::typeOf(const Json& schema, const std::string& name) {
  if (schema.is_boolean()) return schema.get<bool>() ? std::optional(ImportedType{"Any"}) : std::nullopt;
  if (!schema.is_object()) return ImportedType{"Any"};
  if (schema.contains("$ref")) return hasOnly(schema, {"$ref"}) ? reference(schema) : std::nullopt;
  if (assertionsOf(schema).empty()) return ImportedType{"Any"};
  if (schema.contains("const") && hasOnly(schema, {"const", "type"})) return literal(Json::array({schema["const"]}));
  if (schema.contains("enum") && hasOnly(schema, {"enum", "type"})) return literal(schema["enum"]);
  if (schema.contains("anyOf") || schema.contains("oneOf")) return choice(schema, name);
  if (!schema.contains("allOf")) return ofTypes(schema, name);
  const Json& parts = schema["allOf"];
  if (hasOnly(schema, {"allOf"}) && parts.is_array() && parts.size() == 1) return typeOf(parts[0], name);
  const auto whole = merged(schema, 0);
  if (!plainBase(schema) && !(whole && isPlainObject(*whole) && whole->contains("properties"))) return {};
  const std::string own = m_names.take(modelName(name));
  makeModel(own, schema);
  return ImportedType{own};
}

std::optional<ImportedType> Importer::reference(const Json& schema) {
  if (!schema["$ref"].is_string()) return ImportedType{"Any"};
  if (const Definition* meant = target(schema)) return ImportedType{meant->name};
  note(schema["$ref"].get<std::string>(), "This reference leads out of the document; anything passes there.");
  return ImportedType{"Any"};
}

std::optional<ImportedType> Importer::ofTypes(const Json& schema, const std::string& name) {
  Json types = memberOr(schema, "type", Json());
  if (types.is_null() && schema.contains("properties")) {
    types = "object";
    note(name, "It has no type; properties make it an object.");
  }
  if (types.is_string()) types = Json::array({types});
  if (!types.is_array() || types.empty()) return {};
  const Json words = assertionsOf(schema);
  std::vector<std::pair<std::string, Json>> parts;
  std::size_t used = words.contains("type") ? 1 : 0;
  bool hasNull = false;
  for (const TypeWords& known : typeWords()) {
    if (std::ranges::find(types, Json(known.type)) == types.end()) continue;
    Json part{{"type", known.type}};
    for (const std::string_view keyword : known.keywords)
      if (words.contains(keyword)) part[std::string(keyword)] = words[std::string(keyword)];
    used += part.size() - 1;
    hasNull |= known.type == "null";
    if (known.type != "null") parts.emplace_back(known.type, std::move(part));
  }
  const bool hasBothNumbers = parts.size() > 1 && parts[0].first == "integer" && parts[1].first == "number";
  if (used < words.size() || hasBothNumbers) return {};
  if (parts.empty()) return ImportedType{"None"};
  if (parts.size() == 1) {
    for (const char* key : {"description", "title", "examples"})
      if (schema.contains(key)) parts[0].second[key] = schema[key];
    auto type = ofType(parts[0].second, parts[0].first, name);
    return type && hasNull ? orNone(std::move(*type)) : type;
  }
  ImportedType result;
  for (const auto& [type, part] : parts) result.type += (result.type.empty() ? "" : " | ") + nested(part, name);
  return hasNull ? orNone(std::move(result)) : result;
}

std::optional<ImportedType> Importer::ofType(const Json& schema, const std::string& type, const std::string& name) {
  if (type == "boolean") return ImportedType{"bool"};
  if (type == "string") return text(schema);
  if (type == "array") return schema.contains("prefixItems") ? tuple(schema, name) : array(schema, name);
  if (type != "object") return number(schema, type);
  const bool isModel = schema.contains("properties") || schema.contains("required");
  if (!isModel) return mapping(schema, name);
  if (!isPlainObject(schema)) return {};
  const std::string own = m_names.take(modelName(name));
  makeObject(own, schema, "");
  return ImportedType{own};
}

std::optional<ImportedType> Importer::text(const Json& schema) {
  ImportedType result{"str"};
  const bool isFree = !schema.contains("minLength") && !schema.contains("maxLength") && !schema.contains("pattern");
  if (schema.contains("format") && schema["format"].is_string()) {
    const std::string format = schema["format"].get<std::string>();
    const auto known =
        std::ranges::find(textTypes, std::string_view(format), [](const auto& entry) { return entry.first; });
    if (known != textTypes.end() && isFree) return ImportedType{std::string(known->second)};
    result.facets["json_schema_extra"] = Json{{"format", format}};
  }
  copyFacet(schema, "minLength", "min_length", result);
  copyFacet(schema, "maxLength", "max_length", result);
  if (!schema.contains("pattern")) return result;
  if (!schema["pattern"].is_string()) return {};
  const std::string pattern = asRustPattern(schema["pattern"].get<std::string>());
  if (!regex::Pattern::compile(pattern, regex::Dialect::Rust)) return {}; // look-around: only the schema can say it
  result.facets["pattern"] = pattern;
  return result;
}

std::optional<ImportedType> Importer::number(const Json& schema, const std::string& type) {
  ImportedType result{type == "integer" ? "int" : "float"};
  for (const auto& [keyword, facet] : bounds) {
    if (!schema.contains(keyword)) continue;
    if (!schema[keyword].is_number() || (type == "integer" && !schema[keyword].is_number_integer())) return {};
    copyFacet(schema, keyword, facet, result);
  }
  if (schema.contains("format")) result.facets["json_schema_extra"] = Json{{"format", schema["format"]}};
  return result;
}

// A set takes repetitions and drops them; of what cannot be in a set, only the schema can say that it is unique.
std::optional<ImportedType> Importer::array(const Json& schema, const std::string& name) {
  const Json items = memberOr(schema, "items", Json(true));
  const bool isUnique = memberOr(schema, "uniqueItems", Json(false)) == Json(true);
  if (items == Json(false)) return {};
  ImportedType result;
  if (isUnique) {
    const auto item = typeOf(items, name + "Item");
    constexpr auto hashable = std::to_array<std::string_view>(
        {"str", "int", "float", "bool", "date", "datetime", "time", "timedelta", "UUID", "bytes"});
    const bool isHashable =
        item && (std::ranges::find(hashable, item->type) != hashable.end() || item->type.starts_with("Literal["));
    if (!isHashable) return {};
    result.type = "set[" + nested(items, name + "Item") + "]";
  } else {
    result.type = "list[" + nested(items, name + "Item") + "]";
  }
  copyFacet(schema, "minItems", "min_length", result);
  copyFacet(schema, "maxItems", "max_length", result);
  return result;
}

// Only arrays that must have exactly the items of the prefix.
std::optional<ImportedType> Importer::tuple(const Json& schema, const std::string& name) {
  const Json& prefix = schema["prefixItems"];
  if (!prefix.is_array() || memberOr(schema, "uniqueItems", Json(false)) == Json(true)) return {};
  const Json size = prefix.size();
  const bool isClosed =
      memberOr(schema, "items", Json(true)) == Json(false) || memberOr(schema, "maxItems", Json()) == size;
  if (memberOr(schema, "minItems", Json()) != size || !isClosed) return {};
  if (schema.contains("maxItems") && schema["maxItems"] != size) return {};
  std::string type;
  for (std::size_t i = 0; i < prefix.size(); ++i)
    type += (i > 0 ? ", " : "") + nested(prefix[i], name + "Item" + std::to_string(i + 1));
  return ImportedType{"tuple[" + (type.empty() ? "()" : type) + "]"};
}

std::optional<ImportedType> Importer::mapping(const Json& schema, const std::string& name) {
  const Json values = memberOr(schema, "additionalProperties", Json(true));
  if (values == Json(false)) return {};
  std::string key = "str";
  if (schema.contains("propertyNames")) {
    const auto names = typeOf(schema["propertyNames"], name + "Key");
    if (!names) return {};
    key = names->type == "Any" ? "str" : annotated(*names);
  }
  ImportedType result{"dict[" + key + ", " + nested(values, name + "Value") + "]"};
  copyFacet(schema, "minProperties", "min_length", result);
  copyFacet(schema, "maxProperties", "max_length", result);
  return result;
}

std::string Importer::nested(const Json& schema, const std::string& name) {
  const auto type = typeOf(schema, name);
  return type ? annotated(*type) : makeGeneral(schema, name);
}

std::optional<ImportedType> Importer::choice(const Json& schema, const std::string& name) {
  const char* keyword = schema.contains("anyOf") ? "anyOf" : "oneOf";
  if (!hasOnly(schema, {keyword}) || !schema[keyword].is_array() || schema[keyword].empty()) return {};
  Json others = Json::array();
  for (const Json& alternative : schema[keyword])
    if (!isNull(alternative)) others.push_back(alternative);
  const std::size_t nulls = schema[keyword].size() - others.size();
  if (others.empty()) return nulls == 1 ? std::optional(ImportedType{"None"}) : std::nullopt;
  if (std::string_view(keyword) == "oneOf" && !areDisjoint(schema[keyword])) return {};
  std::optional<ImportedType> result;
  if (others.size() == 1) {
    result = typeOf(others[0], name);
  } else {
    result.emplace();
    for (std::size_t i = 0; i < others.size(); ++i)
      result->type += (i > 0 ? " | " : "") + nested(others[i], name + "Option" + std::to_string(i + 1));
    if (const auto tag = nulls == 0 ? discriminator(schema) : std::nullopt) result->facets["discriminator"] = *tag;
  }
  return result && nulls > 0 ? orNone(std::move(*result)) : result;
}

// The field by which all alternatives, plain models, are told apart.
std::optional<std::string> Importer::discriminator(const Json& schema) {
  if (!schema.contains("discriminator") || !schema["discriminator"].is_object()) return {};
  const Json property = memberOr(schema["discriminator"], "propertyName", Json());
  if (!property.is_string()) return {};
  const std::string key = property.get<std::string>();
  for (const Json& alternative : schema[schema.contains("anyOf") ? "anyOf" : "oneOf"]) {
    const Definition* meant = alternative.is_object() ? target(alternative) : nullptr;
    if (!meant || !isPlainObject(meant->schema)) return {};
    const Json tag = memberOr(memberOr(meant->schema, "properties", Json::object()), key, Json::object());
    if (!tag.is_object() || (!tag.contains("const") && !tag.contains("enum"))) return {};
  }
  return fieldName(key);
}

// By type, or by a required property whose values differ.
bool Importer::areDisjoint(const Json& alternatives) {
  std::vector<Json> schemas;
  for (const Json& alternative : alternatives) {
    const Definition* meant = alternative.is_object() && alternative.contains("$ref") ? target(alternative) : nullptr;
    schemas.push_back(meant ? meant->schema : alternative);
  }
  const auto typesOf = [](const Json& schema) {
    Json types = schema.is_object() ? memberOr(schema, "type", Json()) : Json();
    if (types.is_null() && schema.is_object() && schema.contains("const") && schema["const"].is_string())
      types = "string";
    return types.is_string() ? Json::array({types}) : types;
  };
  const auto valuesOf = [](const Json& schema, const std::string& key) {
    const Json property = memberOr(memberOr(schema, "properties", Json::object()), key, Json::object());
    if (!property.is_object()) return Json();
    return property.contains("const") ? Json::array({property["const"]}) : memberOr(property, "enum", Json());
  };
  const auto share = [](const Json& left, const Json& right) {
    return std::ranges::any_of(left, [&](const Json& item) {
      const bool isNumber = item == "integer" || item == "number";
      return std::ranges::any_of(right, [&](const Json& other) {
        return other == item || (isNumber && (other == "integer" || other == "number"));
      });
    });
  };
  const auto differ = [&](const Json& left, const Json& right) {
    const Json leftTypes = typesOf(left), rightTypes = typesOf(right);
    if (leftTypes.is_array() && rightTypes.is_array() && !share(leftTypes, rightTypes)) return true;
    if (leftTypes != Json::array({"object"}) || rightTypes != Json::array({"object"})) return false;
    const Json required = memberOr(left, "required", Json::array());
    return std::ranges::any_of(required, [&](const Json& key) {
      if (!key.is_string()) return false;
      const Json ours = valuesOf(left, key.get<std::string>()), theirs = valuesOf(right, key.get<std::string>());
      return ours.is_array() && theirs.is_array() && !share(ours, theirs);
    });
  };
  for (std::size_t i = 0; i < schemas.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!differ(schemas[i], schemas[j])) return false;
  return true;
}

} // namespace signalbox::json_schema
