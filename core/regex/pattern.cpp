// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/pattern.h"

#include "core/regex/ecma_parser.h"
#include "core/regex/machine.h"
#include "core/regex/rust_parser.h"
#include "core/regex/rust_size.h"

namespace signalbox::regex {

namespace {

std::unique_ptr<const Machine> machineFor(const Node& tree) {
  auto machine = std::make_unique<Machine>();
  if (needsBacktracking(tree)) {
    machine->backtracking = std::make_unique<const Backtracking>(tree);
    return machine;
  }
  machine->program = std::make_unique<const Program>(compileProgram(tree));
  Stepper stepper(*machine->program);
  machine->table.emplace(*machine->program);
  if (!machine->table->complete(stepper)) machine->table.reset();
  return machine;
}

const unsigned char* bytes(const char* text) { return reinterpret_cast<const unsigned char*>(text); }

} // namespace

Pattern::Pattern(std::string text, Dialect dialect, std::unique_ptr<const Node> tree,
                 std::unique_ptr<const Machine> machine)
    : m_text(std::move(text)), m_dialect(dialect), m_tree(std::move(tree)), m_machine(std::move(machine)) {}

Pattern::~Pattern() = default;

std::expected<std::shared_ptr<const Pattern>, PatternError> Pattern::compile(std::string_view text, Dialect dialect) {
  try {
    auto tree = std::make_unique<const Node>(dialect == Dialect::Rust ? parseRust(text) : parseEcma(text));
    if (dialect == Dialect::Rust && exceedsRustSizeLimit(*tree))
      return std::unexpected(PatternError{"compiled, it exceeds the size limit of 10485760 bytes", 0});
    auto machine = machineFor(*tree);
    return std::shared_ptr<const Pattern>(new Pattern(std::string(text), dialect, std::move(tree), std::move(machine)));
  } catch (PatternError& error) {
    return std::unexpected(std::move(error));
  }
}

bool Pattern::search(std::string_view utf8) const {
  const Machine& machine = *m_machine;
  if (machine.table) return machine.table->search(bytes(utf8.data()), bytes(utf8.data() + utf8.size()));
  return searchCounted(utf8).isMatch;
}

Pattern::Counted Pattern::searchCounted(std::string_view utf8) const {
  const Machine& machine = *m_machine;
  if (machine.backtracking) return machine.backtracking->search(utf8);
  const auto* begin = bytes(utf8.data());
  const auto* end = begin + utf8.size();
  if (machine.table) return {machine.table->search(begin, end), utf8.size()};
  if (utf8.size() < machine.program->shortestMatch) return {};
  auto workplace = machine.takeWorkplace();
  workplace->stepper.resetSteps();
  Counted result;
  if (machine.program->runs.empty()) {
    result.isMatch = workplace->table.searchGrowing(begin, end, workplace->stepper);
  } else {
    Places places;
    result.isMatch = workplace->stepper.searchFrom(places, begin, end);
  }
  result.steps = workplace->stepper.steps();
  machine.giveBack(std::move(workplace));
  return result;
}

} // namespace signalbox::regex
