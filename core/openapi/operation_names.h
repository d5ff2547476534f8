// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names FastAPI derives: titles as Python's str.title() makes them, paths without converters.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::openapi {

std::string titled(std::string_view text);     // "item_id" gives "Item Id"
std::string pathFormat(std::string_view path); // "/c/{x:path}" gives "/c/{x}"

} // namespace signalbox::openapi
