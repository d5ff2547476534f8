// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Domain names of URLs: UTS 46 processing, non-transitional, as the WHATWG URL standard asks for it.
#pragma once

#include <optional>
#include <string>

namespace signalbox::schema {

// Lower case and Punycode; nothing when the name is invalid or holds a character no host may have. May be empty.
std::optional<std::string> domainToAscii(const std::string& domain);

} // namespace signalbox::schema
