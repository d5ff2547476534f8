// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A text as a JSON string in ASCII, as json.dumps writes it by default; in UTF-8: writeJsonString() of write.h.
#pragma once

#include <string>
#include <string_view>

namespace signalbox {

// Appends; `utf8` may hold lone surrogates.
void writeAsciiJsonString(std::string_view utf8, std::string& out);

} // namespace signalbox
