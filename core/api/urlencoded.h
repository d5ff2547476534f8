// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// application/x-www-form-urlencoded taken apart as python-multipart 0.0.32 and Starlette's FormParser do it.
#pragma once

#include "core/api/multipart.h"
#include "core/value/arena.h"

#include <expected>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::api {

struct TextPair;

// Decoded names and texts, in the order sent.
std::expected<std::vector<TextPair>, FormError> readUrlencoded(std::string_view body, Arena& arena);

// urllib.parse.unquote_plus of Latin-1 text, as UTF-8.
std::string_view decodeFormText(std::string_view bytes, Arena& arena);

} // namespace signalbox::api
