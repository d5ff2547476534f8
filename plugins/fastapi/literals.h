// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON values of the design as Python displays, and defaults as objects of their type.
#pragma once

#include "plugins/fastapi/annotations.h"

namespace signalbox::fastapi {

std::string literal(const Json& value);

// A default is written as JSON; where its type is no JSON type, the object it stands for is meant.
std::string defaultLiteral(Context& context, Module& module, std::string_view type, const Json& value);

// Whether the default is a Secret[T]. Such a one is made by a factory: pydantic has no JSON Schema for it.
bool hidesDefault(const design::Field& field);

std::string textLiteral(std::string_view text); // a str literal

} // namespace signalbox::fastapi
