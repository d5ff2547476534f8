// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// References, allOf, anyOf, oneOf, not and if: schemas for the value itself.
#include "core/json_schema/evaluator.h"
#include "core/json_schema/messages.h"

#include <algorithm>
#include <utility>

namespace signalbox::json_schema {

bool Evaluator::applicator(const Applicator& applicator, const Value& input, Marks marks) {
  switch (applicator.kind) {
  case Applicator::Kind::Ref:
  case Applicator::Kind::DynamicRef: {
    const Place place(*this, applicator.keyword);
    return evaluate(dynamicTarget(applicator), input, marks);
  }
  case Applicator::Kind::AllOf: return allOf(applicator, input, marks);
  case Applicator::Kind::AnyOf: return anyOf(applicator, input, marks);
  case Applicator::Kind::OneOf: return oneOf(applicator, input, marks);
  case Applicator::Kind::Not:
    if (!quietly(applicator.nodes[0], input, none)) return !m_gaveUp;
    return fail("not", [] { return std::string("Input should not be what `not` describes"); });
  case Applicator::Kind::If: return condition(applicator, input, marks);
  }
  return true;
}

// The outermost resource in the dynamic scope that has the anchor.
NodeIndex Evaluator::dynamicTarget(const Applicator& applicator) const {
  if (applicator.kind == Applicator::Kind::Ref) return applicator.nodes[0];
  const DynamicAnchor& anchors = m_program.dynamicAnchors[applicator.dynamic];
  for (const std::uint32_t resource : m_scope)
    if (const auto found = anchors.find(resource); found != anchors.end()) return found->second;
  return applicator.nodes[0];
}

bool Evaluator::allOf(const Applicator& applicator, const Value& input, Marks marks) {
  bool isOk = true;
  for (std::size_t i = 0; i < applicator.nodes.size() && (isOk || isCollecting()); ++i) {
    const Place place(*this, applicator.keyword, i);
    isOk = evaluate(applicator.nodes[i], input, marks) && isOk;
  }
  return isOk;
}

// The marks of a branch count only when it accepts.
bool Evaluator::branch(NodeIndex node, const Value& input, Marks marks) {
  if (marks == none) return evaluate(node, input, none);
  const Marks own = beginMarks(input);
  const bool isOk = evaluate(node, input, own);
  if (isOk)
    for (std::size_t word = 0; own + word < m_bits.size(); ++word) m_bits[marks + word] |= m_bits[own + word];
  endMarks(own);
  return isOk;
}

bool Evaluator::quietly(NodeIndex node, const Value& input, Marks marks) {
  const auto errors = std::exchange(m_errors, nullptr);
  const bool isOk = branch(node, input, marks);
  m_errors = errors;
  return isOk;
}

// The branches that the input's tag leaves; null when all of them are to be tried.
const std::vector<std::uint32_t>* Evaluator::taggedBranches(const Applicator& applicator, const Value& input) const {
  static const std::vector<std::uint32_t> nothing;
  if (applicator.tag == none || !input.is(Kind::Dict)) return nullptr;
  const BranchTag& tag = m_program.tags[applicator.tag];
  const Value* text = input.find(tag.key);
  if (!text) return &nothing;
  if (!text->is(Kind::Str)) return text->kind() <= Kind::Dict && !text->is(Kind::Bytes) ? &nothing : nullptr;
  const int position = tag.texts.find(text->asText());
  return position < 0 ? &nothing : &tag.branches[static_cast<std::size_t>(position)];
}

bool Evaluator::anyOf(const Applicator& applicator, const Value& input, Marks marks) {
  const auto* branches = taggedBranches(applicator, input);
  const std::size_t count = branches ? branches->size() : applicator.nodes.size();
  bool any = false;
  for (std::size_t i = 0; i < count; ++i) {
    any = quietly(applicator.nodes[branches ? (*branches)[i] : i], input, marks) || any;
    if (any && marks == none) return true;
  }
  return any || noneMatches(applicator, input);
}

bool Evaluator::oneOf(const Applicator& applicator, const Value& input, Marks marks) {
  constexpr std::size_t nothing = SIZE_MAX;
  const auto* branches = taggedBranches(applicator, input);
  const std::size_t count = branches ? branches->size() : applicator.nodes.size();
  std::size_t first = nothing;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t branch = branches ? (*branches)[i] : i;
    if (!quietly(applicator.nodes[branch], input, marks)) continue;
    if (first != nothing)
      return fail("oneOf", [&] {
        return "Input should match exactly one alternative, but it matches " + std::to_string(first + 1) + " and " +
               std::to_string(branch + 1);
      });
    first = branch;
  }
  return first != nothing || noneMatches(applicator, input);
}

// Says what is wrong with those alternatives that are of the input's type, and have its tag, at all.
bool Evaluator::noneMatches(const Applicator& applicator, const Value& input) {
  if (!isCollecting() || m_gaveUp) return false;
  std::vector<std::size_t> fitting;
  for (std::size_t i = 0; i < applicator.nodes.size(); ++i)
    if (couldTake(applicator.nodes[i], input)) fitting.push_back(i);
  if (const auto* tagged = taggedBranches(applicator, input); tagged && !tagged->empty())
    fitting.assign(tagged->begin(), tagged->end());
  if (fitting.size() != 1)
    fail(applicator.keyword, [&] {
      return "Input should match " + std::string(applicator.kind == Applicator::Kind::AnyOf ? "at least" : "exactly") +
             " one of the " + std::to_string(applicator.nodes.size()) + " alternatives";
    });
  for (const std::size_t i : fitting) {
    const Place place(*this, applicator.keyword, i);
    evaluate(applicator.nodes[i], input, none);
  }
  return false;
}

// Whether `type`, behind references too, lets a value of the input's type in.
bool Evaluator::couldTake(NodeIndex index, const Value& input) const {
  for (int hops = 0; hops < 8; ++hops) {
    const Node& node = m_program.nodes[index];
    if (node.verdict == Node::Verdict::Never) return false;
    if ((typesOf(input, node.wholeFloatIsInteger) & node.types) == 0) return false;
    if (node.types != AnyType || node.applicatorCount == 0) return true;
    const Applicator& first = m_program.applicators[node.firstApplicator];
    if (first.kind != Applicator::Kind::Ref) return true;
    index = first.nodes[0];
  }
  return true;
}

bool Evaluator::condition(const Applicator& applicator, const Value& input, Marks marks) {
  const bool holds = quietly(applicator.nodes[0], input, marks);
  if (m_gaveUp) return false;
  const NodeIndex next = applicator.nodes[holds ? 1 : 2];
  if (next == none) return true;
  const Place place(*this, holds ? "then" : "else");
  return evaluate(next, input, marks);
}

} // namespace signalbox::json_schema
