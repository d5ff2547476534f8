// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/schema_type.h"

#include "core/design/python_tokens.h"
#include "core/design/rename_model.h"
#include "core/json_schema/import_models.h"
#include "core/schema/json_schema.h"
#include "core/schema/types.h"

namespace signalbox::ui {
namespace {

using design::Json;

constexpr std::string_view components = "#/components/schemas/";

// Only what the type names, so that the cost is the type's own. Of a model its name is all that a reference says.
design::Design designOf(const std::string& type, const design::Design& design) {
  design::Design named;
  for (const design::PythonToken& token : design::pythonTokens(type)) {
    if (token.kind != design::PythonToken::Kind::Name) continue;
    const auto model = design.model(std::string_view(type).substr(token.begin, token.end - token.begin));
    if (!model || named.model(model->name)) continue;
    design::Model stub;
    stub.name = model->name;
    stub.fields = {{"value", "int"}};
    named = named.withModel(model->kind == design::ModelKind::Enum ? *model : stub);
  }
  return named;
}

void collectReferences(const Json& schema, Json& definitions) {
  if (schema.is_string()) {
    const std::string& text = schema.get_ref<const std::string&>();
    if (!text.starts_with(components)) return;
    const std::string name = text.substr(components.size());
    definitions[name] = {{"type", "object"}, {"title", name}, {"properties", {{"value", {{"type", "integer"}}}}}};
  }
  if (schema.is_structured())
    for (const Json& item : schema) collectReferences(item, definitions);
}

// As Python writes it.
std::string literal(const Json& value) {
  if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
  if (value.is_null()) return "None";
  return value.dump();
}

std::string annotated(const json_schema::ImportedType& imported) {
  if (imported.facets.empty()) return imported.type;
  std::string arguments;
  for (const auto& [name, value] : imported.facets.items())
    arguments += (arguments.empty() ? "" : ", ") + name + "=" + literal(value);
  return "Annotated[" + imported.type + ", Field(" + arguments + ")]";
}

} // namespace

bool isSameSchema(const Json& a, const Json& b) {
  return nlohmann::json::parse(a.dump()) == nlohmann::json::parse(b.dump());
}

std::optional<Json> schemaOfType(const std::string& type, const design::Design& design) {
  schema::TypesBuilder builder(designOf(type, design));
  (void)builder.takeDiagnostics(); // of the enums: not ours
  const schema::TypeId id = builder.add(type, Json::object(), {});
  if (!builder.takeDiagnostics().empty()) return std::nullopt;
  const auto types = builder.finish();
  schema::SchemaGenerator generator(*types, std::string(components));
  generator.mention(id, schema::SchemaMode::Serialization);
  return generator.schema(id, schema::SchemaMode::Serialization);
}

std::optional<std::string> typeOfSchema(const Json& schema, const design::Design& design) {
  Json definitions = Json::object();
  collectReferences(schema, definitions);
  auto import =
      json_schema::ModelImport::open({{"components", {{"schemas", definitions}}}}, json_schema::Dialect::Draft202012);
  if (!import) return std::nullopt;
  import->importDefinitions();
  std::string type = annotated(import->importType(schema, "Schema"));
  for (const auto& [reference, name] : import->take().names)
    type = design::renameInType(type, name, reference.substr(reference.rfind('/') + 1));
  const auto back = schemaOfType(type, design);
  return back && isSameSchema(*back, schema) ? std::optional(type) : std::nullopt;
}

} // namespace signalbox::ui
