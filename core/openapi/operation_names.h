// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names FastAPI derives: titles as Python's str.title() makes them, paths without converters, operation ids.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::openapi {

std::string titled(std::string_view text);     // "item_id" gives "Item Id"
std::string pathFormat(std::string_view path); // "/c/{x:path}" gives "/c/{x}"; other braces stay as they are

// fastapi.routing.generate_unique_id.
std::string uniqueId(std::string_view name, std::string_view path, std::string_view method);

// The name of a class among definitions: without the modules that its dots make it look to have.
std::string definitionName(std::string_view className);

std::string lowerText(std::string text); // ASCII

} // namespace signalbox::openapi
