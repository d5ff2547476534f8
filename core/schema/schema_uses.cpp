// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of SchemaWriter about types where they are used: what Field() says of parameters and fields.
#include "core/schema/schema_writer.h"
#include "core/schema/serialise.h"
#include "core/value/secret_value.h"
#include "core/value/write.h"

namespace signalbox::schema {

using design::Json;

namespace {

// What Field() says about a value, in Pydantic's order. json_schema_extra may replace anything.
void addFacets(const Json& facets, Json& schema) {
  const auto facet = [&](const char* key) -> const Json* {
    const auto at = facets.find(key);
    return at == facets.end() ? nullptr : &*at;
  };
  for (const char* key : {"title", "description"})
    if (const Json* text = facet(key); text && text->is_string()) schema[key] = *text;
  if (const Json* deprecated = facet("deprecated"); deprecated && *deprecated != false && !deprecated->is_null())
    schema["deprecated"] = true;
  if (const Json* examples = facet("examples"); examples && examples->is_array()) schema["examples"] = *examples;
  if (const Json* extra = facet("json_schema_extra"); extra && extra->is_object()) schema.update(*extra);
}

// Types that write their own schema over whatever Field() said of them.
bool forgetsFacets(const Node& node) { return node.kind == NodeKind::Ip || node.kind == NodeKind::Pattern; }

// Types that add to the schema of the text they are; with a constraint around them they have done it before.
bool addsFormatLast(const Program& program, const Node& node, const Json& schema) {
  if (schema.contains("minLength") || schema.contains("maxLength") || schema.contains("pattern")) return false;
  switch (node.kind) {
  case NodeKind::Email:
  case NodeKind::NameEmail:
  case NodeKind::Secret:
  case NodeKind::SecretBytes:
  case NodeKind::Base64: return true;
  case NodeKind::Path: return program.paths[node.rules].kind == PathKind::Path;
  default: return false;
  }
}

// Types whose own schema stands, where they are in the document, whatever json_schema_extra says.
bool saysFormatAgain(const Program& program, const Node& node) {
  if (node.kind == NodeKind::Uuid) return node.rules != none;
  return node.kind == NodeKind::Path && program.paths[node.rules].kind != PathKind::Path;
}

void keep(const Json& own, std::initializer_list<const char*> keys, Json& schema) {
  for (const char* key : keys)
    if (own.contains(key)) schema[key] = own[key];
}

} // namespace

// A parameter: the facets belong to the type, the default stands around both.
Json SchemaWriter::use(const UseRules& rules, SchemaMode mode) {
  Json schema = write(rules.node, mode);
  const Node& node = m_program.at(rules.node);
  const bool isFormatLast = addsFormatLast(m_program, node, schema);
  const Json own = schema;
  if (isFormatLast)
    for (const char* key : {"writeOnly", "format"}) schema.erase(key);
  if (rules.facets->is_object() && !forgetsFacets(node)) addFacets(*rules.facets, schema);
  if (isFormatLast || saysFormatAgain(m_program, node)) keep(own, {"type", "writeOnly", "format"}, schema);
  addDefault(rules, schema);
  return schema;
}

// A field: the facets stand around the default.
Json SchemaWriter::field(const UseRules& rules, SchemaMode mode) {
  Json schema = write(rules.node, mode);
  addDefault(rules, schema);
  if (rules.facets->is_object()) addFacets(*rules.facets, schema);
  return schema;
}

void SchemaWriter::addDefault(const UseRules& rules, Json& schema) const {
  const bool isMade = rules.hasFactory || isSecretValue(rules.defaultValue); // the reference has no schema for those
  if (!rules.isRequired && !isMade && !rules.mayBeAbsent) schema["default"] = defaultOf(rules);
}

Json SchemaWriter::defaultOf(const UseRules& rules) const {
  // As its own type says it, whatever the field's would make of it: 1 of a float, what a secret hides.
  const Value& value = rules.defaultValue;
  const bool isPlain = value.isNull() || value.is(Kind::Str) || value.is(Kind::Int) || value.is(Kind::Bool);
  std::string text;
  const auto written =
      isPlain ? writeJson(value, JsonStyle::Python, text) : serialise(m_types, TypeId{rules.node}, value, {}, text);
  return written ? Json::parse(text, nullptr, false) : Json();
}

} // namespace signalbox::schema
