// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Percent encoding and the texts of requests, as Python's urllib.parse reads and writes them.
#pragma once

#include "core/value/arena.h"

#include <string>
#include <string_view>

namespace signalbox::api {

enum class Plus { Keep, Space };

// urllib.parse.unquote: bytes that are no UTF-8 become U+FFFD, a '%' without two hex digits stays. The answer points
// into `text` when nothing had to change.
std::string_view percentDecode(std::string_view text, Plus plus, Arena& arena);

// urllib.parse.quote(path, safe=":/%#?=@[]!$&'()*+,;"): what Starlette's RedirectResponse does to its URL.
std::string quoteUrl(std::string_view utf8);
std::string quotePath(std::string_view utf8); // urllib.parse.quote(text): only "/" stays beside the unreserved

// Header bytes are Latin-1; points into `bytes` when they are ASCII.
std::string_view latin1ToUtf8(std::string_view bytes, Arena& arena);

} // namespace signalbox::api
