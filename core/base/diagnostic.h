// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Diagnostic: something wrong with a design, pointing at the exact place in it. Data for the Problems panel, never
// thrown.
#pragma once

#include <string>

namespace signalbox {

enum class Severity { Error, Warning };

// The last three are lists of one file each, whose entity is "".
enum class EntityKind {
  Project,
  Model,
  Endpoint,
  Router,
  Constant,
  Dependency,
  SecurityScheme,
  Mount,
  Webhook,
  Request,
  Environment,
  Middleware,
  ExceptionHandlers,
  Users
};

// A place in a design. `entity` is the model's, constant's, dependency's, ... name, the endpoint's id
// ("orders/create_order") or the router's path; `pointer` is a JSON pointer inside that entity's file
// ("/fields/1/type"), empty for the entity as a whole.
struct DesignPlace {
  EntityKind kind = EntityKind::Project;
  std::string entity;
  std::string pointer;

  bool operator==(const DesignPlace&) const = default;
};

// A place in a file of the project folder. Lines and columns count from 1 (columns in code points); 0 is unknown.
struct FilePlace {
  std::string file; // relative to the project folder, with forward slashes
  int line = 0;
  int column = 0;

  bool operator==(const FilePlace&) const = default;
};

struct Diagnostic {
  Severity severity = Severity::Error;
  std::string code;    // stable, kebab-case: "unknown-type", "duplicate-route"
  std::string message; // one sentence, as a person reads it
  DesignPlace place;
  FilePlace file; // filled by design::store when the design came from a folder

  bool operator==(const Diagnostic&) const = default;
};

} // namespace signalbox
