// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SchemaWriter: JSON Schema of single types. References hold a placeholder (name and mode) until every use is known.
#pragma once

#include "core/schema/json_schema.h"
#include "core/schema/program.h"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace signalbox::schema {

using Definition = std::pair<std::string, SchemaMode>; // a model's or enum's name, and its form

class SchemaWriter final {
public:
  explicit SchemaWriter(const Types& types, BytesAs bytesAs = BytesAs::Format)
      : m_types(types), m_program(types.program()), m_bytesAs(bytesAs) {}

  // A type by itself: what it names more than once is defined before the rest. `keepsRoot` as in sharedDefinitions().
  // Keys in the order in which Pydantic adds them.
  design::Json root(NodeIndex node, SchemaMode mode, bool keepsRoot);
  design::Json root(const UseRules& field, SchemaMode mode); // of a request
  const std::map<Definition, design::Json>& definitions() const { return m_definitions; }

  static std::string placeholder(const Definition& definition);
  static Definition definitionOf(std::string_view placeholder);
  static bool isPlaceholder(std::string_view text) { return text.starts_with('\x01'); }

private:
  design::Json write(NodeIndex node, SchemaMode mode);
  design::Json use(const UseRules& rules, SchemaMode mode);
  void defineShared(SchemaMode mode);
  void define(const Definition& definition, NodeIndex node);
  design::Json reference(const std::string& name, SchemaMode mode, NodeIndex node);
  design::Json bytes(const Node& node, SchemaMode mode) const;
  design::Json base64(const Base64Rules& rules) const;
  design::Json secret(const Node& node) const;
  design::Json general(const GeneralRules& rules);
  design::Json definitionOf(const ModelRules& rules, SchemaMode mode);
  design::Json model(const ModelRules& rules, SchemaMode mode);
  design::Json namedTuple(const ModelRules& rules, SchemaMode mode);
  design::Json rootModel(const ModelRules& rules, SchemaMode mode);
  design::Json titledUse(const UseRules& field, const std::string& name, SchemaMode mode);
  static bool isRequired(const ModelRules& rules, const UseRules& field, SchemaMode mode);
  bool isPropertyOfAll(const Node& node, const std::string& key, SchemaMode mode) const;
  void dropRepeated(design::Json& schema) const;
  design::Json enumeration(const EnumRules& rules) const;
  design::Json literal(const LiteralRules& rules) const;
  design::Json dict(const Node& node, SchemaMode mode);
  design::Json sequence(const Node& node, SchemaMode mode);
  design::Json fixedTuple(const Node& node, SchemaMode mode);
  design::Json choice(const Node& node, SchemaMode mode);
  design::Json tagged(const Node& node, SchemaMode mode);
  design::Json field(const UseRules& rules, SchemaMode mode);
  void addDefault(const UseRules& rules, design::Json& schema) const;
  bool wantsTitle(NodeIndex node) const;
  Wire wireOf(const Node& node) const { return m_isUnconfigured ? Wire::Plain : node.wire; }
  design::Json defaultOf(const UseRules& rules) const;

  const Types& m_types;
  const Program& m_program;
  const BytesAs m_bytesAs;
  std::map<Definition, design::Json> m_definitions;
  NodeIndex m_root = none; // that is being written, as long as nothing of it has been defined
  bool m_keepsRoot = false;
  std::set<std::string> m_later;     // shared definitions of it whose turn has not come yet
  bool m_isUnconfigured = false;     // no model's ser_json_timedelta and ser_json_bytes count here
  std::optional<SchemaMode> m_asked; // inside a model with json_schema_mode_override: the mode of the models it names
};

// Keys in alphabetical order except those of properties and of defaults, as Pydantic prints definitions.
design::Json inAlphabeticalOrder(const design::Json& schema);

} // namespace signalbox::schema
