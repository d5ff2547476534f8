// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Schemas in, models out: what Pydantic can say becomes models and enums, all else a model of kind JsonSchema that
// holds the schema itself, so that nothing is lost.
#pragma once

#include "core/base/result.h"
#include "core/design/model.h"
#include "core/json_schema/registry.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::json_schema {

// A type as a field has it.
struct ImportedType {
  std::string type;
  design::Json facets = design::Json::object();
};

struct ImportedModels {
  std::vector<design::Model> models;        // in the order in which they were met
  std::map<std::string, std::string> names; // of definitions, by reference: "#/components/schemas/pet" is "Pet"
  std::vector<std::string> notes;           // what became wider or narrower than the schema said, one sentence each
};

class Importer;

// For whole APIs: the definitions first, then the schemas that stand where they are used.
class ModelImport final {
public:
  // Fails on a document that nests too deep.
  static Result<ModelImport> open(const design::Json& document, Dialect dialect);
  ModelImport(ModelImport&&) noexcept;
  ~ModelImport();

  // Those below $defs, definitions and components/schemas.
  void importDefinitions();

  // A schema of the document. `name` is for the models that it may need: "CreateOrderBody".
  ImportedType importType(const design::Json& schema, std::string_view name);

  ImportedModels take();

private:
  explicit ModelImport(std::unique_ptr<Importer> importer);
  std::unique_ptr<Importer> m_importer;
};

// The definitions, and the document itself where it is a schema: then it is named by its title, or `rootName`.
Result<ImportedModels> importModels(const design::Json& document, Dialect dialect = Dialect::Draft202012,
                                    std::string_view rootName = "Root");

} // namespace signalbox::json_schema
