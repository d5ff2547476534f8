// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages every API has: /docs (Swagger UI), /docs/oauth2-redirect and /redoc. Their scripts come from this same
// server, so they work without a network.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::api {

std::string swaggerPage(std::string_view title);
std::string redocPage(std::string_view title);
std::string_view oauth2RedirectPage();

} // namespace signalbox::api
