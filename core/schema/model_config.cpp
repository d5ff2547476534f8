// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/model_config.h"

#include "core/schema/alias_names.h"
#include "core/schema/facets.h"

#include <algorithm>
#include <array>
#include <functional>

namespace signalbox::schema {

namespace {

using design::Json;
using design::ModelKind;

enum class Takes { Flag, Text, Count, Anything };

struct Key {
  std::string_view name;
  Takes takes;
};

// pydantic.ConfigDict, then the keywords of the class statement (total) and of the decorator (kw_only).
constexpr auto keys = std::to_array<Key>({{"title", Takes::Text},
                                          {"extra", Takes::Text},
                                          {"alias_generator", Takes::Anything},
                                          {"populate_by_name", Takes::Flag},
                                          {"validate_by_alias", Takes::Flag},
                                          {"validate_by_name", Takes::Flag},
                                          {"serialize_by_alias", Takes::Flag},
                                          {"loc_by_alias", Takes::Flag},
                                          {"str_strip_whitespace", Takes::Flag},
                                          {"str_to_lower", Takes::Flag},
                                          {"str_to_upper", Takes::Flag},
                                          {"str_min_length", Takes::Count},
                                          {"str_max_length", Takes::Count},
                                          {"coerce_numbers_to_str", Takes::Flag},
                                          {"strict", Takes::Flag},
                                          {"allow_inf_nan", Takes::Flag},
                                          {"validate_default", Takes::Flag},
                                          {"validate_assignment", Takes::Flag},
                                          {"use_enum_values", Takes::Flag},
                                          {"revalidate_instances", Takes::Text},
                                          {"frozen", Takes::Flag},
                                          {"from_attributes", Takes::Flag},
                                          {"hide_input_in_errors", Takes::Flag},
                                          {"json_schema_extra", Takes::Anything},
                                          {"json_schema_serialization_defaults_required", Takes::Flag},
                                          {"json_schema_mode_override", Takes::Text},
                                          {"use_attribute_docstrings", Takes::Flag},
                                          {"protected_namespaces", Takes::Anything},
                                          {"regex_engine", Takes::Text},
                                          {"ser_json_timedelta", Takes::Text},
                                          {"ser_json_temporal", Takes::Text},
                                          {"ser_json_bytes", Takes::Text},
                                          {"ser_json_inf_nan", Takes::Text},
                                          {"val_json_bytes", Takes::Text},
                                          {"val_temporal_unit", Takes::Text},
                                          {"microseconds_precision", Takes::Text},
                                          {"url_preserve_empty_path", Takes::Flag},
                                          {"polymorphic_serialization", Takes::Flag},
                                          {"arbitrary_types_allowed", Takes::Flag},
                                          {"ignored_types", Takes::Anything},
                                          {"defer_build", Takes::Flag},
                                          {"cache_strings", Takes::Anything},
                                          {"validate_return", Takes::Flag},
                                          {"total", Takes::Flag},
                                          {"kw_only", Takes::Flag}});

struct Choices {
  std::string_view key;
  std::array<std::string_view, 3> values;
};

constexpr auto choices =
    std::to_array<Choices>({{"extra", {"ignore", "allow", "forbid"}},
                            {"revalidate_instances", {"never", "always", "subclass-instances"}},
                            {"json_schema_mode_override", {"validation", "serialization", "validation"}}});

bool takes(const Key& key, const Json& value) {
  switch (key.takes) {
  case Takes::Flag: return value.is_boolean();
  case Takes::Text: return value.is_string();
  case Takes::Count: return value.is_number_integer();
  case Takes::Anything: return true;
  }
  return true;
}

const char* wanted(Takes takes) {
  return takes == Takes::Flag ? " is true or false." : takes == Takes::Text ? " is a text." : " is a whole number.";
}

using Report = std::function<void(Severity, const char*, const std::string& key, std::string message)>;

void checkAliasGenerator(const Json& value, const Report& report) {
  const auto isKnown = [](const Json& name) {
    return name.is_string() && isAliasGenerator(name.get_ref<const std::string&>());
  };
  constexpr std::array<std::string_view, 3> keywords{"alias", "validation_alias", "serialization_alias"};
  bool isFine = isKnown(value);
  if (value.is_object()) {
    isFine = true;
    for (const auto& [keyword, generator] : value.items())
      isFine &= std::ranges::find(keywords, keyword) != keywords.end() && isKnown(generator);
  }
  if (isFine) return;
  report(Severity::Error, "bad-config", "alias_generator",
         "alias_generator is to_camel, to_pascal or to_snake, or an object with alias, validation_alias and "
         "serialization_alias that names them.");
}

void checkChoice(const std::string& key, const Json& value, const Report& report) {
  const auto known = std::ranges::find(choices, key, &Choices::key);
  if (known == choices.end() || !value.is_string()) return;
  if (std::ranges::find(known->values, value.get_ref<const std::string&>()) != known->values.end()) return;
  std::string list;
  for (const std::string_view choice : known->values) list += (list.empty() ? "" : ", ") + std::string(choice);
  report(Severity::Error, "bad-config", key, key + " is one of " + list + ".");
}

void checkKey(const std::string& key, const Json& value, const Report& report) {
  const auto known = std::ranges::find(keys, key, &Key::name);
  if (known == keys.end())
    return report(Severity::Warning, "unknown-config", key, "Pydantic knows no config key '" + key + "'.");
  if (value.is_null()) return;
  if (!takes(*known, value)) return report(Severity::Error, "bad-config", key, key + wanted(known->takes));
  checkChoice(key, value, report);
  if (key == "alias_generator") checkAliasGenerator(value, report);
  if (key == "regex_engine" && value != "rust-regex")
    report(Severity::Warning, "bad-config", key, "Patterns run as in Rust's regex crate; python-re is not available.");
}

// Names that shadow methods of BaseModel, or could.
void checkNamespaces(const design::Model& model, const Report& report) {
  std::vector<std::string> prefixes{"model_validate", "model_dump"};
  if (const auto own = model.config.find("protected_namespaces"); own != model.config.end() && own->is_array()) {
    prefixes.clear();
    for (const Json& prefix : *own)
      if (prefix.is_string()) prefixes.push_back(prefix.get<std::string>());
  }
  for (const design::Field& field : model.fields)
    for (const std::string& prefix : prefixes)
      if (field.name.starts_with(prefix))
        report(Severity::Warning, "protected-name", "protected_namespaces",
               "The field `" + field.name + "` begins with `" + prefix + "`, which Pydantic keeps for itself.");
}

} // namespace

std::vector<Diagnostic> checkConfig(const design::Model& model) {
  std::vector<Diagnostic> list;
  const Report report = [&](Severity severity, const char* code, const std::string& key, std::string message) {
    list.push_back({severity, code, std::move(message), {EntityKind::Model, model.name, "/config/" + key}, {}});
  };
  if (model.kind == ModelKind::Enum || model.kind == ModelKind::JsonSchema) return list;
  if (model.config.is_object())
    for (const auto& [key, value] : model.config.items()) checkKey(key, value, report);
  const bool isClosed = !flag(model.config, "validate_by_alias", true) && !flag(model.config, "validate_by_name") &&
                        !flag(model.config, "populate_by_name");
  if (isClosed)
    report(Severity::Error, "bad-config", "validate_by_alias",
           "With validate_by_alias off, validate_by_name must be on: else no field could be given.");
  if (model.kind == ModelKind::Root && model.config.is_object() && model.config.contains("extra"))
    report(Severity::Error, "bad-config", "extra", "A root model has no other fields, so extra does not apply.");
  if (model.kind == ModelKind::Model) checkNamespaces(model, report);
  return list;
}

Json mergedConfig(const design::Model& model, const Json* base) {
  Json own = model.config.is_object() ? model.config : Json::object();
  if (!base || !base->is_object()) return own;
  const bool isMerged = model.kind == ModelKind::Model || model.kind == ModelKind::Root;
  if (!isMerged) return own.empty() ? *base : own;
  Json merged = *base;
  merged.update(own);
  return merged;
}

design::Json reachingInside(const design::Json& config) {
  design::Json reaching = config.is_object() ? config : design::Json::object();
  for (const char* own : {"title", "json_schema_extra", "total"}) reaching.erase(own);
  return reaching;
}

ModelForm formOf(design::ModelKind kind) {
  switch (kind) {
  case design::ModelKind::TypedDict: return ModelForm::TypedDict;
  case design::ModelKind::Dataclass: return ModelForm::Dataclass;
  case design::ModelKind::NamedTuple: return ModelForm::NamedTuple;
  case design::ModelKind::Root: return ModelForm::Root;
  default: return ModelForm::Model;
  }
}

void applyConfig(const Json& config, ModelRules& rules) {
  const auto text = [&](const char* key) {
    return config.contains(key) && config[key].is_string() ? config[key].get<std::string>() : std::string();
  };
  const std::string extra = text("extra");
  rules.extra = extra == "forbid" ? Extra::Forbid : extra == "allow" ? Extra::Allow : Extra::Ignore;
  if (rules.form == ModelForm::NamedTuple && !config.contains("extra"))
    rules.extra = Extra::Forbid; // arguments of a call
  if (rules.form == ModelForm::Root) rules.extra = Extra::Ignore;
  const std::string revalidate = text("revalidate_instances");
  rules.revalidate = revalidate == "always"               ? Revalidate::Always
                     : revalidate == "subclass-instances" ? Revalidate::SubclassInstances
                                                          : Revalidate::Never;
  rules.locByAlias = flag(config, "loc_by_alias", true);
  rules.fromAttributes = flag(config, "from_attributes");
  rules.shape.isFrozen = flag(config, "frozen");
}

} // namespace signalbox::schema
