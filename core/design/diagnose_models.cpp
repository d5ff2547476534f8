// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diagnose_models.h"

#include "core/design/diagnose_report.h"
#include "core/design/rename_model.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace signalbox::design {

namespace {

void checkFieldNames(const Report& report, const std::vector<Field>& fields, const char* list, std::string_view owner) {
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    checkName(report, fields[i].name, at(list, i, "/name"));
    if (!seen.insert(fields[i].name).second) {
      report.error("duplicate-field", at(list, i, "/name"),
                   std::string(owner) + " has two fields named `" + fields[i].name + "`.");
    }
  }
}

// Page of Page[Item].
std::string_view nameOfBase(const Model& model) { return std::string_view(model.base).substr(0, model.base.find('[')); }

bool extendsItself(const Design& design, const Model& model) {
  auto base = design.model(nameOfBase(model));
  for (std::size_t steps = 0; base && steps <= design.models().size(); ++steps) {
    if (base->name == model.name) return true;
    base = design.model(nameOfBase(*base));
  }
  return false;
}

void checkBase(const Report& report, const Design& design, const Model& model) {
  if (model.base.empty()) return;
  const auto base = design.model(nameOfBase(model));
  if (!base) {
    report.error("unknown-model", "/extends",
                 model.name + " extends `" + model.base + "`, and there is no such model.");
  } else if (base->kind == ModelKind::Enum) {
    report.error("enum-base", "/extends", model.name + " extends `" + model.base + "`, which is an enum.");
  } else if (base->kind != model.kind) {
    report.error("base-kind", "/extends",
                 model.name + " is of kind " + std::string(nameOf(model.kind)) + " and extends `" + model.base +
                     "`, which is of kind " + std::string(nameOf(base->kind)) + ".");
  } else if (model.kind == ModelKind::NamedTuple) {
    report.error("base-kind", "/extends", "A named tuple cannot add fields to another; write its fields here.");
  } else if (extendsItself(design, model)) {
    report.error("base-cycle", "/extends", model.name + " extends itself by way of `" + model.base + "`.");
  }
}

// Every field the model has, those of its bases too; a base that is missing makes them unknowable.
struct KnownFields {
  std::unordered_set<std::string_view> names;
  bool isWhole = true;
};

KnownFields fieldsOf(const Design& design, const Model& model) {
  KnownFields known;
  const Model* at = &model;
  for (std::size_t steps = 0; at && steps <= design.models().size(); ++steps) {
    for (const Field& field : at->fields) known.names.insert(field.name);
    const bool hasBase = !at->base.empty() && at->base != "BaseModel";
    at = hasBase ? design.model(nameOfBase(*at)).get() : nullptr;
    known.isWhole = known.isWhole && (!hasBase || at);
  }
  return known;
}

void checkValidator(const Report& report, const KnownFields& known, const Validator& validator, std::size_t index) {
  if (validator.check.empty() && validator.value.empty())
    report.error("empty-validator", at("validators", index),
                 "The validator `" + validator.name +
                     "` neither checks nor changes anything: give it a `check` or a `value`.");
  if (validator.check.empty() && !validator.message.empty())
    report.warning("unused-message", at("validators", index, "/message"),
                   "The message of `" + validator.name +
                       "` is for a check that does not hold, and there is no `check`.");
  for (std::size_t i = 0; i < validator.fields.size(); ++i) {
    const std::string& name = validator.fields[i];
    if (name == "*" || known.names.contains(name) || !known.isWhole) continue;
    report.error("unknown-field", at("validators", index, "/fields/") + std::to_string(i),
                 "The validator `" + validator.name + "` names a field `" + name + "`, and there is none.");
  }
}

// Methods and properties of one class share their names with its fields.
void checkFunctions(const Report& report, const Design& design, const Model& model) {
  if (model.validators.empty() && model.computed.empty()) return;
  const KnownFields known = fieldsOf(design, model);
  std::unordered_set<std::string_view> seen;
  const auto check = [&](const std::string& name, const std::string& pointer, const char* what) {
    checkName(report, name, pointer);
    if (known.names.contains(name))
      report.error("duplicate-name", pointer,
                   std::string("The ") + what + " `" + name + "` has the name of a field of " + model.name + ".");
    else if (!seen.insert(name).second)
      report.error("duplicate-name", pointer,
                   model.name + " has two validators or computed fields named `" + name + "`.");
  };
  for (std::size_t i = 0; i < model.validators.size(); ++i) {
    check(model.validators[i].name, at("validators", i, "/name"), "validator");
    checkValidator(report, known, model.validators[i], i);
  }
  for (std::size_t i = 0; i < model.computed.size(); ++i) {
    check(model.computed[i].name, at("computed", i, "/name"), "computed field");
    if (model.computed[i].expression.empty())
      report.error("empty-expression", at("computed", i, "/expression"),
                   "The computed field `" + model.computed[i].name + "` needs an expression.");
  }
}

// A root model holds one value, which its one field, root, describes.
void checkRoot(const Report& report, const Model& model) {
  for (std::size_t i = 0; i < model.fields.size(); ++i) {
    if (model.fields[i].name == "root") continue;
    report.error("root-field", at("fields", i, "/name"), "A root model has one field, and its name is `root`.");
  }
  if (model.fields.empty() && model.base.empty())
    report.error("root-field", "", model.name + " is a root model and needs its field `root`.");
}

