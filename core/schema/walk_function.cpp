// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Validators of the design: field validators around a type, model validators before and after a model.
#include "core/schema/function_compiler.h"
#include "core/schema/properties.h"
#include "core/schema/walk.h"

#include <array>

namespace signalbox::schema {

namespace {

// What Pydantic turns into an error of its own; every other exception goes through to the caller.
std::optional<std::string_view> textOfValueError(std::string_view message) {
  for (const std::string_view type : {"ValueError", "UnicodeEncodeError", "UnicodeDecodeError"}) {
    if (message == type) return "";
    if (message.starts_with(type) && message.substr(type.size()).starts_with(": "))
      return message.substr(type.size() + 2);
  }
  return std::nullopt;
}

} // namespace

bool Walk::function(const Node& node, const Value& input, Value& output) {
  const FunctionRules& rules = m_program.functions[node.rules];
  const auto apply = [&](Value& value) {
    const Value name = m_scope ? Value::str(m_scope->model->fields[m_scope->at].name) : Value();
    const std::array slots{value, rules.usesData ? dataOfScope() : Value(), name};
    return applyFunction(rules, slots, input, value);
  };
  if (rules.mode == design::ValidatorMode::After) return run(node.first, input, output) && apply(output);
  Value changed = plain(input);
  return apply(changed) && runPython(node.first, changed, output);
}

bool Walk::modelFunctions(std::span<const std::uint32_t> functions, const Value& input, Value& value) {
  for (const std::uint32_t index : functions) {
    const FunctionRules& rules = m_program.functions[index];
    const std::array slots{value};
    const Value raw = rules.mode == design::ValidatorMode::Before ? value : input;
    if (!applyFunction(rules, slots, raw, value)) return false;
  }
  return true;
}

// The check, then the change. `input` is what an error shows.
bool Walk::applyFunction(const FunctionRules& rules, std::span<const Value> slots, const Value& input, Value& value) {
  const ModelProperties properties(m_program);
  expression::Frame frame{.slots = slots,
                          .arena = m_arena,
                          .nowMicroseconds = m_options.nowMicroseconds,
                          .properties = &properties,
                          .readsKeysAsAttributes = false};
  if (rules.check) {
    const auto holds = rules.check->evaluate(frame);
    if (!holds) return failFunction(holds.error(), input);
    if (!isTruthy(*holds)) return refuse(rules, frame, input);
  }
  if (!rules.value) return true;
  const auto changed = rules.value->evaluate(frame);
  if (!changed) return failFunction(changed.error(), input);
  value = *changed;
  return true;
}

bool Walk::refuse(const FunctionRules& rules, expression::Frame& frame, const Value& input) {
  const auto message = rules.message ? rules.message->renderText(frame) : Result<std::string>();
  if (!message) return failFunction(message.error(), input);
  return failValueError(*message, input);
}

bool Walk::failFunction(const Error& error, const Value& input) {
  if (const auto text = textOfValueError(error.message)) return failValueError(*text, input);
  if (m_exception.empty()) m_exception = error.message;
  return false;
}

bool Walk::failValueError(std::string_view text, const Value& input) {
  if (!isCollecting()) return false;
  fail(ErrorType::ValueError, input, {contextOf("error", Value::dict({}))});
  m_errors->back().message = m_arena.copy(std::string_view("Value error, " + std::string(text)));
  return false;
}

// The fields before this one that were valid.
Value Walk::dataOfScope() {
  std::vector<Member> members;
  for (std::size_t i = 0; m_scope && i < m_scope->at; ++i)
    if (m_scope->valid[i / 64] >> (i % 64) & 1U)
      members.push_back({Value::str(m_scope->model->fields[i].name), m_scope->fields[i]});
  return Value::dict(m_arena.copy(std::span<const Member>(members)));
}

} // namespace signalbox::schema
