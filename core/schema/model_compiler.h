// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelCompiler: the models and enums of a design to tables of a program.
#pragma once

#include "core/design/design.h"
#include "core/schema/function_compiler.h"
#include "core/schema/model_instance.h"
#include "core/schema/type_compiler.h"

#include <set>
#include <string>
#include <vector>

namespace signalbox::schema {

class ModelCompiler final {
public:
  ModelCompiler(Program& program, std::vector<Diagnostic>& diagnostics, TypeCompiler& types)
      : m_program(program), m_diagnostics(diagnostics), m_types(types) {
    m_types.useConfiguredForms([this](NodeIndex node) { return configuredForm(node); });
    m_types.useGenerics([this](const TypeExpr& type) { return instance(type); });
  }

  void compile(const design::Design& design);

  // A type where it is used. `facets` must live as long as the program.
  UseRules compileUse(std::string_view name, std::string_view type, const design::Json& facets,
                      const design::Json& config, const TypeSettings& settings, const DesignPlace& place, bool isQuiet);

  // What generic models were used with since. Before TypeCompiler::finish().
  void compileInstances();

  // After everything was added: recursion, lookup tables, defaults of types that are not plain JSON.
  void finish(const std::shared_ptr<const Types>& types);

private:
  struct SourceField {
    const design::Field* field = nullptr;
    std::string type;                 // with the type arguments put in
    std::size_t index = SIZE_MAX;     // in the model's own fields; SIZE_MAX when inherited
    bool mayBeAbsent = false;         // of a TypedDict
    design::Json generator = nullptr; // alias_generator that filled in what the field's own aliases leave open
  };
  struct Source {
    const design::Model* model = nullptr;
    NodeIndex node = none;
    bool isDone = false;
    bool isOpen = false;      // being compiled: meeting it again is a circle of bases
    TypeArguments arguments;  // of a generic model
    design::Json outerConfig; // of the model in which a TypedDict or NamedTuple without one of its own stands
    bool isInstance = false;  // Page[Item]: its mistakes are the generic model's
    std::vector<SourceField> fields;
    std::vector<DeclaredValidator> validators; // of the bases too; one of the same name stands in for theirs
    std::vector<std::pair<const design::ComputedField*, DesignPlace>> computed; // the same
  };

  void reserve(const design::ModelPtr& model);
  void compileGeneral(const design::ModelPtr& model, GeneralRules& rules);
  void compileEnum(const design::Model& model, EnumRules& rules);
  void compileModel(Source& source);
  std::expected<NodeIndex, std::string> instance(const TypeExpr& type);
  void inherit(Source& source, design::Json& config);
  NodeIndex configuredForm(NodeIndex node);
  Source* baseOf(const Source& source);
  TypeExpr inPlace(const TypeExpr& type, const Source& source) const;
  TypeExpr withShownMembers(const TypeExpr& type);
  SourceField sourceField(const Source& source, std::size_t index);
  void compileField(const Source& source, SourceField& field, const TypeSettings& settings, const design::Json& config,
                    ModelRules& rules);
  static design::Json aliasConfig(SourceField& field, const design::Json& config);
  void compileExtras(const SourceField& field, const TypeSettings& settings, const DesignPlace& place,
                     ModelRules& rules);
  void compileDefault(std::string_view name, const DesignPlace& place, UseRules& use);
  static void addFunctions(Source& source);
  void compileFunctions(const Source& source, ModelRules& rules, const TypeSettings& settings,
                        const design::Json& config);
  void buildLookup(ModelRules& rules) const;
  void convertDefault(const Types& types, UseRules& use, const DesignPlace* place);
  void report(const design::Model& model, std::string code, std::string message, std::string pointer);

  Program& m_program;
  std::vector<Diagnostic>& m_diagnostics;
  TypeCompiler& m_types;
  FunctionCompiler m_functions{m_program, m_diagnostics};
  std::unordered_map<std::string, Source> m_sources;             // by class name; instances by their canonical text
  std::vector<Source*> m_instances;                              // not compiled yet
  const design::Json* m_config = nullptr;                        // of the model that is being compiled
  std::vector<std::pair<const UseRules*, DesignPlace>> m_places; // of defaults, for warnings
};

// Where validation looks for a field whose validation alias is this.
std::vector<AliasPath> readPaths(std::string_view name, const design::Json& alias, const design::Json& config);

} // namespace signalbox::schema
