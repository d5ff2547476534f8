// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keywords of arrays and objects.
#include "core/json_schema/compiler.h"

namespace signalbox::json_schema {

void Compiler::array(const Frame& frame, Node& node) {
  ArrayRules rules;
  const Features& features = frame.rules.features;
  if (frame.rules.hasValidation) {
    rules.minItems = countMember(frame, "minItems").value_or(0);
    rules.maxItems = countMember(frame, "maxItems").value_or(UINT64_MAX);
    const Value* unique = member(frame, "uniqueItems", Kind::Bool);
    rules.isUnique = unique && unique->asBool();
  }
  if (frame.rules.hasApplicators) {
    items(frame, rules);
    if (const Value* contains = features.hasConst ? frame.schema.find("contains") : nullptr) {
      rules.contains = child(frame, *contains, "contains");
      rules.containsEvaluates = features.containsEvaluates;
      if (features.hasDependents && frame.rules.hasValidation) {
        rules.minContains = countMember(frame, "minContains").value_or(1);
        rules.maxContains = countMember(frame, "maxContains").value_or(UINT64_MAX);
      }
    }
  }
  const bool any = rules.minItems > 0 || rules.maxItems < UINT64_MAX || rules.isUnique || !rules.prefix.empty() ||
                   rules.rest != none || rules.contains != none;
  if (!any) return;
  node.array = static_cast<std::uint32_t>(m_program->arrays.size());
  m_program->arrays.push_back(std::move(rules));
}

void Compiler::items(const Frame& frame, ArrayRules& rules) {
  const bool hasPrefix = frame.rules.features.hasPrefixItems;
  const Value* items = frame.schema.find("items");
  const Value* prefix = hasPrefix ? member(frame, "prefixItems", Kind::List) : nullptr;
  rules.prefixKeyword = "prefixItems";
  rules.restKeyword = "items";
  if (items && items->is(Kind::List) && frame.rules.features.hasPatternProperties && !hasPrefix) {
    prefix = items;
    items = frame.schema.find("additionalItems");
    rules.prefixKeyword = "items";
    rules.restKeyword = "additionalItems";
  }
  if (prefix)
    for (std::size_t i = 0; i < prefix->size(); ++i)
      rules.prefix.push_back(child(frame, prefix->items()[i], rules.prefixKeyword, std::to_string(i)));
  if (items && items->is(Kind::List))
    note(frame, "items", "items takes a schema; prefixItems takes an array of them");
  else if (items)
    rules.rest = child(frame, *items, rules.restKeyword);
}

void Compiler::object(const Frame& frame, Node& node) {
  ObjectRules rules;
  if (frame.rules.hasValidation) {
    rules.minProperties = countMember(frame, "minProperties").value_or(0);
    rules.maxProperties = countMember(frame, "maxProperties").value_or(UINT64_MAX);
  }
  properties(frame, rules);
  dependents(frame, rules);
  const bool any = rules.minProperties > 0 || rules.maxProperties < UINT64_MAX || rules.keys.size() > 0 ||
                   !rules.patterns.empty() || rules.additional != none || rules.propertyNames != none ||
                   !rules.dependents.empty();
  if (!any) return;
  node.object = static_cast<std::uint32_t>(m_program->objects.size());
  m_program->objects.push_back(std::move(rules));
}

void Compiler::properties(const Frame& frame, ObjectRules& rules) {
  const auto positionOf = [&](std::string_view key) {
    const std::uint32_t position = rules.keys.add(key);
    rules.properties.resize(rules.keys.size());
    return position;
  };
  if (const Value* required = frame.rules.hasValidation ? member(frame, "required", Kind::List) : nullptr)
    for (const Value& name : required->items())
      if (name.is(Kind::Str)) rules.properties[positionOf(name.asText())].isRequired = true;
  for (const KnownProperty& property : rules.properties) rules.requiredCount += property.isRequired ? 1 : 0;
  if (!frame.rules.hasApplicators) return;
  if (const Value* named = member(frame, "properties", Kind::Dict))
    for (const Member& property : named->members())
      rules.properties[positionOf(property.key.asText())].node =
          child(frame, property.value, "properties", property.key.asText());
  const Features& features = frame.rules.features;
  if (const Value* patterns = features.hasPatternProperties ? member(frame, "patternProperties", Kind::Dict) : nullptr)
    for (const Member& pattern : patterns->members())
      rules.patterns.push_back({std::string(pattern.key.asText()), expression(frame, pattern.key),
                                child(frame, pattern.value, "patternProperties", pattern.key.asText())});
  if (const Value* additional = frame.schema.find("additionalProperties"))
    rules.additional = child(frame, *additional, "additionalProperties");
  if (const Value* names = features.hasConst ? frame.schema.find("propertyNames") : nullptr)
    rules.propertyNames = child(frame, *names, "propertyNames");
}

// `dependencies` is honoured in the new drafts too: schemas in use still have it.
void Compiler::dependents(const Frame& frame, ObjectRules& rules) {
  const Features& features = frame.rules.features;
  const auto read = [&](std::string_view keyword, bool takesKeys, bool takesSchemas) {
    const Value* named = member(frame, keyword, Kind::Dict);
    if (!named) return;
    for (const Member& dependent : named->members()) {
      DependentKeys keys;
      keys.key = std::string(dependent.key.asText());
      keys.keyword = keyword;
      if (dependent.value.is(Kind::List) && takesKeys) {
        for (const Value& key : dependent.value.items())
          if (key.is(Kind::Str)) keys.required.emplace_back(key.asText());
      } else if (takesSchemas) {
        keys.node = child(frame, dependent.value, keyword, dependent.key.asText());
      }
      rules.dependents.push_back(std::move(keys));
    }
  };
  if (features.hasDependents && frame.rules.hasValidation) read("dependentRequired", true, false);
  if (features.hasDependents && frame.rules.hasApplicators) read("dependentSchemas", false, true);
  if (features.hasPatternProperties) read("dependencies", true, true);
}

void Compiler::unevaluated(const Frame& frame, Node& node) {
  if (!frame.rules.features.hasDependents || !frame.rules.hasUnevaluated) return;
  if (const Value* items = frame.schema.find("unevaluatedItems"))
    node.unevaluatedItems = child(frame, *items, "unevaluatedItems");
  if (const Value* properties = frame.schema.find("unevaluatedProperties"))
    node.unevaluatedProperties = child(frame, *properties, "unevaluatedProperties");
  node.hasUnevaluated = node.unevaluatedItems != none || node.unevaluatedProperties != none;
}

} // namespace signalbox::json_schema
