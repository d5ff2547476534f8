// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/dependency_plan.h"

#include <algorithm>

namespace signalbox::api {
namespace {

class PlanCompiler final {
public:
  PlanCompiler(const PlanInput& input, schema::TypesBuilder& types)
      : m_input(input), m_types(types), m_plan(std::make_unique<DependencyPlan>()) {}

  std::unique_ptr<DependencyPlan> compile(const design::DependencyNode& root) {
    m_plan->endpoint = m_input.endpoint.id();
    for (const design::Field& field : m_input.endpoint.body) m_bodyParts.push_back({&field, 0, {}});
    gatherBody(root);
    m_plan->bodyRules = bodyRules(m_input.design, m_bodyParts, m_input.isStrict);
    for (std::size_t i = 0; i < root.children.size(); ++i)
      m_plan->roots.push_back(planned(root.children[i], m_input.slots[i], 1));
    m_plan->cached = m_cacheKeys.size();
    return std::move(m_plan);
  }

private:
  // FastAPI decides from the whole tree, as it is without overrides, how the body is read.
  void gatherBody(const design::DependencyNode& node) {
    for (const design::DependencyNode& child : node.children) {
      if (const auto program = m_input.table.find(child.asked.dependency))
        for (const design::Field& field : program->bodyFields) {
          m_bodyParts.push_back({&field, 0, {}});
          m_plan->hasBody = true;
        }
      gatherBody(child);
    }
  }

  // Another dependency in its place keeps the scopes and the place in the cache.
  design::DependencyNode overridden(const design::DependencyNode& node) const {
    const auto other = m_input.overrides.find(node.asked.dependency);
    if (other == m_input.overrides.end()) return node;
    design::Depends asked = node.asked;
    asked.dependency = other->second;
    asked.scopes.clear();
    design::DependencyNode replaced = design::dependencyNode(m_input.design, asked, node.scopes);
    replaced.cacheKey = node.cacheKey;
    return replaced;
  }

  std::size_t cacheIndex(const std::string& key) {
    const auto known = std::ranges::find(m_cacheKeys, key);
    if (known != m_cacheKeys.end()) return static_cast<std::size_t>(known - m_cacheKeys.begin());
    m_cacheKeys.push_back(key);
    return m_cacheKeys.size() - 1;
  }

  PlannedDependency planned(const design::DependencyNode& asked, int slot, int depth) {
    const design::DependencyNode node = overridden(asked);
    PlannedDependency plan;
    plan.program = m_input.table.find(node.asked.dependency);
    plan.name = asked.asked.dependency;
    plan.scopes = node.scopes;
    plan.slot = slot;
    plan.depth = depth;
    plan.usesCache = node.asked.useCache;
    plan.exitsEarly = node.asked.scope == "function";
    plan.cache = cacheIndex(node.cacheKey);
    if (plan.program && plan.program->source) addInput(plan, node);
    return plan;
  }

  void addInput(PlannedDependency& plan, const design::DependencyNode& node) {
    const DependencyProgram& program = *plan.program;
    const DesignPlace owner{EntityKind::Dependency, program.name(), {}};
    plan.parameters =
        ParameterReader({program.source->parameters, program.parameterSlots, owner, m_input.path}, m_types);
    const auto parts = bodyParts(program.bodyFields, program.bodySlots, owner);
    if (!parts.empty()) plan.body = BodyReader(m_plan->bodyRules, parts, m_types);
    m_plan->readsSentBody = m_plan->readsSentBody || program.specials.body >= 0;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      plan.children.push_back(planned(node.children[i], program.dependencySlots[i], plan.depth + 1));
      const PlannedDependency& child = plan.children.back();
      plan.isMadeAgainBelow = plan.isMadeAgainBelow || child.isMadeAgainBelow || !child.usesCache;
    }
  }

  const PlanInput& m_input;
  schema::TypesBuilder& m_types;
  std::unique_ptr<DependencyPlan> m_plan;
  std::vector<BodyPart> m_bodyParts;
  std::vector<std::string> m_cacheKeys;
};

void linkAll(std::vector<PlannedDependency>& dependencies, const schema::Types& types, Arena& keep) {
  for (PlannedDependency& dependency : dependencies) {
    dependency.parameters.link(types, keep);
    dependency.body.link(types);
    linkAll(dependency.children, types, keep);
  }
}

} // namespace

void DependencyPlan::link(const schema::Types& types, Arena& keep) { linkAll(roots, types, keep); }

std::unique_ptr<DependencyPlan> compilePlan(const PlanInput& input, schema::TypesBuilder& types) {
  if (input.slots.empty()) return nullptr;
  const auto inherited = design::inheritedDependencies(input.design, input.endpoint);
  return PlanCompiler(input, types).compile(design::dependencyTree(input.design, input.endpoint, inherited));
}

} // namespace signalbox::api
