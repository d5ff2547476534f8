// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Edit: one thing a person does to a design, as a value. apply() is pure: the same design and edit give the same
// design.
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"
#include "core/design/design.h"

#include <cstddef>
#include <variant>

namespace signalbox::design {

struct SetProject {
  ProjectInfo project;
};

struct AddModel {
  Model model;
};
struct RemoveModel {
  std::string name;
}; // references stay and become diagnostics
struct RenameModel {
  std::string from;
  std::string to;
}; // rewrites every type expression that names it
struct SetModel {
  Model model;
}; // replaces one that exists, same name

struct AddField {
  std::string model;
  Field field;
  std::size_t position = SIZE_MAX;
}; // past the end = last
struct RemoveField {
  std::string model;
  std::string field;
};
struct SetField {
  std::string model;
  std::string field;
  Field value;
}; // the new name may differ; validators and computed fields that name the field follow
struct MoveField {
  std::string model;
  std::string field;
  std::size_t position;
};

struct AddValidator {
  std::string model;
  Validator validator;
  std::size_t position = SIZE_MAX;
}; // past the end = last
struct RemoveValidator {
  std::string model;
  std::string validator;
};
struct SetValidator {
  std::string model;
  std::string validator;
  Validator value;
}; // the new name may differ
struct MoveValidator {
  std::string model;
  std::string validator;
  std::size_t position;
};

struct AddComputed {
  std::string model;
  ComputedField field;
  std::size_t position = SIZE_MAX;
}; // past the end = last
struct RemoveComputed {
  std::string model;
  std::string field;
};
struct SetComputed {
  std::string model;
  std::string field;
  ComputedField value;
}; // the new name may differ
struct MoveComputed {
  std::string model;
  std::string field;
  std::size_t position;
};

struct AddEndpoint {
  Endpoint endpoint;
}; // order 0 = after the last of its router (its endpoints and routers)
struct RemoveEndpoint {
  std::string id;
};
struct RenameEndpoint {
  std::string id;
  std::string name;
};
struct SetEndpoint {
  Endpoint endpoint;
}; // replaces the one with the same id
struct MoveEndpoint {
  std::string id;
  std::string router;
  int order;
};

struct AddRouter {
  Router router;
}; // order 0 = after its last sibling
struct RemoveRouter {
  std::string path;
}; // with the endpoints in it
struct SetRouter {
  Router router;
};

struct RenameRouter {
  std::string from;
  std::string to;
}; // with all in it; another parent moves it

struct RenameTag {
  std::string from;
  std::string to;
};

// What the undo list calls one step that is made of several edits.
struct SetDesign {
  Design design;
  std::string text;
};

// A parameter, a body part or the value of a dependency, of an endpoint or a dependency; all that reads it follows.
struct RenameParameter {
  EntityKind kind = EntityKind::Endpoint;
  std::string entity;
  std::string from;
  std::string to;
};

struct SetConstant {
  Constant constant;
}; // added, or replaces the one of that name
struct RemoveConstant {
  std::string name;
};
struct RenameConstant {
  std::string from;
  std::string to;
}; // expressions that read it follow

struct SetDependency {
  Dependency dependency;
}; // added, or replaces the one of that name
struct RemoveDependency {
  std::string name;
}; // what depends on it stays and becomes a diagnostic
struct RenameDependency {
  std::string from;
  std::string to;
}; // a dependency or a security scheme; everything that depends on it follows
struct SetSecurityScheme {
  SecurityScheme scheme;
}; // added, or replaces the one of that name
struct RemoveSecurityScheme {
  std::string name;
};
struct SetMount {
  Mount mount;
}; // added, or replaces the one of that name
struct RemoveMount {
  std::string name;
};
struct RenameMount {
  std::string from;
  std::string to;
};
struct SetWebhook {
  Endpoint webhook;
}; // added, or replaces the one of that name
struct RemoveWebhook {
  std::string name;
};
struct RenameWebhook {
  std::string from;
  std::string to;
};
struct SetMiddleware {
  std::vector<Middleware> middleware;
};
struct SetExceptionHandlers {
  std::vector<ExceptionHandler> handlers;
};
struct SetUsers {
  std::vector<User> users;
};

struct SetRequest {
  SavedRequest request;
}; // added, or replaces the one of that name
struct RemoveRequest {
  std::string name;
};
struct RenameRequest {
  std::string from;
  std::string to; // another folder moves it
};
struct SetEnvironment {
  Environment environment;
}; // added, or replaces the one of that name
struct RemoveEnvironment {
  std::string name;
};
struct RenameEnvironment {
  std::string from;
  std::string to;
};

using Edit =
    std::variant<SetProject, AddModel, RemoveModel, RenameModel, SetModel, AddField, RemoveField, SetField, MoveField,
                 AddValidator, RemoveValidator, SetValidator, MoveValidator, AddComputed, RemoveComputed, SetComputed,
                 MoveComputed, AddEndpoint, RemoveEndpoint, RenameEndpoint, SetEndpoint, MoveEndpoint, AddRouter,
                 RemoveRouter, SetRouter, RenameRouter, RenameTag, SetDesign, RenameParameter, SetConstant,
                 RemoveConstant, RenameConstant, SetDependency, RemoveDependency, RenameDependency, SetSecurityScheme,
                 RemoveSecurityScheme, SetMount, RemoveMount, RenameMount, SetWebhook, RemoveWebhook, RenameWebhook,
                 SetMiddleware, SetExceptionHandlers, SetUsers, SetRequest, RemoveRequest, RenameRequest,
                 SetEnvironment, RemoveEnvironment, RenameEnvironment>;

// Refused (with a sentence) when the edit cannot mean anything: a name that is taken, absent or no Python identifier.
// An edit that makes the design invalid in another way is applied; diagnose() and compile() say what is wrong.
// Call it qualified, design::apply(…): Edit is a std::variant, so an unqualified call finds std::apply too.
Result<Design> apply(const Design& design, const Edit& edit);

// What a person reads in the undo list: "Add field pages to BookCreate".
std::string describe(const Edit& edit);

// True for a Python identifier that is no keyword: what names of models, fields, endpoints must be.
bool isIdentifier(std::string_view name);

} // namespace signalbox::design
