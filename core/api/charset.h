// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of a multipart form in the charset its content type names, as CPython's codecs decode them.
#pragma once

#include "core/value/arena.h"

#include <string_view>

namespace signalbox::api {

// UTF-8. Latin-1 where the charset is unknown or the bytes are none of its own, as Starlette falls back.
std::string_view decodeText(std::string_view bytes, std::string_view charset, Arena& arena);

} // namespace signalbox::api
