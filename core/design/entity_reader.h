// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of one file to its entity. Unknown keys are kept; known keys of the wrong type are problems.
#pragma once

#include "core/design/design.h"

namespace signalbox::design {

struct Problem {
  std::string pointer; // into the file
  std::string message;
};
using Problems = std::vector<Problem>;

// An entity with problems must not be used: saving it would lose what could not be read.
ProjectInfo readProject(const Json& json, Problems& problems);
Model readModel(std::string name, const Json& json, Problems& problems);
Endpoint readEndpoint(std::string router, std::string name, const Json& json, Problems& problems);
Router readRouter(std::string path, const Json& json, Problems& problems);
Dependency readDependency(std::string name, const Json& json, Problems& problems);
SecurityScheme readSecurityScheme(std::string name, const Json& json, Problems& problems);
Mount readMount(std::string name, const Json& json, Problems& problems); // without its app
SavedRequest readRequest(std::string name, const Json& json, Problems& problems);
Environment readEnvironment(std::string name, const Json& json, Problems& problems);
std::vector<Middleware> readMiddleware(const Json& json, Problems& problems);
std::vector<ExceptionHandler> readExceptionHandlers(const Json& json, Problems& problems);
std::vector<User> readUsers(const Json& json, Problems& problems);

} // namespace signalbox::design
