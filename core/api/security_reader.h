// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The classes of fastapi.security: what a scheme takes out of a request, and its 401. It checks nothing.
#pragma once

#include "core/api/dependency.h"

namespace signalbox::api {

struct BasicCredentials {
  std::string_view username;
  std::string_view password;
};

// What `Authorization: Basic` says, as HTTPBasic reads it; nothing when it is missing or cannot be read.
std::optional<BasicCredentials> basicCredentials(RequestText& text, Arena& arena);

// Null for a type that there is not.
std::unique_ptr<const DependencyFunction> makeSecurityReader(const design::SecurityScheme& scheme);

} // namespace signalbox::api
