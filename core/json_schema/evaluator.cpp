// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/evaluator.h"

#include "core/base/pointer_step.h"
#include "core/json_schema/uri.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <algorithm>
#include <utility>

namespace signalbox::json_schema {

namespace {

bool isJson(const Value& value) { return value.kind() <= Kind::Dict && !value.is(Kind::Bytes); }

} // namespace

void Evaluator::Place::open(std::string_view keyword) {
  if (!m_evaluator.isCollecting()) return;
  m_isOpen = true;
  m_length = m_evaluator.m_keywords.size();
  m_stepCount = m_evaluator.m_steps.size();
  if (!keyword.empty()) addToken(keyword);
}

void Evaluator::Place::addToken(std::string_view token) {
  if (m_isOpen) m_evaluator.m_keywords.append(pointerStep(token));
}

bool Evaluator::run(const Value& input) {
  const bool isOk = evaluate(m_program.root, input, none) && !m_gaveUp;
  if (!m_gaveUp || !isCollecting()) return isOk;
  m_gaveUp = false;
  report("", m_whyGaveUp);
  return false;
}

bool Evaluator::evaluate(NodeIndex index, const Value& input, Marks marks) {
  while (!isCollecting() && m_program.nodes[index].alias != none && ++m_stepCount < m_limits.steps)
    index = m_program.nodes[index].alias;
  const Node& node = m_program.nodes[index];
  if (node.verdict == Node::Verdict::Always) return true;
  if (++m_stepCount > m_limits.steps) return giveUp("The value takes too many steps to check");
  if (node.isLeaf && !isCollecting() && isJson(input)) return isLeafAccepted(node, input);
  if (m_depth >= m_limits.depth) return giveUp("The value and the schema nest too deep to be checked");
  if (!isJson(input)) return evaluate(index, plain(input), marks);
  const NodeIndex outer = std::exchange(m_node, index);
  ++m_depth;
  const bool isOk = node.verdict == Node::Verdict::Never ? never() : evaluateOpen(node, input, marks);
  --m_depth;
  m_node = outer;
  return isOk && !m_gaveUp;
}

bool Evaluator::isLeafAccepted(const Node& node, const Value& input) {
  if (node.types != AnyType && !hasType(node, input)) return false;
  if (node.equals != none && !equalsOne(m_program.equals[node.equals], input)) return false;
  if (node.text != none && input.is(Kind::Str)) return text(m_program.texts[node.text], input.asText());
  if (node.number == none || (!input.is(Kind::Int) && !input.is(Kind::Float) && !input.is(Kind::BigInt))) return true;
  return number(m_program.numbers[node.number], input);
}

bool Evaluator::evaluateOpen(const Node& node, const Value& input, Marks marks) {
  const bool isDynamic = !m_program.dynamicAnchors.empty();
  if (!isDynamic && !node.isLooping)
    return node.hasUnevaluated ? evaluateTracked(node, input, marks) : assertions(node, input, marks);
  if (node.isLooping) {
    for (const auto& [active, value] : m_active)
      if (active == &node && value == &input) return true;
    m_active.emplace_back(&node, &input);
  }
  if (isDynamic) m_scope.push_back(node.resource);
  const bool isOk = node.hasUnevaluated ? evaluateTracked(node, input, marks) : assertions(node, input, marks);
  if (isDynamic) m_scope.pop_back();
  if (node.isLooping) m_active.pop_back();
  return isOk;
}

bool Evaluator::evaluateTracked(const Node& node, const Value& input, Marks marks) {
  const bool isArray = input.is(Kind::List) || input.is(Kind::Tuple) || input.is(Kind::Set);
  const NodeIndex rest = isArray ? node.unevaluatedItems : input.is(Kind::Dict) ? node.unevaluatedProperties : none;
  if (rest == none) return assertions(node, input, marks);
  const Marks own = beginMarks(input);
  bool isOk = assertions(node, input, own);
  if (isOk || isCollecting())
    isOk = (isArray ? unevaluatedItems(rest, input, own) : unevaluatedProperties(rest, input, own)) && isOk;
  endMarks(own);
  if (isOk) markAll(marks, input.size());
  return isOk;
}

bool Evaluator::assertions(const Node& node, const Value& input, Marks marks) {
  bool isOk = node.types == AnyType || hasType(node, input);
  const auto check = [&](bool result) { isOk = result && isOk; };
  const auto goesOn = [&] { return isOk || isCollecting(); };
  if (goesOn() && node.equals != none) check(equalsOne(m_program.equals[node.equals], input));
  if (!goesOn()) return false;
  switch (input.kind()) {
  case Kind::Int:
  case Kind::BigInt:
  case Kind::Float:
    if (node.number != none) check(number(m_program.numbers[node.number], input));
    break;
  case Kind::Str:
    if (node.text != none) check(text(m_program.texts[node.text], input.asText()));
    break;
  case Kind::List:
  case Kind::Tuple:
  case Kind::Set:
    if (node.array != none) check(array(m_program.arrays[node.array], input, marks));
    break;
  case Kind::Dict:
    if (node.object != none) check(object(m_program.objects[node.object], input, marks));
    break;
  default: break;
  }
  for (std::uint32_t i = 0; goesOn() && i < node.applicatorCount; ++i)
    check(applicator(m_program.applicators[node.firstApplicator + i], input, marks));
  return isOk;
}

bool Evaluator::never() {
  return fail("", [&] {
    const bool isItem = !m_steps.empty() && m_steps.back().index >= 0;
    const std::string what = m_steps.empty() ? "The input"
                             : isItem        ? "Item " + std::to_string(m_steps.back().index)
                                             : "The property '" + std::string(m_steps.back().key) + "'";
    return what + " is not allowed";
  });
}

bool Evaluator::giveUp(std::string why) {
  if (!m_gaveUp) m_whyGaveUp = std::move(why);
  m_gaveUp = true;
  return false;
}

// Values that a program made (models, dates) as the JSON that they become.
Value Evaluator::plain(const Value& input) {
  if (!m_arena) m_arena = std::make_unique<Arena>();
  if (input.is(Kind::Enum)) return input.asEnum().value;
  if (input.is(Kind::Model)) {
    const ModelValue& model = input.asModel();
    const std::size_t own = model.shape->fields.size();
    const auto members = m_arena->make<Member>(own + model.extras.size());
    for (std::size_t i = 0; i < own; ++i) members[i] = {Value::str(model.shape->aliases[i]), model.fields[i]};
    std::ranges::copy(model.extras, members.begin() + static_cast<std::ptrdiff_t>(own));
    return Value::dict(members);
  }
  std::string text;
  if (!writeJson(input, JsonStyle::Pydantic, text)) return {};
  return readJson(m_arena->copy(std::string_view(text)), *m_arena).value_or(Value());
}

std::string_view Evaluator::keyText(const Value& key) {
  if (key.is(Kind::Str)) return key.asText();
  if (!m_arena) m_arena = std::make_unique<Arena>();
  return m_arena->copy(std::string_view(pythonStr(key)));
}

Evaluator::Marks Evaluator::beginMarks(const Value& input) {
  const auto begin = static_cast<Marks>(m_bits.size());
  m_bits.resize(m_bits.size() + (input.size() + 63) / 64, 0);
  return begin;
}

void Evaluator::markAll(Marks marks, std::size_t count) {
  if (marks == none) return;
  for (std::size_t word = 0; word < (count + 63) / 64; ++word) m_bits[marks + word] = UINT64_MAX;
}

Loc Evaluator::loc() const {
  Loc result;
  for (const Step& step : m_steps) {
    if (step.index >= 0)
      result.emplace_back(step.index);
    else
      result.emplace_back(std::string(step.key));
  }
  return result;
}

void Evaluator::report(std::string_view keyword, std::string message) {
  if (m_errors->size() >= m_limits.errors) return;
  SchemaError error;
  error.loc = loc();
  error.keyword = std::string(keyword);
  error.keywordLocation = m_keywords;
  error.schemaLocation = m_program.locations[m_node == none ? m_program.root : m_node];
  if (!keyword.empty()) error.keywordLocation.append("/").append(keyword);
  if (!keyword.empty()) error.schemaLocation.append("/").append(keyword);
  error.message = std::move(message);
  m_errors->push_back(std::move(error));
}

bool Schema::accepts(const Value& input, const ValidateLimits& limits) const {
  return Evaluator(*m_program, limits, nullptr).run(input);
}

std::vector<SchemaError> Schema::validate(const Value& input, const ValidateLimits& limits) const {
  std::vector<SchemaError> errors;
  if (accepts(input, limits)) return errors;
  Evaluator(*m_program, limits, &errors).run(input);
  if (errors.empty()) errors.push_back({{}, "", "", m_program->locations[m_program->root], "Input is not accepted"});
  return errors;
}

const std::vector<std::string>& Schema::notes() const { return m_program->notes; }

} // namespace signalbox::json_schema
