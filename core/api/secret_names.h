// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which names of headers, parameters and fields hold what must not be written down: passwords, tokens, keys, cookies.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::api {

inline constexpr std::string_view maskedSecret = "***";

// Letters of any case, `-` and `_` alike: "X-API-Key", "new_password", "Authorization".
bool isSecretName(std::string_view name);

// A target whose query parameters of such names have `***` for a value: "/login?token=***&page=2".
std::string maskedTarget(std::string_view target);

} // namespace signalbox::api
