// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/validate.h"

#include "core/schema/walk.h"

namespace signalbox::schema {

namespace {

const UseRules* useOf(const Types& types, TypeId type) {
  const Node& node = types.program().at(type);
  return node.kind == NodeKind::Use ? &types.program().uses[node.rules] : nullptr;
}

// What stands behind uses, Optional and checks.
const Node& bareNode(const Types& types, TypeId type) {
  const Program& program = types.program();
  const Node* node = &program.at(type);
  while (node->kind == NodeKind::Use || node->kind == NodeKind::Nullable || node->kind == NodeKind::Checked)
    node = &program.at(node->first);
  return *node;
}

std::unexpected<ValidationErrors> exceptionOf(const Walk& walk, const Value& input, Arena& arena) {
  const std::string_view message = arena.copy(std::string_view(walk.exception()));
  return std::unexpected(ValidationErrors{{unhandledException, {}, message, input, Value()}});
}

// `run` starts a walk: once to accept, and again to collect the errors.
template<class Run>
std::expected<Value, ValidationErrors> walkTwice(const Types& types, Arena& arena, const ValidateOptions& options,
                                                 const Value& input, Run run) {
  Value output;
  Walk accepting(types.program(), arena, options, nullptr);
  if (run(accepting, output)) return output;
  if (!accepting.exception().empty()) return exceptionOf(accepting, input, arena);
  ValidationErrors errors;
  Walk collecting(types.program(), arena, options, &errors);
  const bool isFine = run(collecting, output); // now() may have moved on
  if (!collecting.exception().empty()) return exceptionOf(collecting, input, arena);
  if (isFine) return output;
  return std::unexpected(std::move(errors));
}

} // namespace

std::expected<Value, ValidationErrors> validate(const Types& types, TypeId type, const Value& input, Arena& arena,
                                                const ValidateOptions& options) {
  const auto node = static_cast<NodeIndex>(type);
  return walkTwice(types, arena, options, input,
                   [&](Walk& walk, Value& output) { return walk.runRoot(node, input, output); });
}

std::expected<Value, ValidationErrors> validateText(const Types& types, TypeId type, std::string_view text,
                                                    Arena& arena, const ValidateOptions& options) {
  const auto node = static_cast<NodeIndex>(type);
  const auto document = readJsonAsJiter(text, arena);
  return walkTwice(types, arena, options, Value::str(text), [&](Walk& walk, Value& output) {
    return document ? walk.runJson(node, *document, output) : walk.failJson(document.error(), Value::str(text));
  });
}

bool isUnhandledException(const ValidationErrors& errors) {
  return errors.size() == 1 && errors.front().type == unhandledException;
}

bool isRequired(const Types& types, TypeId type) {
  const UseRules* use = useOf(types, type);
  return !use || use->isRequired;
}

Value defaultValue(const Types& types, TypeId type) {
  const UseRules* use = useOf(types, type);
  return use ? use->defaultValue : Value();
}

bool wantsList(const Types& types, TypeId type) {
  switch (bareNode(types, type).kind) {
  case NodeKind::List:
  case NodeKind::Tuple:
  case NodeKind::FixedTuple:
  case NodeKind::Set:
  case NodeKind::FrozenSet: return true;
  default: return false;
  }
}

bool isModel(const Types& types, TypeId type) {
  const Node* node = &types.program().at(type);
  if (node->kind == NodeKind::Use) node = &types.program().at(node->first);
  return node->kind == NodeKind::Model;
}

std::string_view wireName(const Types& types, TypeId type) {
  const UseRules* use = useOf(types, type);
  return use ? std::string_view(use->wireName) : std::string_view();
}

} // namespace signalbox::schema
