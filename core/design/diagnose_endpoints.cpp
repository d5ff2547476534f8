// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diagnose_endpoints.h"

#include "core/design/diagnose_report.h"
#include "core/design/path_template.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace signalbox::design {

namespace {

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

void diagnoseEndpoints(const Design& design, std::vector<Diagnostic>& list) {
  for (const auto& router : design.routers()) checkRouter(Report(list, EntityKind::Router, router->path), *router);
  for (const auto& endpoint : design.endpoints()) {
    checkEndpoint(Report(list, EntityKind::Endpoint, endpoint->id()), design, *endpoint);
  }
}

} // namespace signalbox::design
