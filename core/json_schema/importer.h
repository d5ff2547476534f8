// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Importer: one document on its way to models. Every definition is met once; recursion stops at its name.
#pragma once

#include "core/json_schema/import_models.h"
#include "core/json_schema/import_names.h"
#include "core/json_schema/upgrade.h"

#include <optional>
#include <set>

namespace signalbox::json_schema {

class Importer final {
public:
  Importer(design::Json document, Dialect dialect) : m_document(std::move(document)), m_dialect(dialect) {}

  void importDefinitions();
  void importRoot(std::string_view name);
  ImportedType importType(const design::Json& schema, std::string_view name);
  ImportedModels take();

private:
  using Json = design::Json;

  struct Definition {
    std::string name;
    Json schema; // upgraded
    bool isDone = false;
    bool isOpen = false; // being judged: meeting it again is a circle
    std::optional<bool> isPlain;
  };

  // import_models.cpp
  void reserve(const std::string& reference, const Json& schema, std::string_view name);
  Definition* definition(const std::string& reference); // null when it leads out of the document
  const Definition* target(const Json& schema);         // of a schema that is only a reference
  void importDefinition(const std::string& reference);
  void makeModel(const std::string& name, const Json& schema);
  bool makeEnum(const std::string& name, const Json& schema);
  void makeRoot(const std::string& name, const Json& schema, ImportedType type);
  std::string makeGeneral(const Json& schema, const std::string& name); // the name it was given
  void add(design::Model model);
  void note(const std::string& place, std::string sentence);

  // import_types.cpp: nothing = no type says it
  std::optional<ImportedType> typeOf(const Json& schema, const std::string& name);
  std::optional<ImportedType> reference(const Json& schema);
  std::optional<ImportedType> ofTypes(const Json& schema, const std::string& name);
  std::optional<ImportedType> ofType(const Json& schema, const std::string& type, const std::string& name);
  std::optional<ImportedType> text(const Json& schema);
  std::optional<ImportedType> number(const Json& schema, const std::string& type);
  std::optional<ImportedType> array(const Json& schema, const std::string& name);
  std::optional<ImportedType> tuple(const Json& schema, const std::string& name);
  std::optional<ImportedType> mapping(const Json& schema, const std::string& name);
  std::optional<ImportedType> choice(const Json& schema, const std::string& name);
  std::optional<std::string> discriminator(const Json& schema);
  bool areDisjoint(const Json& alternatives);
  std::string nested(const Json& schema, const std::string& name); // always

  // import_objects.cpp
  bool isPlainObject(const Json& schema);
  std::optional<std::string> plainBase(const Json& schema); // allOf of one plain model and words of its own
  std::optional<Json> merged(const Json& schema, int depth);
  void makeObject(const std::string& name, const Json& schema, const std::string& base);
  design::Field field(const std::string& key, const Json& schema, bool isRequired, const std::string& owner,
                      UniqueNames& names);
  void addAnnotations(const Json& schema, bool isRequired, design::Field& field);

  // import_general.cpp
  Json bundled(const Json& schema);
  void collect(Json& schema, Json& definitions);

  Json m_document;
  Dialect m_dialect;
  std::map<std::string, Definition> m_definitions; // by reference
  std::vector<std::string> m_order;
  UniqueNames m_names;
  ImportedModels m_result;
  int m_depth = 0;
};

// Keywords that say nothing about what is accepted.
bool isAnnotation(std::string_view keyword);

// The schema without its annotations.
design::Json assertionsOf(const design::Json& schema);

// Whether it holds keywords other than these and annotations.
bool hasOnly(const design::Json& schema, std::initializer_list<std::string_view> keywords);

} // namespace signalbox::json_schema
