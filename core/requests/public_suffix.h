// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Domains below which anyone may register a name: no cookie may be for all of one (RFC 6265 §5.3).
#pragma once

#include <string>

namespace signalbox::requests {

// By the Public Suffix List where the program was built with libpsl. Without it these count: names without a dot, and
// below a country's code of two letters co, com, net, org, gov, edu, ac, or, ne, go and gob. Lower case; any thread.
bool isPublicSuffix(const std::string& domain);

} // namespace signalbox::requests
