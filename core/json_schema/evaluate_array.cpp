// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keywords of arrays.
#include "core/json_schema/evaluator.h"
#include "core/json_schema/messages.h"

namespace signalbox::json_schema {

bool Evaluator::array(const ArrayRules& rules, const Value& input, Marks marks) {
  bool isOk = true;
  const std::uint64_t size = input.size();
  if (size < rules.minItems)
    isOk = fail("minItems", [&] { return countMessage("at least", rules.minItems, "item", size); });
  if (size > rules.maxItems)
    isOk = fail("maxItems", [&] { return countMessage("at most", rules.maxItems, "item", size); });
  const auto goesOn = [&] { return isOk || isCollecting(); };
  if (goesOn() && (rules.rest != none || !rules.prefix.empty())) isOk = items(rules, input, marks) && isOk;
  if (goesOn() && rules.contains != none) isOk = contains(rules, input, marks) && isOk;
  if (goesOn() && rules.isUnique) isOk = unique(input) && isOk;
  return isOk;
}

bool Evaluator::items(const ArrayRules& rules, const Value& input, Marks marks) {
  const auto items = input.items();
  const std::size_t prefixed = std::min(items.size(), rules.prefix.size());
  bool isOk = true;
  for (std::size_t i = 0; i < prefixed && (isOk || isCollecting()); ++i) {
    Place place(*this, rules.prefixKeyword, i);
    isOk = item(rules.prefix[i], items[i], i) && isOk;
    mark(marks, i);
  }
  if (rules.rest == none) return isOk;
  const Place place(*this, rules.restKeyword);
  for (std::size_t i = prefixed; i < items.size() && (isOk || isCollecting()); ++i)
    isOk = item(rules.rest, items[i], i) && isOk;
  markAll(marks, items.size());
  return isOk;
}

bool Evaluator::item(NodeIndex node, const Value& input, std::size_t index) {
  if (!isCollecting()) return evaluate(node, input, none);
  Place place(*this, "");
  place.enter(index);
  return evaluate(node, input, none);
}

bool Evaluator::contains(const ArrayRules& rules, const Value& input, Marks marks) {
  const auto items = input.items();
  std::uint64_t found = 0;
  const bool wantsAll = marks != none || rules.maxContains < UINT64_MAX;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!wantsAll && found >= rules.minContains) break;
    if (!quietly(rules.contains, items[i], none)) continue;
    ++found;
    if (rules.containsEvaluates) mark(marks, i);
  }
  if (m_gaveUp) return false;
  if (found < rules.minContains) {
    const std::string_view keyword = rules.minContains == 1 ? "contains" : "minContains";
    return fail(keyword, [&] {
      return "Input should hold at least " + std::to_string(rules.minContains) +
             (rules.minContains == 1 ? " item" : " items") + " as `contains` describes, not " + std::to_string(found);
    });
  }
  if (found <= rules.maxContains) return true;
  return fail("maxContains", [&] {
    return "Input should hold at most " + std::to_string(rules.maxContains) +
           (rules.maxContains == 1 ? " item" : " items") + " as `contains` describes, not " + std::to_string(found);
  });
}

bool Evaluator::unique(const Value& input) {
  const auto pair = findEqualPair(input.items(), m_hashes);
  if (!pair) return true;
  return fail("uniqueItems", [&] {
    return "Input should have unique items; items " + std::to_string(pair->first) + " and " +
           std::to_string(pair->second) + " are equal";
  });
}

bool Evaluator::unevaluatedItems(NodeIndex node, const Value& input, Marks marks) {
  const auto items = input.items();
  const Place place(*this, "unevaluatedItems");
  bool isOk = true;
  for (std::size_t i = 0; i < items.size() && (isOk || isCollecting()); ++i)
    if (!isMarked(marks, i)) isOk = item(node, items[i], i) && isOk;
  return isOk;
}

} // namespace signalbox::json_schema
