// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of models, routers and single endpoints; those between routes stand in diagnose_routes.cpp.
#include "core/design/diagnose.h"

#include "core/design/diagnose_around.h"
#include "core/design/diagnose_dependencies.h"
#include "core/design/diagnose_inputs.h"
#include "core/design/diagnose_requests.h"
#include "core/design/diagnose_responses.h"
#include "core/design/diagnose_routes.h"
#include "core/design/edit.h"
#include "core/design/fault_rules.h"
#include "core/design/path_template.h"
#include "core/design/rename_model.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace signalbox::design {

namespace {

// The diagnostics of one entity.
class Report final {
public:
  Report(std::vector<Diagnostic>& list, EntityKind kind, std::string entity)
      : m_list(list), m_kind(kind), m_entity(std::move(entity)) {}

  void error(std::string code, std::string pointer, std::string message) const {
    add(Severity::Error, std::move(code), std::move(pointer), std::move(message));
  }
  void warning(std::string code, std::string pointer, std::string message) const {
    add(Severity::Warning, std::move(code), std::move(pointer), std::move(message));
  }

private:
  void add(Severity severity, std::string code, std::string pointer, std::string message) const {
    m_list.push_back({severity, std::move(code), std::move(message), {m_kind, m_entity, std::move(pointer)}, {}});
  }

  std::vector<Diagnostic>& m_list;
  EntityKind m_kind;
  std::string m_entity;
};

std::string at(const char* list, std::size_t index, const char* key = "") {
  return std::string("/") + list + "/" + std::to_string(index) + key;
}

void checkName(const Report& report, const std::string& name, const std::string& pointer) {
  if (isIdentifier(name)) return;
  report.error("bad-name", pointer,
               "`" + name + "` is no Python name: letters, digits and underscores, no digit first, no keyword.");
}

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

void checkRouter(const Report& report, const Router& router) {
  checkName(report, router.path.substr(router.path.rfind('/') + 1), "");
  if (router.prefix.empty()) return;
  if (!router.prefix.starts_with('/'))
    report.error("bad-prefix", "/prefix", "A prefix begins with a slash: `/" + router.prefix + "`.");
  if (router.prefix.ends_with('/')) {
    report.error("bad-prefix", "/prefix", "A prefix ends without a slash; the paths behind it begin with one.");
  }
}

// A name in a path is matched as Starlette does: ASCII letters, digits, underscores.
bool isPathName(std::string_view name) {
  const auto isLetter = [](char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !name.empty() && isLetter(name[0]) &&
         std::ranges::all_of(name, [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

void checkPathNames(const Report& report, const std::vector<PathName>& names) {
  constexpr std::array<std::string_view, 6> converters{"", "str", "int", "float", "path", "uuid"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& name = names[i];
    if (!isPathName(name.name)) {
      report.error("bad-path", "/path", "`{" + name.name + "}` is no parameter: between the braces stands a name.");
    }
    if (std::ranges::find(converters, name.converter) == converters.end()) {
      report.error("unknown-converter", "/path",
                   "There is no converter `" + name.converter + "`. There are str, int, float, path and uuid.");
    }
    if (std::ranges::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), name.name, &PathName::name) !=
        names.begin() + static_cast<std::ptrdiff_t>(i)) {
      report.error("duplicate-path-name", "/path", "`{" + name.name + "}` stands twice in the path.");
    }
  }
}

void checkPath(const Report& report, const Endpoint& endpoint, const std::string& full,
               const std::vector<PathName>& names) {
  if (full.empty()) {
    report.error("bad-path", "/path", "The path is empty, and no router gives it a prefix. Write `/`.");
  } else if (!endpoint.path.empty() && !endpoint.path.starts_with('/')) {
    report.error("bad-path", "/path", "A path begins with a slash: `/" + endpoint.path + "`.");
  }
  if (std::ranges::count(endpoint.path, '{') != std::ranges::count(endpoint.path, '}')) {
    report.error("bad-path", "/path", "The braces in `" + endpoint.path + "` do not match.");
  }
  checkPathNames(report, names);
}

void checkParameter(const Report& report, const Parameter& parameter, std::size_t index, const std::string& full,
                    bool inPath) {
  const auto& name = parameter.field.name;
  checkName(report, name, at("parameters", index, "/name"));
  if (parameter.in != ParameterIn::Path) {
    if (!inPath) return;
    return report.error("path-parameter", at("parameters", index, "/in"),
                        "`" + name + "` stands in the path `" + full + "`, so it cannot be read from elsewhere.");
  }
  if (!inPath) {
    report.error("path-parameter", at("parameters", index, "/in"),
                 "`" + name + "` is read from the path, but `" + full + "` has no `{" + name + "}`.");
  }
  if (!parameter.field.isRequired()) {
    report.error("path-default", at("parameters", index, "/default"),
                 "`" + name + "` is part of the path and always there, so it cannot have a default.");
  }
}

void checkParameters(const Report& report, const Endpoint& endpoint, const std::string& full,
                     const std::vector<PathName>& names) {
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < endpoint.parameters.size(); ++i) {
    const auto& name = endpoint.parameters[i].field.name;
    const bool inPath = std::ranges::find(names, name, &PathName::name) != names.end();
    checkParameter(report, endpoint.parameters[i], i, full, inPath);
    if (!seen.insert(name).second) {
      report.error("duplicate-parameter", at("parameters", i, "/name"), "Two parameters are named `" + name + "`.");
    }
  }
  for (std::size_t i = 0; i < endpoint.body.size(); ++i) {
    const auto& name = endpoint.body[i].name;
    checkName(report, name, at("body", i, "/name"));
    if (!seen.insert(name).second) {
      report.error("duplicate-parameter", at("body", i, "/name"), "Two parameters are named `" + name + "`.");
    }
  }
  for (const auto& name : names) {
    if (seen.contains(name.name) || !isPathName(name.name)) continue;
    report.warning("undeclared-path-name", "/path",
                   "`{" + name.name + "}` has no parameter, so it is read as str and not in the docs.");
  }
}

bool hasNoBody(int status) { return status < 200 || status == 204 || status == 205 || status == 304; }

void checkResponse(const Report& report, const Endpoint& endpoint) {
  const int status = endpoint.response.statusCode;
  const auto text = std::to_string(status);
  if (status < 100 || status > 599) {
    report.error("bad-status", "/status_code", text + " is no status: they go from 100 to 599.");
  } else if (status == 205) {
    report.error("bad-status", "/status_code", "Status 205 cannot be answered by FastAPI; use 204.");
  } else if (hasNoBody(status) && !endpoint.response.model.empty()) {
    report.error("body-not-allowed", "/response_model",
                 "An answer with status " + text + " has no body, so it has no response_model.");
  }
}

bool isToken(std::string_view method) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !method.empty() && std::ranges::all_of(method, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.find(c) != marks.npos;
  });
}

