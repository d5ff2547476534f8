// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The header lines of an answer, changed as Starlette's MutableHeaders are; and those of a request, looked up.
#pragma once

#include "core/api/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::api {

using HeaderLines = std::vector<HeaderLine>;

// The first line of that name (lower case), as it was received.
std::optional<std::string_view> findHeader(const Request& request, std::string_view name);

// Names are lower case.
HeaderLine* findHeader(HeaderLines& lines, std::string_view name);
void setHeader(HeaderLines& lines, std::string_view name, std::string value); // in the first one's place, the others go
void setDefaultHeader(HeaderLines& lines, std::string_view name, std::string value);
void removeHeader(HeaderLines& lines, std::string_view name);
void addVary(HeaderLines& lines, std::string_view name);

} // namespace signalbox::api
