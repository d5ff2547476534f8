// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of SchemaWriter about models of every kind and what refers to them.
#include "core/schema/docstring.h"
#include "core/schema/facets.h"
#include "core/schema/schema_writer.h"
#include "core/schema/shared_definitions.h"
#include "core/value/write.h"

#include <algorithm>
#include <utility>

namespace signalbox::schema {

namespace {

using design::Json;

SchemaMode ownMode(const ModelRules& rules, SchemaMode mode) {
  if (!rules.config.is_object()) return mode;
  const auto wanted = rules.config.find("json_schema_mode_override");
  if (wanted == rules.config.end() || !wanted->is_string()) return mode;
  return *wanted == "serialization" ? SchemaMode::Serialization : SchemaMode::Validation;
}

const std::string& nameIn(const UseRules& field, SchemaMode mode) {
  return mode == SchemaMode::Validation ? field.wireName : field.serializedName;
}

// A TypedDict that has its config from the model in which it stands.
bool takesOuterConfig(const Program& program, NodeIndex index) {
  const ModelRules& rules = program.models[program.at(index).rules];
  const auto own = program.byName.find(rules.shape.name);
  return own != program.byName.end() && own->second != index;
}

} // namespace

Json SchemaWriter::reference(const std::string& name, SchemaMode mode, NodeIndex index) {
  const Node& node = m_program.at(index);
  const bool isModel = node.kind == NodeKind::Model;
  const Definition definition{name, isModel ? m_asked.value_or(mode) : SchemaMode::Validation};
  if (!m_definitions.contains(definition)) defineShared(mode);
  if (!m_definitions.contains(definition) && !m_later.contains(name)) define(definition, index);
  return Json{{"$ref", placeholder(definition)}};
}

void SchemaWriter::define(const Definition& definition, NodeIndex index) {
  const Node& node = m_program.at(index);
  m_definitions[definition] = Json::object(); // stands there while it is written: models may recur
  if (node.kind == NodeKind::Enum) m_definitions[definition] = enumeration(m_program.enums[node.rules]);
  if (node.kind != NodeKind::Model) return;
  // What GenerateJsonSchema knows of a config: a model's own, a TypedDict's own or none, in a NamedTuple that of what
  // stands around it.
  const ModelRules& rules = m_program.models[node.rules];
  const bool outer = m_isUnconfigured;
  if (rules.form != ModelForm::NamedTuple)
    m_isUnconfigured = rules.form == ModelForm::TypedDict && takesOuterConfig(m_program, index);
  m_definitions[definition] = definitionOf(rules, definition.second);
  m_isUnconfigured = outer;
}

// Before the first class of a root: GenerateJsonSchema.definitions_schema. They stand outside of every model.
void SchemaWriter::defineShared(SchemaMode mode) {
  const NodeIndex root = std::exchange(m_root, none);
  if (root == none) return;
  const auto shared = sharedDefinitions(m_program, root, m_keepsRoot);
  for (const NodeIndex index : shared) m_later.insert(definitionNameOf(m_program, m_program.at(index)));
  for (const NodeIndex index : shared) {
    const Node& node = m_program.at(index);
    const std::string& name = definitionNameOf(m_program, node);
    m_later.erase(name);
    const Definition definition{name, node.kind == NodeKind::Model ? mode : SchemaMode::Validation};
    m_isUnconfigured = true;
    if (!m_definitions.contains(definition)) define(definition, index);
  }
  m_isUnconfigured = false;
}

// What stands in $defs. json_schema_extra comes last and may replace anything.
Json SchemaWriter::definitionOf(const ModelRules& rules, SchemaMode mode) {
  const auto outer = m_asked;
  const SchemaMode own = ownMode(rules, mode);
  m_asked = own == mode ? std::nullopt : std::optional(mode);
  Json schema = rules.form == ModelForm::NamedTuple ? namedTuple(rules, own)
                : rules.form == ModelForm::Root     ? rootModel(rules, own)
                                                    : model(rules, own);
  m_asked = outer;
  if (!rules.config.is_object()) return schema;
  const auto extra = rules.config.find("json_schema_extra");
  if (extra != rules.config.end() && extra->is_object()) schema.update(*extra);
  return schema;
}

bool SchemaWriter::isRequired(const ModelRules& rules, const UseRules& field, SchemaMode mode) {
  if (mode == SchemaMode::Validation) return field.isRequired;
  if (field.excludeIf) return false;
  return field.isRequired || flag(rules.config, "json_schema_serialization_defaults_required");
}

Json SchemaWriter::model(const ModelRules& rules, SchemaMode mode) {
  Json schema{{"type", "object"}, {"title", rules.title}};
  Json properties = Json::object();
  Json required = Json::array();
  for (const UseRules& field : rules.fields) {
    if (mode == SchemaMode::Serialization && field.isExcluded) continue;
    const std::string& name = nameIn(field, mode);
    properties[name] = titledUse(field, name, mode);
    if (isRequired(rules, field, mode)) required.push_back(name);
  }
  if (mode == SchemaMode::Serialization)
    for (const ComputedRules& field : rules.computed) {
      const std::string& name = field.use.serializedName;
      properties[name] = titledUse(field.use, name, mode);
      properties[name]["readOnly"] = true;
      required.push_back(name);
    }
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  addDescription(rules.description, schema);
  if (rules.extra == Extra::Forbid) schema["additionalProperties"] = false;
  if (rules.extra == Extra::Allow)
    schema["additionalProperties"] = rules.extraValues == none ? Json(true) : write(rules.extraValues, mode);
  return schema;
}

Json SchemaWriter::titledUse(const UseRules& field, const std::string& name, SchemaMode mode) {
  Json schema = this->field(field, mode);
  if (!schema.contains("title") && wantsTitle(field.node)) schema["title"] = titleOf(name);
  dropRepeated(schema);
  return schema;
}

// The arguments of a call, by position.
Json SchemaWriter::namedTuple(const ModelRules& rules, SchemaMode mode) {
  Json schema{{"type", "array"}};
  Json items = Json::array();
  std::size_t required = 0;
  for (const UseRules& field : rules.fields) {
    items.push_back(titledUse(field, field.wireName, mode));
    if (field.isRequired) ++required;
  }
  const std::size_t size = items.size();
  if (!items.empty()) schema["prefixItems"] = std::move(items);
  if (required > 0) schema["minItems"] = required;
  schema["maxItems"] = size;
  return schema;
}

// What the one field holds; its own title goes before the class's, the class's docstring before its description.
Json SchemaWriter::rootModel(const ModelRules& rules, SchemaMode mode) {
  if (rules.fields.empty()) return Json::object();
  Json schema = field(rules.fields.front(), mode);
  if (!schema.contains("title")) schema["title"] = rules.title;
  addDescription(rules.description, schema);
  return schema;
}

// Models, enums and JsonValue bring their own title, also behind Optional.
bool SchemaWriter::wantsTitle(NodeIndex index) const {
  const Node& node = m_program.at(index);
  if (node.kind == NodeKind::Nullable || node.kind == NodeKind::Checked || node.kind == NodeKind::Function)
    return wantsTitle(node.first);
  const bool isJsonValue = node.kind == NodeKind::Any && node.rules == jsonValue;
  return node.kind != NodeKind::Model && node.kind != NodeKind::Enum && node.kind != NodeKind::General && !isJsonValue;
}

// Beside a reference nothing stands that the definition says in the same words.
void SchemaWriter::dropRepeated(Json& schema) const {
  if (schema.size() < 2 || !schema.contains("$ref")) return;
  const std::string& ref = schema["$ref"].get_ref<const std::string&>();
  if (!isPlaceholder(ref)) return;
  const auto definition = m_definitions.find(definitionOf(ref));
  if (definition == m_definitions.end()) return;
  Json rest = Json::object();
  for (const auto& [key, value] : schema.items()) {
    const auto same = definition->second.find(key);
    if (same == definition->second.end() || *same != value) rest[key] = value;
  }
  schema = std::move(rest);
}

Json SchemaWriter::tagged(const Node& node, SchemaMode mode) {
  const TaggedRules& rules = m_program.tagged[node.rules];
  Json members = Json::array();
  for (std::uint32_t i = 0; i < node.second; ++i) {
    Json member = write(m_program.children[node.first + i], mode);
    if (std::ranges::find(members, member) == members.end()) members.push_back(std::move(member));
  }
  Json mapping = Json::object();
  for (std::size_t i = 0; i < rules.tags.size(); ++i) {
    const Json target = write(rules.branches[i], mode);
    const Value& tag = rules.tags[i];
    mapping[pythonStr(tag.is(Kind::Enum) ? tag.asEnum().value : tag)] =
        target.contains("$ref") ? target["$ref"] : target;
  }
  Json schema{{"oneOf", std::move(members)}};
  for (const std::string& key : rules.keys) {
    if (rules.keys.size() > 1 && !isPropertyOfAll(node, key, mode)) continue;
    schema["discriminator"] = Json{{"propertyName", key}, {"mapping", std::move(mapping)}};
    break;
  }
  return schema;
}

bool SchemaWriter::isPropertyOfAll(const Node& node, const std::string& key, SchemaMode mode) const {
  for (std::uint32_t i = 0; i < node.second; ++i) {
    const Node& branch = m_program.at(m_program.children[node.first + i]);
    if (branch.kind != NodeKind::Model) return false;
    const auto& fields = m_program.models[branch.rules].fields;
    if (std::ranges::none_of(fields, [&](const UseRules& field) { return nameIn(field, mode) == key; })) return false;
  }
  return true;
}

} // namespace signalbox::schema
