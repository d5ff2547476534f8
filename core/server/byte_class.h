// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which bytes the elements of a request's head may hold.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace signalbox::server {

enum ByteClass : std::uint8_t { TokenByte = 1, TargetByte = 2, ValueByte = 4, HostByte = 8 };

constexpr bool isAlphanumeric(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr std::array<std::uint8_t, 256> makeByteClasses() {
  std::array<std::uint8_t, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    int bits = 0;
    const auto isOneOf = [c](std::string_view set) { return c != 0 && set.find(static_cast<char>(c)) != set.npos; };
    if (isAlphanumeric(c) || isOneOf("!#$%&'*+-.^_`|~")) bits |= TokenByte;
    if (c > ' ' && c < 127 && c != '#') bits |= TargetByte;
    if (c == '\t' || (c >= ' ' && c != 127)) bits |= ValueByte;
    if (isAlphanumeric(c) || isOneOf("-._~!$&'()*+;=%")) bits |= HostByte;
    classes[static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(bits);
  }
  return classes;
}

inline constexpr auto byteClasses = makeByteClasses();

constexpr bool isOfClass(char c, ByteClass wanted) {
  return (byteClasses[static_cast<unsigned char>(c)] & wanted) != 0;
}

constexpr bool isTokenByte(char c) { return isOfClass(c, TokenByte); } // RFC 9110 §5.6.2
// Visible ASCII but '#'; the bytes "<>\^`{|} are let through, as browsers and curl send them.
constexpr bool isTargetByte(char c) { return isOfClass(c, TargetByte); }
// Field content: no control but tab; bytes above 127 are let through.
constexpr bool isValueByte(char c) { return isOfClass(c, ValueByte); }

} // namespace signalbox::server
