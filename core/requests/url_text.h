// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Percent-encoding of the parts of a URL and of form bodies, and base64: what a request is written with.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::requests {

// RFC 3986: what may stand in a path segment, or in a name or value of a query, is left as it is.
std::string encodePath(std::string_view text);
std::string encodeRestOfPath(std::string_view text); // slashes stay
std::string encodeQuery(std::string_view text);
// application/x-www-form-urlencoded (WHATWG URL §5.2).
std::string encodeForm(std::string_view text);
std::string decodePercent(std::string_view text); // what is no escape stays
std::string decodeForm(std::string_view text);    // and a plus is a space

std::string base64(std::string_view bytes); // RFC 4648 §4, padded

std::string lowered(std::string_view ascii);

} // namespace signalbox::requests
