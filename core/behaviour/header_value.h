// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a header value.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace signalbox::behaviour {

// UTF-8 to Latin-1. Fails on line breaks and on characters beyond Latin-1.
Result<std::string> headerValue(std::string_view utf8);

} // namespace signalbox::behaviour
