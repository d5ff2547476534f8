// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exchanges as an HTTP archive (HAR 1.2), which browsers, proxies and other workbenches open.
#pragma once

#include "core/api/exchange.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace signalbox::traffic {

// In the order of `exchanges`, which are borrowed; the messages of sockets have no place in it. What has the name of a
// secret (Authorization, cookies, tokens in a query) is written as "***"; the bodies stand as they were kept, cut ones
// with a comment. `base` stands before each target.
nlohmann::ordered_json toHar(const std::vector<const api::Exchange*>& exchanges, std::string_view base,
                             std::string_view version);

// The text of it entry by entry, for a log that is larger than memory, or than the time of who writes it.
class HarWriter final {
public:
  using Write = std::function<bool(std::string_view text)>;

  // `rows`: all of them, which may lack their parts. They are looked at here alone.
  HarWriter(const std::vector<const api::Exchange*>& rows, std::string base, std::string version, Write write);

  bool isEntry(const api::Exchange& row) const; // others have no place in it
  // False when `write` was.
  bool begin();
  bool add(const api::Exchange& entry);
  bool end();

private:
  std::unordered_set<std::uint64_t> m_closed; // streams and sockets whose end is among the rows
  std::string m_base;
  std::string m_version;
  Write m_write;
  std::string_view m_before = "\n"; // the next entry
};

} // namespace signalbox::traffic
