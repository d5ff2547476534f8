// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/root_path.h"

#include "core/api/percent.h"
#include "core/design/model.h"

#include <algorithm>

namespace signalbox::api {

Request belowServerRoot(Request request, std::string_view rootPath, Arena& arena) {
  if (rootPath.empty()) return request;
  request.target = arena.copy(quotePath(rootPath) + std::string(request.target));
  request.rootPath = rootPath;
  return request;
}

Request withRootPath(Request request, std::string_view rootPath) {
  if (!rootPath.empty()) request.rootPath = rootPath;
  return request;
}

std::string_view withoutSlashesAtEnd(std::string_view rootPath) {
  while (rootPath.ends_with('/')) rootPath.remove_suffix(1);
  return rootPath;
}

std::string rootedOpenApi(const std::string& document, std::string_view rootPath) {
  auto json = design::Json::parse(document, nullptr, false);
  if (!json.is_object()) return document;
  design::Json servers = json.value("servers", design::Json::array());
  const auto isRoot = [&](const design::Json& server) { return server.value("url", "") == rootPath; };
  if (std::ranges::any_of(servers, isRoot)) return document;
  servers.insert(servers.begin(), design::Json{{"url", rootPath}});
  json["servers"] = std::move(servers);
  return json.dump(-1, ' ', false, design::Json::error_handler_t::replace);
}

} // namespace signalbox::api