bool namesType(std::string_view type, std::string_view name) {
  return renameInType(type, name, std::string(name) + "_") != type;
}

void checkTypeParameters(const Report& report, const Design& design, const Model& model) {
  const auto& parameters = model.typeParameters;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto& name = parameters[i];
    checkName(report, name, at("type_parameters", i));
    if (std::ranges::find(parameters, name) != parameters.begin() + static_cast<std::ptrdiff_t>(i))
      report.error("duplicate-type-parameter", at("type_parameters", i),
                   model.name + " has two type parameters named `" + name + "`.");
    if (design.model(name))
      report.warning("type-parameter-name", at("type_parameters", i),
                     "Inside " + model.name + " the type parameter `" + name + "` hides the model of that name.");
    const auto isUsed = [&](const Field& field) { return namesType(field.type, name); };
    if (std::ranges::none_of(model.fields, isUsed) && !namesType(model.base, name))
      report.warning("unused-type-parameter", at("type_parameters", i),
                     "No field of " + model.name + " uses the type parameter `" + name + "`.");
  }
  if (!parameters.empty() && model.kind == ModelKind::NamedTuple)
    report.error("type-parameters", "/type_parameters", "A named tuple cannot be generic in Python 3.11's Pydantic.");
}

// In the order of a call, a parameter without a default cannot follow one that has one.
void checkArgumentOrder(const Report& report, const Model& model) {
  bool hasDefault = false;
  for (std::size_t i = 0; i < model.fields.size(); ++i) {
    const Field& field = model.fields[i];
    const bool isOptional = !field.isRequired() || field.facets.contains("default_factory");
    if (!isOptional && hasDefault && !field.facets.contains("kw_only") && !model.config.contains("kw_only"))
      report.error("field-order", at("fields", i, "/name"),
                   "`" + field.name + "` has no default and stands after a field that has one.");
    hasDefault |= isOptional;
  }
}

void checkModel(const Report& report, const Design& design, const Model& model) {
  checkBase(report, design, model);
  checkFunctions(report, design, model);
  checkTypeParameters(report, design, model);
  if (model.kind == ModelKind::Root) checkRoot(report, model);
  if (model.kind == ModelKind::Dataclass || model.kind == ModelKind::NamedTuple) checkArgumentOrder(report, model);
  checkFieldNames(report, model.fields, "fields", model.name);
  for (std::size_t i = 0; i < model.fields.size(); ++i) {
    if (!model.fields[i].name.starts_with('_')) continue;
    if (model.kind == ModelKind::Model && model.fields[i].name == "__pydantic_extra__") continue;
    report.error("bad-name", at("fields", i, "/name"),
                 "The field `" + model.fields[i].name +
                     "` begins with an underscore; Pydantic keeps such names for private attributes.");
  }
  if (model.name == "ValidationError" || model.name == "HTTPValidationError") {
    report.warning("reserved-name", "",
                   "In the OpenAPI document the schema of 422 answers takes the name " + model.name +
                       ". Rename the model.");
  }
}

// Whether a member's value suits the type that the enum extends.
bool suits(const Json& value, const std::string& base) {
  if (base == "str") return value.is_string();
  if (base == "int") return value.is_number_integer();
  if (base == "float") return value.is_number();
  return true;
}

void checkMembers(const Report& report, const Model& model) {
  std::unordered_set<std::string_view> names;
  for (std::size_t i = 0; i < model.members.size(); ++i) {
    const auto& member = model.members[i];
    checkName(report, member.name, at("members", i, "/name"));
    if (!names.insert(member.name).second) {
      report.error("duplicate-member", at("members", i, "/name"),
                   model.name + " has two members named `" + member.name + "`.");
    }
    const auto same = [&](const EnumMember& other) { return other.value == member.value; };
    const auto first = std::ranges::find_if(model.members, same);
    if (first < model.members.begin() + static_cast<std::ptrdiff_t>(i)) {
      report.warning("duplicate-value", at("members", i, "/value"),
                     "`" + member.name + "` has the value of `" + first->name +
                         "`, so it is only another name for it.");
    }
    if (!suits(member.value, model.base)) {
      report.error("member-type", at("members", i, "/value"),
                   "The members of " + model.name + " must be of type " + model.base + ".");
    }
  }
}

void checkEnum(const Report& report, const Model& model) {
  constexpr std::array<std::string_view, 4> bases{"", "str", "int", "float"};
  if (std::ranges::find(bases, model.base) == bases.end()) {
    report.error("enum-base", "/extends", "An enum extends str, int, float or nothing, not `" + model.base + "`.");
  }
  if (model.members.empty())
    report.warning("empty-enum", "", "The enum " + model.name + " has no members, so nothing is valid.");
  checkMembers(report, model);
}

} // namespace

void diagnoseModels(const Design& design, std::vector<Diagnostic>& list) {
  for (const auto& model : design.models()) {
    const Report report(list, EntityKind::Model, model->name);
    checkName(report, model->name, "");
    if (model->kind == ModelKind::Enum)
      checkEnum(report, *model);
    else
      checkModel(report, design, *model);
  }
}

} // namespace signalbox::design
