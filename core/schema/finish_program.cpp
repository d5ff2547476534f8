// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What ModelCompiler does once everything was added: which models recur, and defaults of types that are no plain JSON.
#include "core/schema/model_compiler.h"
#include "core/schema/validate.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

// Tarjan's strongly connected components over models.
class RecursionFinder final {
public:
  explicit RecursionFinder(Program& program) : m_program(program), m_state(program.models.size()) {}

  void run() {
    for (std::size_t i = 0; i < m_state.size(); ++i)
      if (m_state[i].order == 0) visit(static_cast<std::uint32_t>(i));
  }

private:
  struct State {
    std::uint32_t order = 0;
    std::uint32_t low = 0;
    bool isOnStack = false;
    int references = 0; // from models
  };

  void visit(std::uint32_t model) {
    m_state[model].order = m_state[model].low = ++m_next;
    m_state[model].isOnStack = true;
    m_stack.push_back(model);
    for (const UseRules& field : m_program.models[model].fields) follow(model, field.node);
    if (m_state[model].low != m_state[model].order) return;
    std::uint32_t member = none;
    const bool isAlone = m_stack.back() == model;
    do {
      member = m_stack.back();
      m_stack.pop_back();
      m_state[member].isOnStack = false;
      m_program.models[member].component = model;
      if (!isAlone) m_program.models[member].isRecursive = true;
      if (m_state[member].references > 1) m_program.models[member].isDefinition = true;
    } while (member != model);
  }

  void follow(std::uint32_t from, NodeIndex index) {
    const Node& node = m_program.at(index);
    switch (node.kind) {
    case NodeKind::Model: return edge(from, node.rules);
    case NodeKind::Union:
    case NodeKind::TaggedUnion:
    case NodeKind::FixedTuple:
      for (std::uint32_t i = 0; i < node.second; ++i) follow(from, m_program.children[node.first + i]);
      return;
    case NodeKind::SecretOf: // in its schema the type stands twice, for JSON and for Python
      follow(from, node.first);
      return follow(from, node.first);
    case NodeKind::Dict: follow(from, node.second); [[fallthrough]];
    default:
      if (node.first != none) follow(from, node.first);
    }
  }

  void edge(std::uint32_t from, std::uint32_t to) {
    if (to == from) m_program.models[from].isRecursive = m_program.models[from].isDefinition = true;
    ++m_state[to].references;
    if (m_state[to].order == 0) {
      visit(to);
      m_state[from].low = std::min(m_state[from].low, m_state[to].low);
    } else if (m_state[to].isOnStack) {
      m_state[from].low = std::min(m_state[from].low, m_state[to].order);
    }
  }

  Program& m_program;
  std::vector<State> m_state;
  std::vector<std::uint32_t> m_stack;
  std::uint32_t m_next = 0;
};

// Whether values of the type are something JSON has no word for, so that a default must be made from its JSON.
bool isConverted(const Program& program, NodeIndex index) {
  const Node& node = program.at(index);
  switch (node.kind) {
  case NodeKind::Date:
  case NodeKind::Time:
  case NodeKind::DateTime:
  case NodeKind::TimeDelta:
  case NodeKind::Uuid:
  case NodeKind::Decimal:
  case NodeKind::Bytes:
  case NodeKind::Set:
  case NodeKind::FrozenSet:
  case NodeKind::Tuple:
  case NodeKind::FixedTuple:
  case NodeKind::Secret:
  case NodeKind::SecretBytes:
  case NodeKind::SecretOf:
  case NodeKind::Enum:
  case NodeKind::Model: return true;
  case NodeKind::Union:
  case NodeKind::TaggedUnion:
    for (std::uint32_t i = 0; i < node.second; ++i)
      if (isConverted(program, program.children[node.first + i])) return true;
    return false;
  case NodeKind::Dict: return isConverted(program, node.first) || isConverted(program, node.second);
  default: return node.first != none && isConverted(program, node.first);
  }
}

// A default is JSON: where a member of an enum is meant, it is told by its value.
Value withMember(const LiteralRules& rules, const Value& value) {
  const auto isIt = [&](const Value& one) { return one.is(Kind::Enum) && equals(one.asEnum().value, value); };
  const auto isPlain = [&](const Value& one) { return one.is(value.kind()) && equals(one, value); };
  const auto found = std::ranges::find_if(rules.values, isIt);
  return found == rules.values.end() || std::ranges::any_of(rules.values, isPlain) ? value : *found;
}

Value withMember(const Program& program, NodeIndex index, const Value& value) {
  const Node& node = program.at(index);
  switch (node.kind) {
  case NodeKind::Literal: return withMember(program.literals[node.rules], value);
  case NodeKind::Nullable:
  case NodeKind::Function:
  case NodeKind::Use:
  case NodeKind::Checked: return withMember(program, node.first, value);
  case NodeKind::Union:
    for (std::uint32_t i = 0; i < node.second; ++i)
      if (const Value made = withMember(program, program.children[node.first + i], value); made.is(Kind::Enum))
        return made;
    return value;
  default: return value;
  }
}

} // namespace

void ModelCompiler::finish(const std::shared_ptr<const Types>& types) {
  RecursionFinder(m_program).run();
  labelRecursiveBranches(m_program);
  for (const ModelRules& model : m_program.models) m_program.byShape[&model.shape] = &model;
  std::unordered_map<const UseRules*, const DesignPlace*> places;
  for (const auto& [use, place] : m_places) places[use] = &place;
  const auto convert = [&](UseRules& use) {
    if (use.isRequired || use.defaultValue.isNull()) return;
    const auto place = places.find(&use);
    convertDefault(*types, use, place != places.end() ? place->second : nullptr);
  };
  for (ModelRules& model : m_program.models) std::ranges::for_each(model.fields, convert);
  std::ranges::for_each(m_program.uses, convert);
}

void ModelCompiler::convertDefault(const Types& types, UseRules& use, const DesignPlace* place) {
  if (m_program.at(use.node).kind == NodeKind::Bytes && use.defaultValue.is(Kind::Str) && !use.validatesDefault) {
    use.defaultValue = Value::bytes(use.defaultValue.asText()); // b'...' in Python, whatever val_json_bytes says
    return;
  }
  use.defaultValue = withMember(m_program, use.node, use.defaultValue);
  const auto value = validate(types, TypeId{use.node}, use.defaultValue, *m_program.arena);
  if (value) {
    if (isConverted(m_program, use.node)) use.defaultValue = *value;
    return;
  }
  if (!place) return;
  std::string pointer = place->pointer;
  if (pointer.ends_with("/type")) pointer.resize(pointer.size() - 5);
  m_diagnostics.push_back({Severity::Warning,
                           "bad-default",
                           "The default does not fit the type: " + std::string(value.error().front().message) + ".",
                           {place->kind, place->entity, pointer + "/default"},
                           {}});
}

} // namespace signalbox::schema
