// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/redirect.h"

#include "core/api/percent.h"
#include "core/api/request_url.h"

namespace signalbox::api {

std::optional<std::string> slashRedirect(const IsRoute& isRoute, const Request& request, RequestText& text) {
  if (text.routePath() == "/") return std::nullopt;
  RequestUrl url = requestUrl(request, text);
  if (text.routePath().ends_with('/'))
    url.path.erase(url.path.find_last_not_of('/') + 1);
  else
    url.path += '/';
  if (!isRoute(routePathOf(url.path, request.rootPath))) return std::nullopt;
  return quoteUrl(url.text());
}

} // namespace signalbox::api
