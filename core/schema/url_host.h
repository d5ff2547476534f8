// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The host of a URL: domains by UTS 46, IPv4 in all its spellings, IPv6, and opaque texts.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace signalbox::schema {

// As it stands in the URL. Mistakes have static storage.
using HostResult = std::expected<std::string, std::string_view>;
HostResult readHost(std::string_view text);       // of http, https, ws, wss, ftp and file
HostResult readOpaqueHost(std::string_view text); // of all others

} // namespace signalbox::schema
