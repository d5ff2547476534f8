// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Starlette's slash redirect: /items/ where only /items is known, and the other way round.
#pragma once

#include "core/api/request_text.h"
#include "core/api/router.h"

#include <optional>
#include <string>

namespace signalbox::api {

// The absolute location to send a request to that found no route; none when the other form is unknown as well.
std::optional<std::string> slashRedirect(const Router& router, const Request& request, RequestText& text);

} // namespace signalbox::api
