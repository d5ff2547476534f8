// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/object_model.h"

#include "core/openapi/object_model_fields.h"
#include "core/schema/json_value.h"
#include "core/schema/program.h"
#include "core/schema/serialise.h"
#include "core/schema/validate.h"

#include <algorithm>
#include <ranges>
#include <span>

namespace signalbox::openapi {
namespace {

bool isOpen(std::string_view model) { return model != "Reference" && model != "Discriminator"; }

// "gt 0" as the facet it is.
void addBound(std::string_view bound, Json& facets) {
  const std::size_t space = bound.find(' ');
  facets[std::string(bound.substr(0, space))] = Json::parse(bound.substr(space + 1));
}

design::Field fieldOf(const ObjectField& source, bool isTypedDict) {
  design::Field field{std::string(source.key), std::string(source.type), {{"alias", source.key}}};
  if (!isTypedDict) field.name = "f_" + field.name.substr(source.key.starts_with('$') ? 1 : 0);
  if (source.rest == "required") return field;
  const bool isBound = source.rest.find(' ') != std::string_view::npos;
  const bool hasDefault = !source.rest.empty() && !isBound;
  if (!hasDefault) field.type += " | None";
  if (isBound) addBound(source.rest, field.facets);
  if (!isTypedDict) field.facets["default"] = hasDefault ? Json::parse(source.rest) : Json(nullptr);
  return field;
}

design::Model modelOf(const ObjectModel& source) {
  design::Model model;
  model.name = source.name;
  const bool isTypedDict = source.name == "Example";
  if (isTypedDict) model.kind = design::ModelKind::TypedDict;
  if (isTypedDict) model.config["total"] = false;
  if (isOpen(source.name)) model.config["extra"] = "allow";
  for (const ObjectField& field : source.fields) model.fields.push_back(fieldOf(field, isTypedDict));
  return model;
}

design::Model enumOf(std::string name, std::initializer_list<const char*> values) {
  design::Model model;
  model.name = std::move(name);
  model.kind = design::ModelKind::Enum;
  for (const char* value : values) model.members.push_back({value, value});
  return model;
}

std::shared_ptr<const schema::Types> compiled() {
  design::Entities entities;
  const auto add = [&](design::Model model) {
    entities.models.push_back(std::make_shared<const design::Model>(std::move(model)));
  };
  for (const ObjectModel& source : objectModels()) add(modelOf(source));
  add(enumOf("ParameterInType", {"query", "header", "path", "cookie"}));
  add(enumOf("APIKeyIn", {"query", "header", "cookie"}));
  add(enumOf("SecuritySchemeType", {"apiKey", "http", "oauth2", "openIdConnect"}));
  schema::TypesBuilder builder{design::Design(std::move(entities))};
  return builder.finish();
}

const schema::Types& objectTypes() {
  static const std::shared_ptr<const schema::Types> types = compiled();
  return *types;
}

// The steps that lead to a value of the document: those that name a branch of a union are left out.
std::vector<std::string> pathOf(const schema::ErrorDetail& error, const Json& document) {
  std::vector<std::string> path;
  const Json* at = &document;
  for (const schema::LocStep& step : error.loc) {
    const std::string key = step.isKey() ? std::string(step.key) : std::to_string(step.index);
    const bool isMember = step.isKey() && at->is_object() && at->contains(key);
    const bool isItem = !step.isKey() && at->is_array() && static_cast<std::size_t>(step.index) < at->size();
    if (!isMember && !isItem) {
      if (error.type == "missing" && &step == &error.loc.back()) path.push_back(key);
      continue;
    }
    path.push_back(key);
    at = isMember ? &(*at)[key] : &(*at)[static_cast<std::size_t>(step.index)];
  }
  return path;
}

bool isWithin(const ObjectError& error, const ObjectError& other) {
  return error.path.size() <= other.path.size() &&
         std::ranges::equal(error.path, std::span(other.path).first(error.path.size()));
}

// A value that may be this or that is refused as this and as that: what lies deepest is meant, and the first that is
// said.
std::vector<ObjectError> mostSpecific(std::vector<ObjectError> all) {
  std::vector<ObjectError> kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto isBetter = [&](std::size_t j) {
      return j != i && isWithin(all[i], all[j]) && (all[j].path.size() > all[i].path.size() || j < i);
    };
    if (std::ranges::none_of(std::views::iota(std::size_t{0}, all.size()), isBetter)) kept.push_back(all[i]);
  }
  return kept;
}

std::vector<ObjectError> errorsOf(const schema::ValidationErrors& errors, const Json& document) {
  std::vector<ObjectError> all;
  for (const schema::ErrorDetail& error : errors) {
    // Nearly everything could be a reference instead; that it is none is no news.
    const bool isNoReference = error.type == "missing" && !error.loc.empty() && error.loc.back().key == "$ref";
    if (!isNoReference) all.push_back({pathOf(error, document), std::string(error.message)});
  }
  return mostSpecific(std::move(all));
}

bool isDropped(const std::string& key, const Json& value) { return value.is_null() || !isKeptKey(key); }

// In place: most objects have nothing to drop.
void dropNulls(Json& json) {
  if (!json.is_structured()) return;
  for (Json& part : json) dropNulls(part);
  if (!json.is_object()) return;
  auto& members = json.get_ref<Json::object_t&>();
  const auto isMemberDropped = [](const auto& member) { return isDropped(member.first, member.second); };
  if (std::ranges::none_of(members, isMemberDropped)) return;
  Json kept = Json::object();
  for (auto& [key, value] : members)
    if (!isDropped(key, value)) kept.get_ref<Json::object_t&>().push_back({key, std::move(value)});
  json = std::move(kept);
}

} // namespace

std::optional<std::string> throughObjectModel(const Value& document, Arena& arena) {
  const schema::Types& types = objectTypes();
  const schema::TypeId type = types.model("OpenAPI");
  const auto value = schema::validate(types, type, document, arena);
  if (!value) return std::nullopt;
  std::string text;
  schema::SerialiseOptions options;
  options.style = JsonStyle::Python;
  options.excludeNone = true;
  if (!schema::serialise(types, type, *value, options, text)) return std::nullopt;
  return text;
}

std::vector<ObjectError> objectErrors(const Json& part, std::string_view model) {
  const schema::Types& types = objectTypes();
  Arena arena;
  const auto value = schema::validate(types, types.model(model), schema::toValue(part, arena), arena);
  return value ? std::vector<ObjectError>() : errorsOf(value.error(), part);
}

bool isKeptKey(std::string_view key) { return !key.starts_with("_sa"); }

Json withoutNulls(Json document) {
  dropNulls(document);
  return document;
}

} // namespace signalbox::openapi
