// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/fields.h"

#include "plugins/fastapi/literals.h"

#include <algorithm>

namespace signalbox::fastapi {

using python::Node;
using python::NodeKind;

namespace {

constexpr std::string_view fieldKeys =
    " alias alias_priority title description examples deprecated exclude strict gt ge lt le multiple_of min_length "
    "max_length pattern "
    "allow_inf_nan max_digits decimal_places discriminator validate_default json_schema_extra union_mode fail_fast "
    "coerce_numbers_to_str frozen repr init kw_only validation_alias serialization_alias exclude_if ";
constexpr std::string_view bounds = " gt ge lt le multiple_of ";
constexpr std::string_view textKeys = " strip_whitespace to_lower to_upper ascii_only ";
constexpr std::string_view elsewhere = " default default_factory in ";

bool isAmong(std::string_view names, std::string_view name) { return names.contains(" " + std::string(name) + " "); }

std::string aliasText(Module& module, const Json& alias) {
  if (alias.is_string()) return literal(alias);
  const auto path = [&](const Json& steps) {
    std::string made;
    for (const Json& step : steps) made += (made.empty() ? "" : ", ") + literal(step);
    return module.use("pydantic", "AliasPath") + "(" + made + ")";
  };
  std::string choices;
  for (const Json& choice : alias)
    choices += (choices.empty() ? "" : ", ") + (choice.is_array() ? path(choice) : literal(choice));
  return module.use("pydantic", "AliasChoices") + "(" + choices + ")";
}

bool isNumber(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789-") == std::string::npos;
}

} // namespace

std::string keywordArguments(const Json& object) {
  std::string made;
  for (const auto& [key, value] : object.items()) made += (made.empty() ? "" : ", ") + key + "=" + literal(value);
  return made;
}

std::string fieldArguments(Context& context, Module& module, const design::Field& field, std::string_view moreKeys) {
  std::string made;
  const auto add = [&](const std::string& key, const std::string& value) {
    made += (made.empty() ? "" : ", ") + key + "=" + value;
  };
  for (const auto& [key, value] : field.facets.items()) {
    if (isAmong(elsewhere, key) || isAmong(textKeys, key)) continue;
    if (!isAmong(fieldKeys, key) && !isAmong(moreKeys, key)) {
      context.report("The key '" + key + "' of " + field.name + " means nothing to FastAPI and is left out.");
    } else if (key == "validation_alias") {
      add(key, aliasText(module, value));
    } else if (key == "exclude_if") {
      Scope scope(context, module);
      scope.readsDictsAsObjects = false;
      scope.add("value", {});
      add(key, "lambda value: " + scope.expression(value.get<std::string>()));
    } else if (isAmong(bounds, key) && value.is_string()) {
      const std::string text = value.get<std::string>();
      add(key, isNumber(text) && !field.type.contains("Decimal") ? text
                                                                 : defaultLiteral(context, module, field.type, value));
    } else {
      add(key, literal(value));
    }
  }
  return made;
}

std::string stringConstraints(Module& module, const Json& facets) {
  Json found = Json::object();
  for (const auto& [key, value] : facets.items())
    if (isAmong(textKeys, key)) found[key] = value;
  if (found.empty()) return {};
  return module.use("pydantic", "StringConstraints") + "(" + keywordArguments(found) + ")";
}

std::string defaultFactory(Context& context, Module& module, const std::string& source) {
  const auto parsed = python::parseExpression(source);
  Scope scope(context, module);
  scope.readsDictsAsObjects = false;
  if (parsed && (*parsed)->kind == NodeKind::Atom) {
    if (source == "uuid4") return module.use("uuid", "uuid4");
    return scope.expression(source);
  }
  if (parsed && (*parsed)->kind == NodeKind::Attribute) return scope.expression(source);
  bool readsData = false;
  const auto look = [&](const auto& self, const Node& node) -> void {
    readsData = readsData || (node.kind == NodeKind::Atom && node.text == "data");
    for (const auto& item : node.items)
      if (item) self(self, *item);
  };
  if (parsed) look(look, **parsed);
  if (readsData) scope.add("data", Known::json());
  return std::string(readsData ? "lambda data: " : "lambda: ") + scope.expression(source);
}

std::string negated(const std::string& expression) {
  const auto parsed = python::parseExpression(expression);
  if (!parsed) return "not (" + expression + ")";
  Node& node = **parsed;
  if (node.kind == NodeKind::Unary && node.text == "not") return python::toText(*node.items[0]);
  if (node.kind == NodeKind::Comparison && node.operators.size() == 1) {
    std::string& op = node.operators[0];
    const auto swapped = [&](const char* a, const char* b) {
      if (op == a) return op = b, true;
      if (op == b) return op = a, true;
      return false;
    };
    if (swapped("in", "not in") || swapped("is", "is not") || swapped("==", "!=")) return python::toText(node);
  }
  switch (node.kind) {
  case NodeKind::Comparison:
  case NodeKind::Boolean:
  case NodeKind::IfElse:
  case NodeKind::Lambda: return "not (" + python::toText(node) + ")";
  default: return "not " + python::toText(node);
  }
}

} // namespace signalbox::fastapi
