// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which requests take long to answer. It looks at the route and the credentials only: middleware that would answer
// before is not asked.
#pragma once

#include "core/api/api_program.h"

namespace signalbox::api {

// Of a compiled endpoint with its dependencies.
Slowness slownessOf(const EndpointProgram& endpoint);

// Whether this request verifies a password that nobody remembers, or asks for a token.
bool isSlow(const ApiProgram& program, const Request& request, Arena& arena);

} // namespace signalbox::api
