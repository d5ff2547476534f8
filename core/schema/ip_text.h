// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// IP addresses, networks and interfaces as CPython 3.11's ipaddress reads, refuses and writes them.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace signalbox::schema {

enum class IpPart : std::uint8_t { Address, Network, Interface };

// Big endian; IPv4 uses the first four bytes.
using IpBytes = std::array<std::uint8_t, 16>;

// What str() of the Python object gives, or the text of the ValueError.
using IpText = std::expected<std::string, std::string>;
IpText readIp(std::string_view text, IpPart part, int version);
// `digits` is Python's int text.
IpText ipFromInteger(std::string_view digits, IpPart part, int version);
IpText ipFromPacked(std::string_view bytes, IpPart part, int version);

// Python's int() of an address or interface, from its text: the digits.
std::string ipAsInteger(std::string_view text);

// RFC 5952, without brackets.
std::string ipv4Text(const IpBytes& address);
std::string ipv6Text(const IpBytes& address);

} // namespace signalbox::schema
