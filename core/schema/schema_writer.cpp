// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/schema_writer.h"

#include "core/schema/docstring.h"
#include "core/schema/ip_types.h"
#include "core/schema/scalar_schema.h"
#include "core/value/write.h"

#include <algorithm>
#include <cmath>

namespace signalbox::schema {

namespace {

using design::Json;

constexpr const char* octetStream = "application/octet-stream";

Json typed(const char* type) { return Json{{"type", type}}; }
Json typed(const char* type, const char* format) { return Json{{"type", type}, {"format", format}}; }

Json toJson(const Value& value) {
  std::string text;
  if (!writeJson(value, JsonStyle::Python, text)) return nullptr;
  return Json::parse(text);
}

Json plain(double number) {
  if (std::trunc(number) == number && std::abs(number) < 1e15) return static_cast<std::int64_t>(number);
  return number;
}
Json plain(std::int64_t number) { return number; }
Json plain(const std::string& digits) { return Json::parse(digits); } // beyond 64 bits the nearest double
bool isFinite(double number) { return std::isfinite(number); }
bool isFinite(std::int64_t) { return true; }
bool isFinite(const std::string&) { return true; }

template<class T>
void addBounds(const Bounds<T>& bounds, Json& schema) {
  const auto put = [&](const char* key, const std::optional<T>& bound) {
    if (bound && isFinite(*bound)) schema[key] = plain(*bound);
  };
  put("multipleOf", bounds.multipleOf);
  put("maximum", bounds.le);
  put("minimum", bounds.ge);
  put("exclusiveMaximum", bounds.lt);
  put("exclusiveMinimum", bounds.gt);
}

Json urlSchema(const UrlType& type) {
  Json schema = typed("string", type.isMultiHost ? "multi-host-uri" : "uri");
  schema["minLength"] = 1;
  if (type.maxLength) schema["maxLength"] = *type.maxLength;
  return schema;
}

void addLengths(const LengthRules& rules, const char* min, const char* max, Json& schema) {
  if (rules.min) schema[min] = *rules.min;
  if (rules.max) schema[max] = *rules.max;
}

std::string_view typeName(const Value& value) {
  switch (value.kind()) {
  case Kind::Null: return "null";
  case Kind::Bool: return "boolean";
  case Kind::Int:
  case Kind::BigInt: return "integer";
  case Kind::Float: return "number";
  case Kind::Str: return "string";
  case Kind::List: return "array";
  default: return {};
  }
}

// `type` when all values share one.
void addCommonType(std::span<const Value> values, Json& schema) {
  if (values.empty()) return;
  const std::string_view first = typeName(values.front());
  const auto isSame = [&](const Value& value) { return typeName(value) == first; };
  if (!first.empty() && std::ranges::all_of(values, isSame)) schema["type"] = first;
}

Json valuesOf(std::span<const Value> values) {
  Json result = Json::array();
  for (const Value& value : values) result.push_back(toJson(value));
  return result;
}

// anyOf of the members: bare ones inside dissolve, repetitions vanish, one alone stands for itself.
Json anyOf(const Json& members) {
  Json flat = Json::array();
  const auto add = [&](const Json& member) {
    if (std::ranges::find(flat, member) == flat.end()) flat.push_back(member);
  };
  for (const Json& member : members) {
    if (member.size() == 1 && member.contains("anyOf"))
      std::ranges::for_each(member["anyOf"], add);
    else
      add(member);
  }
  if (flat.size() == 1) return Json(flat.front());
  return Json{{"anyOf", std::move(flat)}};
}

Json strSchema(const Program& program, const Node& node) {
  Json schema = typed("string");
  if (node.rules == none) return schema;
  const StrRules& rules = program.strs[node.rules];
  addLengths(rules.ownLength, "minLength", "maxLength", schema);
  if (!rules.pattern.empty()) schema["pattern"] = rules.pattern;
  return schema;
}

// References into the schema's own document follow it to where it comes to stand.
void moveReferences(Json& schema, const std::string& place) {
  if (schema.is_array())
    for (Json& item : schema) moveReferences(item, place);
  if (!schema.is_object()) return;
  for (auto& [key, value] : schema.get_ref<Json::object_t&>()) {
    const bool isData = key == "const" || key == "enum" || key == "default" || key == "examples" || key == "example";
    if (key == "$ref" && value.is_string() && value.get_ref<const std::string&>().starts_with('#'))
      value = place + value.get_ref<const std::string&>().substr(1);
    else if (!isData)
      moveReferences(value, place);
  }
}

} // namespace

std::string SchemaWriter::placeholder(const Definition& definition) {
  return (definition.second == SchemaMode::Validation ? "\x01i" : "\x01o") + definition.first;
}

Definition SchemaWriter::definitionOf(std::string_view placeholder) {
  return {std::string(placeholder.substr(2)),
          placeholder[1] == 'i' ? SchemaMode::Validation : SchemaMode::Serialization};
}

Json SchemaWriter::root(NodeIndex node, SchemaMode mode, bool keepsRoot) {
  m_root = node;
  m_keepsRoot = keepsRoot;
  Json schema = write(node, mode);
  m_root = none;
  return schema;
}

Json SchemaWriter::root(const UseRules& field, SchemaMode mode) {
  m_root = field.node;
  m_keepsRoot = true;
  Json schema = use(field, mode);
  m_root = none;
  return schema;
}

Json SchemaWriter::write(NodeIndex index, SchemaMode mode) {
  const Node& node = m_program.at(index);
  switch (node.kind) {
  case NodeKind::Any:
    return node.rules == jsonValue ? reference("JsonValue", SchemaMode::Validation, index) : Json::object();
  case NodeKind::None: return typed("null");
  case NodeKind::Bool: return typed("boolean");
  case NodeKind::Int: {
    Json schema = typed("integer");
    if (node.rules == none) return schema;
    addBounds(m_program.ints[node.rules].bounds, schema);
    addBounds(m_program.ints[node.rules].wide, schema);
    return schema;
  }
  case NodeKind::Float: {
    Json schema = typed("number");
    if (node.rules != none) addBounds(m_program.floats[node.rules].bounds, schema);
    return schema;
  }
  case NodeKind::Str: return strSchema(m_program, node);
  case NodeKind::Bytes: return bytes(node, mode);
  case NodeKind::Date: return typed("string", "date");
  case NodeKind::Time: return typed("string", "time");
  case NodeKind::DateTime: return typed("string", "date-time");
  case NodeKind::TimeDelta: return wireOf(node) == Wire::FloatSeconds ? typed("number") : typed("string", "duration");
  case NodeKind::Uuid: {
    Json schema = typed("string", "uuid");
    if (node.rules != none) schema["format"] = "uuid" + std::to_string(m_program.uuids[node.rules].version);
    return schema;
  }
  case NodeKind::Email: {
    Json schema = typed("string", "email");
    if (node.second != none) addLengths(m_program.strs[node.second].ownLength, "minLength", "maxLength", schema);
    return schema;
  }
  case NodeKind::NameEmail: return typed("string", "name-email");
  case NodeKind::Url: return urlSchema(*m_program.urls[node.rules].type);
  case NodeKind::Ip: return typed("string", std::string(ipTypeOf(m_program.ips[node.rules]).format).c_str());
  case NodeKind::Secret:
  case NodeKind::SecretBytes: return secret(node);
  case NodeKind::Decimal: return decimalSchema(m_program.decimals[node.rules], mode);
  case NodeKind::Path: return pathSchema(m_program.paths[node.rules].kind);
  case NodeKind::ByteSize: return byteSizeSchema(mode);
  case NodeKind::Complex: return typed("string");
  case NodeKind::Pattern: return typed("string", "regex");
  case NodeKind::Base64: return base64(m_program.base64s[node.rules]);
  case NodeKind::UploadFile: return Json{{"type", "string"}, {"contentMediaType", "application/octet-stream"}};
  case NodeKind::General: return general(m_program.generals[node.rules]);
  case NodeKind::List:
  case NodeKind::Tuple:
  case NodeKind::Set:
  case NodeKind::Deque:
  case NodeKind::Sequence:
  case NodeKind::Iterable:
  case NodeKind::FrozenSet: return sequence(node, mode);
  case NodeKind::FixedTuple: return fixedTuple(node, mode);
  case NodeKind::Dict: return dict(node, mode);
  case NodeKind::Nullable: return anyOf({write(node.first, mode), typed("null")});
  case NodeKind::Union: return choice(node, mode);
  case NodeKind::TaggedUnion: return tagged(node, mode);
  case NodeKind::Checked: {
    Json schema = write(node.first, mode);
    const CheckRules& rules = m_program.checks[node.rules];
    const auto put = [&](const char* key, const Value& bound) {
      if (!bound.isNull()) schema[key] = toJson(bound);
    };
    put("gt", rules.gt);
    put("ge", rules.ge);
    put("lt", rules.lt);
    put("le", rules.le);
    put("multiple_of", rules.multipleOf);
    addLengths(rules.length, "minLength", "maxLength", schema);
    return schema;
  }
  case NodeKind::JsonText: {
    Json inner = write(node.first, mode);
    if (mode == SchemaMode::Serialization) return inner;
    return Json{{"type", "string"}, {"contentMediaType", "application/json"}, {"contentSchema", std::move(inner)}};
  }
  case NodeKind::SecretOf: // hides what it holds, and shows what it takes
  case NodeKind::Function: return write(node.first, mode);
  case NodeKind::Literal: return literal(m_program.literals[node.rules]);
  case NodeKind::Enum: return reference(m_program.enums[node.rules].shape.name, mode, index);
  case NodeKind::Model: return reference(m_program.models[node.rules].definition, mode, index);
  case NodeKind::Use: return use(m_program.uses[node.rules], mode);
  }
  return Json::object();
}

Json SchemaWriter::bytes(const Node& node, SchemaMode mode) const {
  const BytesRules* rules = node.rules == none ? nullptr : &m_program.bytes[node.rules];
  Json schema = typed("string");
  if (m_bytesAs == BytesAs::Format) {
    schema["format"] = wireOf(node) == Wire::Base64 ? "base64url" : "binary";
  } else {
    schema["contentMediaType"] = octetStream;
    const bool isBase64 =
        mode == SchemaMode::Serialization ? wireOf(node) == Wire::Base64 : rules && rules->form == BytesForm::Base64;
    if (isBase64) schema["contentEncoding"] = "base64";
  }
  if (rules) addLengths(rules->length, "minLength", "maxLength", schema);
  return schema;
}

Json SchemaWriter::base64(const Base64Rules& rules) const {
  Json schema = typed("string");
  if (m_bytesAs == BytesAs::ContentMediaType && !rules.isText) schema["contentMediaType"] = octetStream;
  schema["format"] = rules.isUrlSafe ? "base64url" : "base64";
  return schema;
}

Json SchemaWriter::secret(const Node& node) const {
  const bool isText = node.kind == NodeKind::Secret;
  Json schema = typed("string");
  if (m_bytesAs == BytesAs::ContentMediaType && !isText) schema["contentMediaType"] = octetStream;
  schema["writeOnly"] = true;
  schema["format"] = "password";
  if (isText)
    schema.update(strSchema(m_program, node));
  else if (node.rules != none)
    addLengths(m_program.bytes[node.rules].length, "minLength", "maxLength", schema);
  return schema;
}

Json SchemaWriter::general(const GeneralRules& rules) {
  const Definition definition{rules.name, SchemaMode::Validation};
  if (!m_definitions.contains(definition)) {
    Json schema = *rules.source;
    const bool hasAddress = schema.is_object() && schema.contains("$id");
    if (!hasAddress) moveReferences(schema, placeholder(definition));
    m_definitions[definition] = std::move(schema);
  }
  return Json{{"$ref", placeholder(definition)}};
}

Json SchemaWriter::enumeration(const EnumRules& rules) const {
  Json schema{{"title", rules.shape.name}};
  if (rules.description != "An enumeration.") addDescription(rules.description, schema); // Python's own
  schema["enum"] = valuesOf(rules.listed);
  addCommonType(rules.values, schema);
  return schema;
}

Json SchemaWriter::literal(const LiteralRules& rules) const {
  std::vector<Value> values = rules.values;
  for (Value& value : values)
    if (value.is(Kind::Enum)) value = value.asEnum().value;
  for (Value& value : values)
    if (value.is(Kind::Bytes)) value = Value::str(value.asText());
  Json schema = Json::object();
  if (values.size() == 1)
    schema["const"] = toJson(values.front());
  else
    schema["enum"] = valuesOf(values);
  addCommonType(values, schema);
  return schema;
}

Json SchemaWriter::dict(const Node& node, SchemaMode mode) {
  Json schema = typed("object");
  Json keys = write(node.first, mode);
  const Json values = write(node.second, mode);
  if (keys.contains("pattern"))
    schema["patternProperties"] = Json{{keys["pattern"].get<std::string>(), values}};
  else
    schema["additionalProperties"] = values.empty() ? Json(true) : values;
  keys.erase("pattern");
  const bool isConstrainedText = keys.value("type", "") == "string" && keys.size() > 1;
  keys.erase("type");
  if (isConstrainedText || keys.contains("$ref")) schema["propertyNames"] = std::move(keys);
  if (node.rules == none) return schema;
  const ContainerRules& rules = m_program.containers[node.rules];
  const bool isDict = rules.dictForm == DictForm::Dict; // the others are functions around a dict
  addLengths(rules.length, isDict ? "minProperties" : "minLength", isDict ? "maxProperties" : "maxLength", schema);
  return schema;
}

Json SchemaWriter::sequence(const Node& node, SchemaMode mode) {
  Json schema = typed("array");
  if (node.kind == NodeKind::Set || node.kind == NodeKind::FrozenSet) schema["uniqueItems"] = true;
  schema["items"] = write(node.first, mode);
  const bool isDeque = node.kind == NodeKind::Deque; // a function around a list
  if (node.rules != none)
    addLengths(m_program.containers[node.rules].length, isDeque ? "minLength" : "minItems",
               isDeque ? "maxLength" : "maxItems", schema);
  return schema;
}

Json SchemaWriter::fixedTuple(const Node& node, SchemaMode mode) {
  Json schema = typed("array");
  Json items = Json::array();
  for (std::uint32_t i = 0; i < node.second; ++i) items.push_back(write(m_program.children[node.first + i], mode));
  if (!items.empty()) schema["prefixItems"] = std::move(items);
  schema["minItems"] = node.second;
  schema["maxItems"] = node.second;
  if (node.rules != none) addLengths(m_program.containers[node.rules].length, "minItems", "maxItems", schema);
  return schema;
}

Json SchemaWriter::choice(const Node& node, SchemaMode mode) {
  Json members = Json::array();
  for (std::uint32_t i = 0; i < node.second; ++i) members.push_back(write(m_program.children[node.first + i], mode));
  return anyOf(members);
}

} // namespace signalbox::schema
