// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Internationalised domain names.
#pragma once

#include <string_view>

namespace signalbox::json_schema {

// RFC 5891 registration rules: U-labels and A-labels, no mapping, contextual rules, Bidi rule.
bool isDomainName(std::string_view utf8);

} // namespace signalbox::json_schema
