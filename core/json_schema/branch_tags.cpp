// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/branch_tags.h"

#include <algorithm>
#include <optional>

namespace signalbox::json_schema {

namespace {

constexpr std::size_t manyBranches = 3; // fewer are tried as fast

const Node& behindAliases(const Program& program, NodeIndex index) {
  for (int hops = 0; hops < 100 && program.nodes[index].alias != none; ++hops) index = program.nodes[index].alias;
  return program.nodes[index];
}

// The texts that a required property must be one of; null when it may be anything else too.
const std::vector<Value>* fixedTexts(const Program& program, const Node& branch, const std::string& key) {
  if (branch.object == none) return nullptr;
  const ObjectRules& rules = program.objects[branch.object];
  const int position = rules.keys.find(key);
  if (position < 0) return nullptr;
  const KnownProperty& property = rules.properties[static_cast<std::size_t>(position)];
  if (!property.isRequired || property.node == none) return nullptr;
  const Node& node = behindAliases(program, property.node);
  if (node.equals == none) return nullptr;
  const std::vector<Value>& values = program.equals[node.equals].values;
  const bool areTexts = std::ranges::all_of(values, [](const Value& value) { return value.is(Kind::Str); });
  return areTexts ? &values : nullptr;
}

std::optional<BranchTag> tagOf(const Program& program, const Applicator& applicator, const std::string& key) {
  BranchTag tag;
  tag.key = key;
  for (std::uint32_t i = 0; i < applicator.nodes.size(); ++i) {
    const auto* texts = fixedTexts(program, behindAliases(program, applicator.nodes[i]), key);
    if (!texts) return {};
    for (const Value& text : *texts) {
      const std::uint32_t position = tag.texts.add(text.asText());
      tag.branches.resize(tag.texts.size());
      tag.branches[position].push_back(i);
    }
  }
  return tag;
}

std::optional<BranchTag> findTag(const Program& program, const Applicator& applicator) {
  const Node& first = behindAliases(program, applicator.nodes[0]);
  if (first.object == none) return {};
  const KeyTable& keys = program.objects[first.object].keys;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (auto tag = tagOf(program, applicator, keys.key(i))) return tag;
  return {};
}

} // namespace

void findBranchTags(Program& program) {
  for (Applicator& applicator : program.applicators) {
    const bool isChoice = applicator.kind == Applicator::Kind::AnyOf || applicator.kind == Applicator::Kind::OneOf;
    if (!isChoice || applicator.nodes.size() < manyBranches) continue;
    auto tag = findTag(program, applicator);
    if (!tag) continue;
    applicator.tag = static_cast<std::uint32_t>(program.tags.size());
    program.tags.push_back(std::move(*tag));
  }
}

} // namespace signalbox::json_schema
