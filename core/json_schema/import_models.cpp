// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/import_models.h"

#include "core/base/pointer_step.h"
#include "core/json_schema/dialect.h"
#include "core/json_schema/importer.h"
#include "core/json_schema/upgrade.h"
#include "core/json_schema/uri.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::json_schema {

using design::Json;
using design::ModelKind;

namespace {

constexpr auto annotations = std::to_array<std::string_view>(
    {"title", "description", "default", "examples", "example", "deprecated", "readOnly", "writeOnly", "$comment",
     "externalDocs", "xml", "$schema", "$defs", "definitions", "components", "contentEncoding", "contentMediaType",
     "contentSchema", "discriminator"});
constexpr auto definitionPlaces = std::to_array<std::string_view>({"/$defs", "/definitions", "/components/schemas"});

const Json* at(const Json& document, std::string_view pointer) {
  const Json* found = &document;
  for (const std::string& token : pointerTokens(pointer)) {
    if (found->is_object() && found->contains(token))
      found = &(*found)[token];
    else if (found->is_array() && !token.empty() &&
             std::ranges::all_of(token, [](char c) { return c >= '0' && c <= '9'; }) && token.size() < 9 &&
             std::stoul(token) < found->size())
      found = &(*found)[std::stoul(token)];
    else
      return nullptr;
  }
  return found;
}

std::string lastToken(std::string_view pointer) {
  const auto tokens = pointerTokens(pointer);
  return tokens.empty() ? "Root" : tokens.back();
}

} // namespace

bool isAnnotation(std::string_view keyword) {
  return keyword.starts_with("x-") || std::ranges::find(annotations, keyword) != annotations.end();
}

Json assertionsOf(const Json& schema) {
  Json result = Json::object();
  for (const auto& [key, value] : schema.items())
    if (!isAnnotation(key)) result[key] = value;
  return result;
}

bool hasOnly(const Json& schema, std::initializer_list<std::string_view> keywords) {
  for (const auto& [key, value] : schema.items())
    if (!isAnnotation(key) && std::ranges::find(keywords, std::string_view(key)) == keywords.end()) return false;
  return true;
}

void Importer::reserve(const std::string& reference, const Json& schema, std::string_view name) {
  if (m_definitions.contains(reference)) return;
  Definition& definition = m_definitions[reference];
  definition.schema = upgraded(schema, m_dialect);
  const bool isAlias =
      definition.schema.is_object() && definition.schema.contains("$ref") && hasOnly(definition.schema, {"$ref"});
  if (!isAlias) definition.name = m_names.take(modelName(name));
  if (!isAlias) m_result.names[reference] = definition.name;
  m_order.push_back(reference);
}

void Importer::importDefinitions() {
  for (const std::string_view place : definitionPlaces) {
    const Json* schemas = at(m_document, place);
    if (!schemas || !schemas->is_object()) continue;
    for (const auto& [key, schema] : schemas->items())
      reserve("#" + std::string(place) + pointerStep(key), schema, key);
  }
  for (std::size_t i = 0; i < m_order.size(); ++i) importDefinition(m_order[i]); // it may grow
}

void Importer::importRoot(std::string_view name) {
  if (!m_document.is_object()) return;
  Json words = assertionsOf(m_document);
  words.erase("$id");
  words.erase("id");
  if (words.empty()) return;
  if (m_document.contains("openapi") || m_document.contains("swagger")) return;
  const bool isTitled = m_document.contains("title") && m_document["title"].is_string();
  reserve("#", m_document, isTitled ? m_document["title"].get<std::string>() : std::string(name));
}

// References to places that are no definitions make definitions of them.
Importer::Definition* Importer::definition(const std::string& reference) {
  const auto known = m_definitions.find(reference);
  if (known != m_definitions.end()) return &known->second;
  if (reference != "#" && !reference.starts_with("#/")) return nullptr;
  const std::string pointer = percentDecoded(std::string_view(reference).substr(1));
  const Json* schema = at(m_document, pointer);
  if (!schema) return nullptr;
  reserve(reference, *schema, lastToken(pointer));
  return &m_definitions.at(reference);
}

// Through names that only stand for another.
const Importer::Definition* Importer::target(const Json& schema) {
  const Json* at = &schema;
  const Definition* found = nullptr;
  for (int hops = 0; hops < 100 && at->is_object() && at->contains("$ref") && (*at)["$ref"].is_string(); ++hops) {
    found = definition((*at)["$ref"].get<std::string>());
    if (!found || !found->name.empty()) return found;
    at = &found->schema;
  }
  return nullptr;
}

void Importer::importDefinition(const std::string& reference) {
  Definition& definition = m_definitions.at(reference);
  if (std::exchange(definition.isDone, true)) return;
  if (!definition.name.empty()) {
    const Json schema = definition.schema;
    const std::string name = definition.name;
    makeModel(name, schema);
    return;
  }
  if (const Definition* meant = target(definition.schema)) m_result.names[reference] = meant->name;
}

