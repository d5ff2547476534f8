// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Binding: names to slots, calls to functions, constant parts to constants.
#include "core/expression/evaluator.h"
#include "core/expression/parser.h"

#include <algorithm>

namespace signalbox::expression {

namespace {

constexpr int foldingSteps = 2000; // what is longer to compute waits for the request

class Binder final {
public:
  Binder(Program& program, const Names& names) : m_program(program), m_names(names) {}

  bool bind(NodeId id);
  const SyntaxError& error() const { return m_error; }

private:
  bool fail(std::string message, std::size_t offset) {
    m_error = {std::move(message), offset};
    return false;
  }
  bool bindName(Node& node);
  bool bindFunction(Node& node);
  bool isValue(std::string_view name) const;
  bool bindStatic(NodeId id);
  bool bindLoop(NodeId id);
  bool bindChildren(NodeId id);
  std::string unknownName(const std::string& name) const;
  void fold(NodeId id);

  Program& m_program;
  const Names& m_names;
  std::vector<std::string> m_locals;
  SyntaxError m_error;
};

std::string Binder::unknownName(const std::string& name) const {
  static constexpr std::pair<std::string_view, std::string_view> constants[] = {
      {"true", "True"}, {"false", "False"}, {"null", "None"}, {"none", "None"}, {"undefined", "None"}};
  std::string message = "name '" + name + "' is not defined";
  for (const auto& [wrong, right] : constants)
    if (name == wrong) return message + "; Python writes '" + std::string(right) + "'";
  if (findFunction(name)) return "'" + name + "' is a function: call it with ( )";
  std::string known;
  for (std::size_t i = 0; i < m_names.size(); ++i) {
    if (i > 0) known += ", ";
    known += m_names.name(i);
  }
  return known.empty() ? message : message + "; known here: " + known;
}

bool Binder::bindName(Node& node) {
  const std::string name = m_program.texts[node.index];
  const auto local = std::find(m_locals.rbegin(), m_locals.rend(), name);
  if (local != m_locals.rend()) {
    node.op = Op::Local;
    node.index = static_cast<std::uint32_t>(m_locals.rend() - local - 1);
    return true;
  }
  const int slot = m_names.slot(name);
  if (slot < 0) return fail(unknownName(name), node.offset);
  node.index = static_cast<std::uint32_t>(slot);
  return true;
}

bool Binder::bindFunction(Node& node) {
  Call& call = m_program.calls[node.index];
  const Function* function = findFunction(call.name);
  if (!function) {
    const bool isKnown = m_names.slot(call.name) >= 0;
    return fail(isKnown ? "'" + call.name + "' is a value, not a function" : "there is no function '" + call.name + "'",
                node.offset);
  }
  call.function = static_cast<std::uint16_t>(function - functions().data());
  return true;
}

bool Binder::isValue(std::string_view name) const {
  return std::ranges::find(m_locals, name) != m_locals.end() || m_names.slot(name) >= 0;
}

// date.today(), datetime.fromisoformat(...), timezone.utc: the name of a type, then what belongs to it.
bool Binder::bindStatic(NodeId id) {
  Node& node = m_program.nodes[id];
  if ((node.op != Op::Method && node.op != Op::Attribute) || node.count == 0) return false;
  const Node& object = m_program.nodes[m_program.children[node.first]];
  if (object.op != Op::Name || isValue(m_program.texts[object.index])) return false;
  const std::string& type = m_program.texts[object.index];
  if (node.op == Op::Attribute) {
    const auto value = staticValue(type + "." + m_program.texts[node.index]);
    if (!value) return false;
    m_program.constants.push_back(deepCopy(*value, m_program.arena));
    node.op = Op::Constant;
    node.index = static_cast<std::uint32_t>(m_program.constants.size() - 1);
    node.count = 0;
    return true;
  }
  const Function* function = findFunction(type + "." + m_program.calls[node.index].name);
  if (!function) return false;
  m_program.calls[node.index].function = static_cast<std::uint16_t>(function - functions().data());
  node.op = Op::Function;
  ++node.first;
  --node.count;
  return true;
}

bool Binder::bindChildren(NodeId id) {
  const Node node = m_program.nodes[id];
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const NodeId child = m_program.children[node.first + i];
    const bool isBound = i > 0 && child == m_program.children[node.first + i - 1]; // ** stands for key and value
    if (!isBound && !bind(child)) return false;
  }
  return true;
}

// The clauses from the outermost inwards, then what is collected: it sees every target.
bool Binder::bindLoop(NodeId id) {
  Node& node = m_program.nodes[id];
  if (node.op == Op::Collect) return bindChildren(id);
  const NodeId head = m_program.children[node.first];
  const NodeId body = m_program.children[node.first + 1];
  if (!bind(head)) return false;
  if (node.op == Op::Filter) return bindLoop(body);
  if (m_locals.size() + node.detail > maxLocals) return fail("too many loop variables", node.offset);
  const std::uint32_t firstText = node.index;
  node.index = static_cast<std::uint32_t>(m_locals.size());
  for (std::uint32_t i = 0; i < node.detail; ++i) m_locals.push_back(m_program.texts[firstText + i]);
  return bindLoop(body);
}

bool Binder::bind(NodeId id) {
  Node& node = m_program.nodes[id];
  if (node.op == Op::Constant) return true;
  if (node.op == Op::Name) return bindName(node);
  if (node.op == Op::Comprehension) {
    const std::size_t before = m_locals.size();
    const bool isBound = bindLoop(m_program.children[node.first]);
    m_locals.resize(before);
    return isBound;
  }
  const bool isStatic = bindStatic(id);
  if (node.op == Op::Constant) return true;
  if (node.op == Op::Function && !isStatic && !bindFunction(node)) return false;
  if (!bindChildren(id)) return false;
  if (node.op == Op::Star || node.op == Op::DoubleStar) return true;
  fold(id);
  return true;
}

// A node whose operands are constant becomes one, unless it fails: the failure belongs to the request that meets it.
void Binder::fold(NodeId id) {
  Node& node = m_program.nodes[id];
  const auto children = m_program.childrenOf(node);
  const bool isConstant =
      std::ranges::all_of(children, [&](NodeId child) { return m_program.nodes[child].op == Op::Constant; });
  const bool isImpure = node.op == Op::Function && !functions()[m_program.calls[node.index].function].isPure;
  if (!isConstant || isImpure) return;
  Arena arena;
  Frame frame{.slots = {}, .arena = arena, .stepsLeft = foldingSteps};
  Machine machine(frame);
  Value value;
  if (!Evaluator(m_program, machine).evaluate(id, value)) return;
  m_program.constants.push_back(deepCopy(value, m_program.arena));
  node.op = Op::Constant;
  node.index = static_cast<std::uint32_t>(m_program.constants.size() - 1);
  node.count = 0;
}

} // namespace

std::expected<void, SyntaxError> bind(Program& program, const Names& names) {
  Binder binder(program, names);
  if (!binder.bind(program.root)) return std::unexpected(binder.error());
  return {};
}

} // namespace signalbox::expression
