// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Status codes and ranges in words, as CPython 3.11 and FastAPI name them.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::openapi {

std::string_view reasonPhrase(int status);       // "Not Found"; empty when unknown
std::string statusText(std::string_view status); // "404", "4XX", "DEFAULT"; empty when unknown
bool bodyIsAllowed(int status);                  // not for 1xx, 204, 205, 304

} // namespace signalbox::openapi
