// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FunctionCompiler: validators and computed fields of models, their expressions compiled once.
#pragma once

#include "core/base/diagnostic.h"
#include "core/schema/program.h"

#include <unordered_map>
#include <vector>

namespace signalbox::schema {

// The slots that expressions of validators and computed fields read.
enum FieldSlot : std::size_t { ValueSlot, DataSlot, FieldNameSlot };
constexpr std::size_t modelSlot = 0; // `value` before the model, `self` after it

// A validator as its model declares it; a model that extends another has its validators too.
struct DeclaredValidator {
  const design::Validator* validator = nullptr;
  std::string model;     // whose file it stands in
  std::size_t index = 0; // among the validators of that file

  bool isOfFields() const { return !validator->fields.empty(); }
  bool isOf(std::string_view field) const;
};

class FunctionCompiler final {
public:
  FunctionCompiler(Program& program, std::vector<Diagnostic>& diagnostics)
      : m_program(program), m_diagnostics(diagnostics) {}

  // `node` within the validators of that field, the first declared innermost.
  NodeIndex aroundField(NodeIndex node, std::string_view field, const std::vector<DeclaredValidator>& validators);
  void aroundModel(ModelRules& rules, const std::vector<DeclaredValidator>& validators);
  // False when the expression is none.
  bool compute(const design::ComputedField& field, const DesignPlace& place, expression::Expression& made);
  std::shared_ptr<const expression::Expression> excludeIf(const std::string& source, const DesignPlace& place,
                                                          bool isQuiet);

private:
  std::uint32_t indexOf(const DeclaredValidator& declared);
  FunctionRules compile(const DeclaredValidator& declared);
  std::optional<expression::Expression> read(const std::string& source, const expression::Names& names,
                                             const DesignPlace& place);
  std::optional<expression::Template> readMessage(const std::string& source, const expression::Names& names,
                                                  const DesignPlace& place);
  void report(const expression::SyntaxError& error, const DesignPlace& place);

  Program& m_program;
  std::vector<Diagnostic>& m_diagnostics;
  std::unordered_map<const design::Validator*, std::uint32_t> m_known;
};

} // namespace signalbox::schema
