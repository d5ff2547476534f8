// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rooted_pages.h"

#include "core/api/percent.h"
#include "core/design/model.h"

#include <algorithm>

namespace signalbox::api {

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

std::string rootedPage(std::string page, std::string_view rootPath) {
  const std::string root = quotePath(rootPath); // no quote, no tag: it comes from the request
  for (const std::string_view url : {"/openapi.json", "/docs/oauth2-redirect"})
    for (std::size_t at = page.find(url); at != std::string::npos; at = page.find(url, at + root.size() + url.size()))
      page.insert(at, root);
  return page;
}

} // namespace signalbox::api
