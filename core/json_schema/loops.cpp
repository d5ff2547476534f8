// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/loops.h"

#include <algorithm>
#include <vector>

namespace signalbox::json_schema {

namespace {

using Targets = std::vector<NodeIndex>;

Targets certainTargets(const Program& program, NodeIndex index) {
  Targets targets;
  const Node& node = program.nodes[index];
  for (std::uint32_t i = 0; i < node.applicatorCount; ++i) {
    const Applicator& applicator = program.applicators[node.firstApplicator + i];
    if (applicator.kind == Applicator::Kind::Ref || applicator.kind == Applicator::Kind::AllOf)
      targets.insert(targets.end(), applicator.nodes.begin(), applicator.nodes.end());
  }
  return targets;
}

Targets possibleTargets(const Program& program, NodeIndex index) {
  Targets targets;
  const Node& node = program.nodes[index];
  for (std::uint32_t i = 0; i < node.applicatorCount; ++i) {
    const Applicator& applicator = program.applicators[node.firstApplicator + i];
    targets.insert(targets.end(), applicator.nodes.begin(), applicator.nodes.end());
    if (applicator.dynamic != none)
      for (const auto& [resource, target] : program.dynamicAnchors[applicator.dynamic]) targets.push_back(target);
  }
  if (node.object != none)
    for (const DependentKeys& dependent : program.objects[node.object].dependents) targets.push_back(dependent.node);
  std::erase(targets, none);
  return targets;
}

// Depth first without recursion; what `enter`, `meet` and `leave` do makes the algorithm.
template<class Enter, class Meet, class Leave>
void walk(const Program& program, Targets (*targetsOf)(const Program&, NodeIndex), Enter enter, Meet meet,
          Leave leave) {
  struct Step {
    NodeIndex node;
    Targets targets;
    std::size_t next = 0;
  };
  std::vector<bool> isSeen(program.nodes.size(), false);
  std::vector<Step> path;
  const auto open = [&](NodeIndex node) {
    isSeen[node] = true;
    enter(node);
    path.push_back({node, targetsOf(program, node)});
  };
  for (NodeIndex start = 0; start < program.nodes.size(); ++start) {
    if (isSeen[start]) continue;
    open(start);
    while (!path.empty()) {
      Step& step = path.back();
      if (step.next < step.targets.size()) {
        const NodeIndex target = step.targets[step.next++];
        if (isSeen[target])
          meet(step.node, target);
        else
          open(target);
        continue;
      }
      const NodeIndex done = step.node;
      path.pop_back();
      leave(done, path.empty() ? none : path.back().node);
    }
  }
}

} // namespace

std::optional<NodeIndex> endlessReference(const Program& program) {
  std::vector<bool> isOpen(program.nodes.size(), false);
  std::optional<NodeIndex> found;
  walk(
      program, certainTargets, [&](NodeIndex node) { isOpen[node] = true; },
      [&](NodeIndex, NodeIndex target) {
        if (isOpen[target]) found = target;
      },
      [&](NodeIndex node, NodeIndex) { isOpen[node] = false; });
  return found;
}

// Tarjan's strongly connected components.
void markLoops(Program& program) {
  std::vector<std::uint32_t> number(program.nodes.size(), 0), low(program.nodes.size(), 0);
  std::vector<bool> isOpen(program.nodes.size(), false);
  std::vector<NodeIndex> open;
  std::uint32_t last = 0;
  const auto enter = [&](NodeIndex node) {
    number[node] = low[node] = ++last;
    open.push_back(node);
    isOpen[node] = true;
  };
  const auto meet = [&](NodeIndex from, NodeIndex target) {
    if (!isOpen[target]) return;
    low[from] = std::min(low[from], number[target]);
    if (from == target) program.nodes[from].isLooping = true;
  };
  const auto leave = [&](NodeIndex node, NodeIndex parent) {
    if (parent != none) low[parent] = std::min(low[parent], low[node]);
    if (low[node] != number[node]) return;
    const bool isCircle = open.back() != node;
    NodeIndex member = none;
    do {
      member = open.back();
      open.pop_back();
      isOpen[member] = false;
      if (isCircle) program.nodes[member].isLooping = true;
    } while (member != node);
  };
  walk(program, possibleTargets, enter, meet, leave);
}

} // namespace signalbox::json_schema
