// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages every API has: Swagger UI, its OAuth2 redirect, and ReDoc. Their scripts come from this same server, so
// they work without a network.
#pragma once

#include "core/design/design.h"

#include <string>
#include <string_view>

namespace signalbox::api {

// `rootPath`, percent-encoded and without a slash at its end, stands before every path of this server.
std::string swaggerPage(const design::ProjectInfo& project, std::string_view rootPath);
std::string redocPage(const design::ProjectInfo& project, std::string_view rootPath);
std::string_view oauth2RedirectPage();

} // namespace signalbox::api
