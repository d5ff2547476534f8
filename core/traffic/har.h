// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exchanges as an HTTP archive (HAR 1.2), which browsers, proxies and other workbenches open.
#pragma once

#include "core/api/exchange.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string_view>
#include <vector>

namespace signalbox::traffic {

// In the order of `exchanges`, which are borrowed; the messages of sockets have no place in it. What has the name of a
// secret (Authorization, cookies, tokens in a query) is written as "***"; the bodies stand as they were kept, cut ones
// with a comment. `base` stands before each target.
nlohmann::ordered_json toHar(const std::vector<const api::Exchange*>& exchanges, std::string_view base,
                             std::string_view version);

// The same text, entry by entry, for a log that is larger than memory: `wholeOf` is asked for each of `rows` that
// becomes an entry, once, in their order; the rows themselves may lack their parts. False when `write` was.
bool writeHar(const std::vector<const api::Exchange*>& rows,
              const std::function<api::Exchange(std::size_t row)>& wholeOf, std::string_view base,
              std::string_view version, const std::function<bool(std::string_view text)>& write);

} // namespace signalbox::traffic
