// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Address: the parts of a URL that a connection needs.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace signalbox::client {

struct Address {
  std::string scheme; // lower case
  std::string host;   // without the brackets of IPv6
  std::uint16_t port = 0;
  std::string target; // path and query, encoded; begins with a slash
  std::string url;    // all of it, encoded, without fragment

  std::string hostAndPort() const; // "127.0.0.1:8000", "[::1]:8000"
  bool hasDefaultPort() const;     // of its scheme
};

// The error is a sentence for a person. `schemes` are those that are allowed.
Result<Address> parseAddress(const std::string& url, std::initializer_list<std::string_view> schemes);

} // namespace signalbox::client
