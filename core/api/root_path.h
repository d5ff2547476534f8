// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a root_path does to the request and the document of an application that a proxy, a server or a mount has put
// below a path.
#pragma once

#include "core/api/message.h"
#include "core/value/arena.h"

#include <string>
#include <string_view>

namespace signalbox::api {

// As uvicorn --root-path hands it on: that path before the request's own, and taken off again by the routes.
Request belowServerRoot(Request request, std::string_view rootPath, Arena& arena);

// As FastAPI(root_path=...) does: it takes the place of what anybody before has said.
Request withRootPath(Request request, std::string_view rootPath);

std::string_view withoutSlashesAtEnd(std::string_view rootPath);

// The document with {"url": rootPath} as its first server, unless it is one already.
std::string rootedOpenApi(const std::string& document, std::string_view rootPath);

} // namespace signalbox::api
