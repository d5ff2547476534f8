// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dependency: a reusable piece that an endpoint, a router, the project or another dependency asks for, in FastAPI's
// words; and Depends, the asking itself.
#pragma once

#include "core/design/parameter.h"

#include <string>
#include <vector>

namespace signalbox::design {

// Depends(...) or, with scopes, Security(...). On disk just the name where nothing else is said.
struct Depends {
  std::string dependency; // name of a Dependency or of a SecurityScheme
  std::string name;       // of the Python parameter that takes its value; empty: it only runs (`dependencies=[...]`)
  bool useCache = true;   // use_cache
  std::string scope;      // of a dependency that yields: "" = FastAPI's default "request", or "function"
  std::vector<std::string> scopes; // of Security(...)
  bool operator==(const Depends&) const = default;
};

// What a dependency does; its options are the kind's own keys, compiled and checked by core/behaviour:
//   function       let, cases (raise), value, headers, cookies, status; yields and `exit` tasks
//   user           takes credentials from a SecurityScheme and gives the designed user, or raises 401/403
//   password_form  OAuth2PasswordRequestForm, with "strict": true OAuth2PasswordRequestFormStrict
struct Dependency {
  std::string name; // Python function name; also the file's name
  std::string kind = "function";
  std::string description; // the docstring
  std::vector<Parameter> parameters;
  std::vector<Field> body;
  std::vector<Depends> dependencies;
  Json options = Json::object();
  bool operator==(const Dependency&) const = default;
};

} // namespace signalbox::design
