// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of single IPv4 and IPv6 addresses, read with the words of CPython's ipaddress.
#pragma once

#include "core/schema/ip_text.h"

namespace signalbox::schema {

struct ScopedIp {
  IpBytes bytes{};
  std::string_view scope; // behind '%', IPv6 only; part of the text that was read
};

std::expected<IpBytes, std::string> readIpv4(std::string_view text);
std::expected<IpBytes, std::string> readIpv6(std::string_view text); // without a scope
std::expected<ScopedIp, std::string> readScopedIp(std::string_view text, int version);

} // namespace signalbox::schema
