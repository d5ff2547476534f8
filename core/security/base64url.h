// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Base64url without padding (RFC 7515 §2), and plain Base64 as Python's base64.b64decode reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::security {

std::string base64UrlEncode(std::string_view bytes);

// As PyJWT 2.15 reads a segment: only the one spelling of those bytes; '=' at the end where it completes a group.
std::optional<std::string> base64UrlDecode(std::string_view text);

// base64.b64decode(text) with validate=False: characters outside the alphabet are passed over, wrong padding is an
// error.
std::optional<std::string> base64Decode(std::string_view text);

} // namespace signalbox::security
