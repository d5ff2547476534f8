// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/default_factory.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::schema {

namespace {

using expression::Expression;

// What may be called without arguments, and the expression that gives the same.
constexpr auto callables =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"uuid4", "uuid4()"},
                                                                  {"uuid.uuid4", "uuid4()"},
                                                                  {"now", "now()"},
                                                                  {"datetime.now", "now()"},
                                                                  {"datetime.utcnow", "now()"},
                                                                  {"date.today", "now().date()"}});

// What a class makes when it is called without arguments.
std::optional<Value> emptyOf(std::string_view name) {
  if (name == "list") return Value::list({});
  if (name == "dict") return Value::dict({});
  if (name == "set" || name == "frozenset") return Value::set({});
  if (name == "tuple") return Value::tuple({});
  if (name == "str") return Value::str("");
  if (name == "bytes") return Value::bytes("");
  if (name == "int") return Value::integer(0);
  if (name == "float") return Value::number(0);
  if (name == "bool") return Value::boolean(false);
  return std::nullopt;
}

std::expected<std::string, std::string> textOf(const design::Json& json) {
  if (!json.is_string() || json.get_ref<const std::string&>().empty())
    return std::unexpected("it is the text of an expression, or of the name of something to call.");
  std::string text = json.get<std::string>();
  const auto known = std::ranges::find(callables, text, &std::pair<std::string_view, std::string_view>::first);
  return known != callables.end() ? std::string(known->second) : text;
}

std::expected<Expression, std::string> compiled(const std::string& text, std::string_view name) {
  expression::Names names;
  names.add(name);
  auto made = Expression::compile(text, names);
  if (!made)
    return std::unexpected(made.error().message + " (column " + std::to_string(made.error().offset + 1) + ").");
  return std::move(*made);
}

} // namespace

std::expected<void, std::string> compileFactory(const design::Json& factory, Arena& arena, UseRules& use) {
  const auto text = textOf(factory);
  if (!text) return std::unexpected(text.error());
  use.hasFactory = true;
  if (const auto empty = emptyOf(*text)) {
    use.defaultValue = *empty;
    return {};
  }
  auto expression = compiled(*text, "data");
  if (!expression) return std::unexpected(expression.error());
  const bool takesData = Expression::compile(*text, expression::Names()).has_value() == false;
  if (expression->isConstant()) {
    const std::array slots{Value()};
    expression::Frame frame{.slots = std::span(slots), .arena = arena};
    const auto value = expression->evaluate(frame);
    if (!value) return std::unexpected(value.error().message);
    use.defaultValue = deepCopy(*value, arena); // what it made lives in the expression
    return {};
  }
  use.factory = std::make_shared<const FactoryRules>(FactoryRules{std::move(*expression), takesData});
  return {};
}

} // namespace signalbox::schema