void checkMethod(const Report& report, const Endpoint& endpoint) {
  if (!isToken(endpoint.method)) report.error("bad-method", "/method", "`" + endpoint.method + "` is no HTTP method.");
  if (!endpoint.isSocket()) return;
  if (!endpoint.body.empty())
    report.warning("socket-body", "/body", "A WebSocket has no body; its messages go to the behaviour.");
}

void checkEndpoint(const Report& report, const Design& design, const Endpoint& endpoint) {
  checkName(report, endpoint.name, "");
  if (!endpoint.router.empty() && !design.router(endpoint.router)) {
    report.error("unknown-router", "", "There is no router " + endpoint.router + ".");
  }
  const auto full = design.fullPath(endpoint);
  const auto names = pathNames(full);
  checkMethod(report, endpoint);
  checkPath(report, endpoint, full, names);
  checkParameters(report, endpoint, full, names);
  checkResponse(report, endpoint);
}

} // namespace

std::vector<Diagnostic> diagnose(const Design& design) {
  std::vector<Diagnostic> list;
  for (const auto& model : design.models()) {
    const Report report(list, EntityKind::Model, model->name);
    checkName(report, model->name, "");
    if (model->kind == ModelKind::Enum)
      checkEnum(report, *model);
    else
      checkModel(report, design, *model);
  }
  for (const auto& router : design.routers()) checkRouter(Report(list, EntityKind::Router, router->path), *router);
  for (const auto& endpoint : design.endpoints()) {
    checkEndpoint(Report(list, EntityKind::Endpoint, endpoint->id()), design, *endpoint);
  }
  diagnoseResponses(design, list);
  diagnoseFaults(design, list);
  diagnoseExceptionHandlers(design, list);
  diagnoseRoutes(design, list);
  diagnoseInputs(design, list);
  diagnoseMiddleware(design, list);
  diagnoseMounts(design, list);
  diagnoseDependencies(design, list);
  diagnoseSecurity(design, list);
  diagnoseRequests(design, list);
  return list;
}

} // namespace signalbox::design
