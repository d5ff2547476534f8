// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluator: one value through one program. The same code runs twice: first it only accepts; when that fails, a second
// run collects the errors.
#pragma once

#include "core/json_schema/json_equal.h"
#include "core/json_schema/program.h"
#include "core/json_schema/schema.h"
#include "core/value/arena.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::json_schema {

class Evaluator final {
public:
  // `errors` null: stop at the first mistake.
  Evaluator(const Program& program, const ValidateLimits& limits, std::vector<SchemaError>* errors)
      : m_program(program), m_limits(limits), m_errors(errors) {}

  bool run(const Value& input);

private:
  // Which members or items of one value have been evaluated: the begin of its bits in m_bits, or none when nobody asks.
  using Marks = std::uint32_t;

  bool evaluate(NodeIndex index, const Value& input, Marks marks);
  bool isLeafAccepted(const Node& node, const Value& input);
  bool evaluateOpen(const Node& node, const Value& input, Marks marks);
  bool evaluateTracked(const Node& node, const Value& input, Marks marks);
  bool assertions(const Node& node, const Value& input, Marks marks);
  bool never();
  bool giveUp(std::string why);
  Value plain(const Value& input);
  std::string_view keyText(const Value& key);

  // evaluate_scalar.cpp
  bool hasType(const Node& node, const Value& input);
  bool equalsOne(const EqualsRules& rules, const Value& input);
  bool number(const NumberRules& rules, const Value& input);
  bool bound(std::string_view keyword, const Value& bound, const Value& input, bool isKept, std::string_view words);
  bool text(const TextRules& rules, std::string_view text);

  // evaluate_array.cpp
  bool array(const ArrayRules& rules, const Value& input, Marks marks);
  bool items(const ArrayRules& rules, const Value& input, Marks marks);
  bool item(NodeIndex node, const Value& input, std::size_t index);
  bool contains(const ArrayRules& rules, const Value& input, Marks marks);
  bool unique(const Value& input);
  bool unevaluatedItems(NodeIndex node, const Value& input, Marks marks);

  // evaluate_object.cpp
  bool object(const ObjectRules& rules, const Value& input, Marks marks);
  bool members(const ObjectRules& rules, const Value& input, Marks marks);
  bool property(NodeIndex node, std::string_view keyword, const std::string_view* token, const Value& input,
                std::string_view key);
  bool otherProperty(const ObjectRules& rules, const Member& member, std::string_view key, bool& isEvaluated);
  bool missing(const ObjectRules& rules, const Value& input);
  bool dependents(const ObjectRules& rules, const Value& input, Marks marks);
  bool unevaluatedProperties(NodeIndex node, const Value& input, Marks marks);

  // evaluate_applicators.cpp
  bool applicator(const Applicator& applicator, const Value& input, Marks marks);
  bool allOf(const Applicator& applicator, const Value& input, Marks marks);
  bool anyOf(const Applicator& applicator, const Value& input, Marks marks);
  bool oneOf(const Applicator& applicator, const Value& input, Marks marks);
  bool condition(const Applicator& applicator, const Value& input, Marks marks);
  bool branch(NodeIndex node, const Value& input, Marks marks);
  bool quietly(NodeIndex node, const Value& input, Marks marks);
  const std::vector<std::uint32_t>* taggedBranches(const Applicator& applicator, const Value& input) const;
  bool couldTake(NodeIndex index, const Value& input) const;
  bool noneMatches(const Applicator& applicator, const Value& input);
  NodeIndex dynamicTarget(const Applicator& applicator) const;

  Marks beginMarks(const Value& input);
  void endMarks(Marks marks) { m_bits.resize(marks); }
  void mark(Marks marks, std::size_t index) {
    if (marks != none) m_bits[marks + index / 64] |= std::uint64_t{1} << (index % 64);
  }
  bool isMarked(Marks marks, std::size_t index) const {
    return ((m_bits[marks + index / 64] >> (index % 64)) & 1U) != 0;
  }
  void markAll(Marks marks, std::size_t count);

  bool isCollecting() const { return m_errors != nullptr; }
  template<class Say> // makes the message, only when it is wanted
  bool fail(std::string_view keyword, Say say) {
    if (isCollecting() && !m_gaveUp) report(keyword, say());
    return false;
  }
  void report(std::string_view keyword, std::string message);

  struct Step {
    std::string_view key;
    std::int64_t index = -1; // -1: the key counts
  };
  // The place in the schema and the input, kept only while errors are collected.
  class Place;
  Loc loc() const;

  const Program& m_program;
  const ValidateLimits& m_limits;
  std::vector<SchemaError>* m_errors;
  std::vector<Step> m_steps; // into the input
  std::string m_keywords;    // the way through the schema
  NodeIndex m_node = none;   // the schema being applied, for the errors' locations
  std::vector<std::uint64_t> m_bits;
  std::vector<std::uint32_t> m_scope;                         // resources, when the program has dynamic references
  std::vector<std::pair<const Node*, const Value*>> m_active; // of looping nodes
  HashedItems m_hashes;
  std::unique_ptr<Arena> m_arena; // of inputs that are no JSON
  std::uint64_t m_stepCount = 0;
  int m_depth = 0;
  bool m_gaveUp = false;
  std::string m_whyGaveUp;
};

// Notes one step through the schema, and one into the input, until it dies.
class Evaluator::Place final {
public:
  Place(Evaluator& evaluator, std::string_view keyword, const std::string_view* token = nullptr)
      : m_evaluator(evaluator) {
    open(keyword);
    if (token) addToken(*token);
  }
  Place(Evaluator& evaluator, std::string_view keyword, std::size_t index) : m_evaluator(evaluator) {
    open(keyword);
    if (m_isOpen) addToken(std::to_string(index));
  }
  ~Place() {
    if (!m_isOpen) return;
    m_evaluator.m_keywords.resize(m_length);
    m_evaluator.m_steps.resize(m_stepCount);
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  void enter(std::string_view key) {
    if (m_isOpen) m_evaluator.m_steps.push_back({key, -1});
  }
  void enter(std::size_t index) {
    if (m_isOpen) m_evaluator.m_steps.push_back({{}, static_cast<std::int64_t>(index)});
  }

private:
  void open(std::string_view keyword);
  void addToken(std::string_view token);

  Evaluator& m_evaluator;
  bool m_isOpen = false;
  std::size_t m_length = 0;
  std::size_t m_stepCount = 0;
};

} // namespace signalbox::json_schema
