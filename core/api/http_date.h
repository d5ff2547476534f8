// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dates of headers, as Python's email.utils writes and reads them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::api {

// email.utils.formatdate(seconds, usegmt=True): "Sun, 06 Nov 1994 08:49:37 GMT".
std::string httpDate(double seconds);

// email.utils.parsedate, without the time zone, which it drops: year, month, day, hour, minute, second. Comparable.
using DateFields = std::array<int, 6>;
std::optional<DateFields> parseHttpDate(std::string_view text);

} // namespace signalbox::api
