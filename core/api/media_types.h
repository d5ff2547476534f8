// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The media type of a file by its name, as Python's mimetypes.guess_type says it.
#pragma once

#include <string_view>

namespace signalbox::api {

// Empty when the name tells nothing. "a.tar.gz" is application/x-tar: what it is packed with is not its type.
std::string_view guessMediaType(std::string_view path);

} // namespace signalbox::api
