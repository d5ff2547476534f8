// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Security schemes of the document, as fastapi.security describes its classes.
#pragma once

#include "core/design/design.h"

#include <string>

namespace signalbox::openapi {

using design::Json;

// The key of the scheme: its own, else the name of FastAPI's class.
std::string schemeName(const design::SecurityScheme& scheme);

Json schemeObject(const design::SecurityScheme& scheme);

} // namespace signalbox::openapi
