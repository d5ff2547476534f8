// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FunctionNames: the names that the expressions of one function read, an endpoint's behaviour or a dependency, and the
// slots in which their values stand. It knows no types, so an edit elsewhere leaves it as it is.
#pragma once

#include "core/api/parameter_reader.h"
#include "core/api/request_text.h"
#include "core/expression/expression.h"

#include <memory>
#include <string>
#include <utility>
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

// What a function takes; borrowed while its names are gathered.
struct FunctionInput {
  const design::Json& options; // whose texts hold the expressions
  std::span<const design::Parameter> parameters;
  std::span<const design::Field> body;
  std::span<const design::Depends> dependencies;
  bool hasSession = false; // `session` is a name
};

struct FunctionNames {
  FunctionNames() = default;
  FunctionNames(const FunctionInput& input, const ConstantTable& constants);
  // Once everything is compiled: `count` names are in use.
  void finish(std::size_t count);
  // True when gathering them again would give the same constants.
  bool hasSameConstants(const ConstantTable& constants) const;

  // Fills the slots of path, query, headers, cookies, body and session that are read.
  void fillSpecials(RequestText& request, const PathValues& path, const Value& body, Arena& arena,
                    std::span<Value> into) const;

  expression::Names names;                 // taken by the scope it is compiled with
  std::vector<std::string> words;          // that its expressions might read
  std::vector<ConstantValuePtr> constants; // those of them that are constants
  std::vector<std::size_t> parameterSlots;
  std::vector<std::size_t> bodySlots;
  std::vector<int> dependencySlots; // of the i-th; -1 = it has no name
  std::vector<Value> slots;         // as a request finds them: constants filled
  struct Specials {
    int path = -1, query = -1, headers = -1, cookies = -1, body = -1, session = -1;
    int securityScopes = -1; // of a dependency: fastapi.security.SecurityScopes
  } specials;                // slots; -1 = not read

private:
  int addSpecial(std::string_view name);

  std::vector<std::pair<std::size_t, Value>> m_filled;
};

} // namespace signalbox::api
