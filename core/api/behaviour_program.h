// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BehaviourProgram: the compiled behaviour of one endpoint with the names it reads. It knows no types, so an edit
// elsewhere leaves it as it is.
#pragma once

#include "core/api/behaviour.h"
#include "core/api/parameter_reader.h"
#include "core/api/request_text.h"

#include <memory>
#include <string>
#include <vector>

namespace signalbox::api {

// A constant of the design as a value.
struct ConstantValue {
  design::ConstantPtr source;
  Arena arena;
  Value value;
};
using ConstantValuePtr = std::shared_ptr<const ConstantValue>;
ConstantValuePtr constantValue(design::ConstantPtr source);

// The constants of a design by name, made once and shared between versions.
class ConstantTable final {
public:
  ConstantTable() = default;
  ConstantTable(const design::Design& design, const ConstantTable* previous);
  ConstantValuePtr find(std::string_view name) const; // null when absent
private:
  std::vector<ConstantValuePtr> m_values; // by name
};

struct BehaviourProgram {
  design::EndpointPtr source;
  std::vector<std::string> words;          // that its expressions might read
  std::vector<ConstantValuePtr> constants; // those of them that are constants
  std::vector<std::size_t> parameterSlots;
  std::vector<std::size_t> bodySlots;
  std::unique_ptr<const Behaviour> behaviour; // null: too broken to run
  std::vector<Value> slots;                   // as a request finds them: constants filled
  struct Specials {
    int path = -1, query = -1, headers = -1, cookies = -1, body = -1, session = -1;
  } specials; // slots; -1 = not read
  std::vector<Diagnostic> diagnostics;

  // Fills the slots of path, query, headers, cookies, body and session that the behaviour reads.
  void fillSpecials(RequestText& request, const PathValues& path, const Value& body, Arena& arena,
                    std::span<Value> into) const;
};
using BehaviourProgramPtr = std::shared_ptr<const BehaviourProgram>;

BehaviourProgramPtr compileBehaviour(const design::Design& design, const design::EndpointPtr& endpoint,
                                     const BehaviourRegistry& behaviours, const ConstantTable& constants);

// True when compiling again would give the same: same endpoint, same constants.
bool isCurrent(const BehaviourProgram& program, const design::EndpointPtr& endpoint, const ConstantTable& constants);

} // namespace signalbox::api
