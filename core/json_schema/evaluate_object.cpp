// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keywords of objects.
#include "core/json_schema/evaluator.h"
#include "core/json_schema/messages.h"

#include <algorithm>

namespace signalbox::json_schema {

bool Evaluator::object(const ObjectRules& rules, const Value& input, Marks marks) {
  bool isOk = true;
  const std::uint64_t size = input.size();
  if (size < rules.minProperties)
    isOk = fail("minProperties", [&] { return countMessage("at least", rules.minProperties, "property", size); });
  if (size > rules.maxProperties)
    isOk = fail("maxProperties", [&] { return countMessage("at most", rules.maxProperties, "property", size); });
  const auto goesOn = [&] { return isOk || isCollecting(); };
  if (goesOn() && size < rules.requiredCount && !isCollecting()) return false;
  if (goesOn()) isOk = members(rules, input, marks) && isOk;
  if (goesOn() && !rules.dependents.empty()) isOk = dependents(rules, input, marks) && isOk;
  return isOk;
}

bool Evaluator::members(const ObjectRules& rules, const Value& input, Marks marks) {
  const auto members = input.members();
  std::size_t foundRequired = 0;
  bool isOk = true;
  for (std::size_t i = 0; i < members.size() && (isOk || isCollecting()); ++i) {
    const std::string_view key = keyText(members[i].key);
    const int position = rules.keys.find(key);
    bool isEvaluated = false;
    if (position >= 0) {
      const KnownProperty& known = rules.properties[static_cast<std::size_t>(position)];
      foundRequired += known.isRequired ? 1 : 0;
      if (known.node != none) {
        isEvaluated = true;
        isOk = property(known.node, "properties", &key, members[i].value, key) && isOk;
      }
    }
    if (isOk || isCollecting()) isOk = otherProperty(rules, members[i], key, isEvaluated) && isOk;
    if (isEvaluated) mark(marks, i);
  }
  if (isOk && foundRequired == rules.requiredCount) return true;
  return !isCollecting() ? false : missing(rules, input) && isOk;
}

bool Evaluator::property(NodeIndex node, std::string_view keyword, const std::string_view* token, const Value& input,
                         std::string_view key) {
  if (!isCollecting()) return evaluate(node, input, none);
  Place place(*this, keyword, token);
  place.enter(key);
  return evaluate(node, input, none);
}

// patternProperties, additionalProperties and propertyNames.
bool Evaluator::otherProperty(const ObjectRules& rules, const Member& member, std::string_view key, bool& isEvaluated) {
  bool isOk = true;
  for (const PatternProperty& pattern : rules.patterns) {
    if (!pattern.expression->search(key)) continue;
    isEvaluated = true;
    const std::string_view text = pattern.pattern;
    isOk = property(pattern.node, "patternProperties", &text, member.value, key) && isOk;
    if (!isOk && !isCollecting()) return false;
  }
  if (!isEvaluated && rules.additional != none) {
    isEvaluated = true;
    isOk = property(rules.additional, "additionalProperties", nullptr, member.value, key) && isOk;
  }
  if (rules.propertyNames != none && (isOk || isCollecting())) {
    Place place(*this, "propertyNames");
    place.enter(key);
    isOk = evaluate(rules.propertyNames, Value::str(key), none) && isOk;
  }
  return isOk;
}

bool Evaluator::missing(const ObjectRules& rules, const Value& input) {
  bool isOk = true;
  for (std::size_t i = 0; i < rules.keys.size(); ++i)
    if (rules.properties[i].isRequired && !input.find(rules.keys.key(i)))
      isOk = fail("required", [&] { return "The property '" + rules.keys.key(i) + "' is required"; });
  return isOk;
}

bool Evaluator::dependents(const ObjectRules& rules, const Value& input, Marks marks) {
  bool isOk = true;
  for (const DependentKeys& dependent : rules.dependents) {
    if (!input.find(dependent.key)) continue;
    if (dependent.node != none) {
      const std::string_view key = dependent.key;
      const Place place(*this, dependent.keyword, &key);
      isOk = evaluate(dependent.node, input, marks) && isOk;
    }
    for (const std::string& key : dependent.required)
      if (!input.find(key))
        isOk = fail(dependent.keyword,
                    [&] { return "The property '" + key + "' is required when '" + dependent.key + "' is present"; });
    if (!isOk && !isCollecting()) return false;
  }
  return isOk;
}

bool Evaluator::unevaluatedProperties(NodeIndex node, const Value& input, Marks marks) {
  const auto members = input.members();
  bool isOk = true;
  for (std::size_t i = 0; i < members.size() && (isOk || isCollecting()); ++i)
    if (!isMarked(marks, i))
      isOk = property(node, "unevaluatedProperties", nullptr, members[i].value, keyText(members[i].key)) && isOk;
  return isOk;
}

} // namespace signalbox::json_schema