void Importer::makeModel(const std::string& name, const Json& schema) {
  if (schema.is_object() && schema.contains("enum") && makeEnum(name, schema)) return;
  if (isPlainObject(schema) && schema.contains("properties")) return makeObject(name, schema, "");
  if (const auto base = plainBase(schema)) {
    Json own = Json::object();
    for (const Json& part : schema["allOf"])
      if (!part.contains("$ref")) own = part;
    for (const auto& [key, value] : schema.items())
      if (key != "allOf") own[key] = value;
    return makeObject(name, own, *base);
  }
  if (schema.is_object() && schema.contains("allOf"))
    if (const auto whole = merged(schema, 0); whole && isPlainObject(*whole) && whole->contains("properties"))
      return makeObject(name, *whole, "");
  if (auto type = typeOf(schema, name)) return makeRoot(name, schema, std::move(*type));
  design::Model model;
  model.name = name;
  model.kind = ModelKind::JsonSchema;
  model.schema = bundled(schema);
  add(std::move(model));
}

// Texts or whole numbers only, each once, and nothing else asked of them.
bool Importer::makeEnum(const std::string& name, const Json& schema) {
  const Json& values = schema["enum"];
  if (!values.is_array() || values.empty() || !hasOnly(schema, {"type", "enum"})) return false;
  const bool areTexts = std::ranges::all_of(values, [](const Json& value) { return value.is_string(); });
  const bool areNumbers = std::ranges::all_of(values, [](const Json& value) { return value.is_number_integer(); });
  const Json type = memberOr(schema, "type", Json(areTexts ? "string" : "integer"));
  if (!(areTexts && type == "string") && !(areNumbers && (type == "integer" || type == "number"))) return false;
  design::Model model;
  model.name = name;
  model.kind = ModelKind::Enum;
  model.base = areTexts ? "str" : "int";
  if (const Json description = memberOr(schema, "description", ""); description.is_string())
    model.description = description.get<std::string>();
  UniqueNames names;
  for (const Json& value : values) {
    const auto isSame = [&](const design::EnumMember& member) { return member.value == value; };
    if (std::ranges::any_of(model.members, isSame)) continue;
    const std::string text =
        value.is_string() ? value.get<std::string>() : (value < 0 ? "minus" : "value_") + value.dump();
    model.members.push_back({names.take(memberName(text)), value});
  }
  add(std::move(model));
  return true;
}

void Importer::makeRoot(const std::string& name, const Json& schema, ImportedType type) {
  design::Model model;
  model.name = name;
  model.kind = ModelKind::Root;
  design::Field root{"root", std::move(type.type), std::move(type.facets)};
  if (schema.is_object() && schema.contains("description") && schema["description"].is_string())
    model.description = schema["description"].get<std::string>();
  if (schema.is_object() && schema.contains("examples") && schema["examples"].is_array())
    root.facets["examples"] = schema["examples"];
  model.fields.push_back(std::move(root));
  add(std::move(model));
}

std::string Importer::makeGeneral(const Json& schema, const std::string& name) {
  design::Model model;
  model.name = m_names.take(modelName(name));
  model.kind = ModelKind::JsonSchema;
  model.schema = bundled(schema);
  const std::string own = model.name;
  add(std::move(model));
  return own;
}

void Importer::add(design::Model model) { m_result.models.push_back(std::move(model)); }

void Importer::note(const std::string& place, std::string sentence) {
  m_result.notes.push_back(place + ": " + std::move(sentence));
}

ImportedType Importer::importType(const Json& schema, std::string_view name) {
  const Json words = upgraded(schema, m_dialect);
  const std::string hint = modelName(name);
  auto type = typeOf(words, hint);
  ImportedType result = type ? std::move(*type) : ImportedType{makeGeneral(words, hint), Json::object()};
  for (std::size_t i = 0; i < m_order.size(); ++i) importDefinition(m_order[i]);
  return result;
}

ImportedModels Importer::take() { return std::move(m_result); }

Result<ModelImport> ModelImport::open(const Json& document, Dialect dialect) {
  if (const auto made = makeDocument("", document); !made) return std::unexpected(made.error());
  return ModelImport(std::make_unique<Importer>(document, dialect));
}

ModelImport::ModelImport(std::unique_ptr<Importer> importer) : m_importer(std::move(importer)) {}
ModelImport::ModelImport(ModelImport&&) noexcept = default;
ModelImport::~ModelImport() = default;

void ModelImport::importDefinitions() { m_importer->importDefinitions(); }

ImportedType ModelImport::importType(const Json& schema, std::string_view name) {
  return m_importer->importType(schema, name);
}

ImportedModels ModelImport::take() { return m_importer->take(); }

Result<ImportedModels> importModels(const Json& document, Dialect dialect, std::string_view rootName) {
  if (const auto made = makeDocument("", document); !made) return std::unexpected(made.error());
  if (document.is_object() && document.contains("$schema") && document["$schema"].is_string())
    dialect = dialectOf(document["$schema"].get<std::string>()).value_or(dialect);
  Importer importer(document, dialect);
  importer.importRoot(rootName);
  importer.importDefinitions();
  return importer.take();
}

} // namespace signalbox::json_schema
