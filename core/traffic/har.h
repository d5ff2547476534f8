// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exchanges as an HTTP archive (HAR 1.2), which browsers, proxies and other workbenches open.
#pragma once

#include "core/api/exchange.h"

#include <nlohmann/json.hpp>

#include <string_view>
#include <vector>

namespace signalbox::traffic {

// In the order of `exchanges`, which are borrowed; the messages of sockets have no place in it. What has the name of a
// secret (Authorization, cookies, tokens in a query) is written as "***"; the bodies stand as they were kept, cut ones
// with a comment. `base` stands before each target.
nlohmann::ordered_json toHar(const std::vector<const api::Exchange*>& exchanges, std::string_view base,
                             std::string_view version);

} // namespace signalbox::traffic
