// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around every request: middleware, exception handlers, and other applications mounted beside the routes.
#pragma once

#include "core/design/model.h"

#include <memory>
#include <string>
#include <vector>

namespace signalbox::design {

class Design;

// One of middleware.json, whose first is the outermost. Kinds: cors, gzip, trusted_host, https_redirect, session,
// rate_limit, security_headers, request_id, timing, headers.
struct Middleware {
  std::string kind;
  Json options = Json::object();
  bool operator==(const Middleware&) const = default;
};

// One of exception_handlers.json: what answers instead of FastAPI's own handler. `on` is a status ("404"), or
// HTTPException, RequestValidationError, WebSocketRequestValidationError, ResponseValidationError, Exception.
struct ExceptionHandler {
  std::string on;
  Json options = Json::object(); // let, cases, status, headers, body, as a reply has them
  bool operator==(const ExceptionHandler&) const = default;
};

// mounts/NAME.json: a part of the path space that is no endpoint of this design. Stands in order with the endpoints and
// routers at the root.
struct Mount {
  std::string name; // also the file's name, and `name=` in Starlette
  int order = 0;
  std::string kind = "static";   // static (StaticFiles), frontend (app.frontend), app (a design of its own), host (the
                                 // same, chosen by the Host header)
  std::string path;              // "/static"; of a host: the pattern, "{sub}.example.org"
  Json options = Json::object(); // directory, html, follow_symlink; directory, fallback; project
  std::shared_ptr<const Design> app; // of app and host: the project in the folder `project` inside this one; read with
                                     // it, saved by itself only
  bool operator==(const Mount& other) const; // its app by value
};

} // namespace signalbox::design
