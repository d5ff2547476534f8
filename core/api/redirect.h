// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Starlette's slash redirect: /items/ where only /items is known, and the other way round.
#pragma once

#include "core/api/request_text.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::api {

// The absolute location to send a request to that found no route; none when the other form is unknown as well.
using IsRoute = std::function<bool(std::string_view routePath)>; // whatever the method
std::optional<std::string> slashRedirect(const IsRoute& isRoute, const Request& request, RequestText& text);

} // namespace signalbox::api
