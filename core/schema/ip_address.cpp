// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/ip_address.h"

#include "core/value/write.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <vector>

namespace signalbox::schema {

namespace {

using std::unexpected;

constexpr std::size_t hextets = 8;

std::string quoted(std::string_view text) { return pythonRepr(Value::str(text)); }

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool isDigits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

bool isHex(std::string_view text) { return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos; }

std::expected<std::uint8_t, std::string> readOctet(std::string_view text) {
  if (text.empty()) return unexpected("Empty octet not permitted");
  if (!isDigits(text)) return unexpected("Only decimal digits permitted in " + quoted(text));
  if (text.size() > 3) return unexpected("At most 3 characters permitted in " + quoted(text));
  if (text != "0" && text.front() == '0') return unexpected("Leading zeros are not permitted in " + quoted(text));
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  if (value > 255) return unexpected("Octet " + std::to_string(value) + " (> 255) not permitted");
  return static_cast<std::uint8_t>(value);
}

std::expected<std::uint16_t, std::string> readHextet(std::string_view text) {
  if (!isHex(text)) return unexpected("Only hex digits permitted in " + quoted(text));
  if (text.size() > 4) return unexpected("At most 4 characters permitted in " + quoted(text));
  std::uint16_t value = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), value, 16).ec != std::errc())
    return unexpected("invalid literal for int() with base 16: " + quoted(text));
  return value;
}

// Which parts stand before and behind a '::'.
struct Layout {
  std::size_t high = hextets;
  std::size_t low = 0;
};

std::expected<std::optional<std::size_t>, std::string> findSkip(std::span<const std::string_view> parts) {
  std::optional<std::size_t> skip;
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    if (!parts[i].empty()) continue;
    if (skip) return unexpected("At most one '::' permitted");
    skip = i;
  }
  return skip;
}

constexpr std::string_view leading = "Leading ':' only permitted as part of '::'";
constexpr std::string_view trailing = "Trailing ':' only permitted as part of '::'";

std::expected<Layout, std::string> layoutOf(std::span<const std::string_view> parts) {
  const auto skip = findSkip(parts);
  if (!skip) return unexpected(skip.error());
  if (!*skip) {
    if (parts.size() != hextets) return unexpected("Exactly 8 parts expected without '::'");
    if (parts.front().empty()) return unexpected(std::string(leading));
    if (parts.back().empty()) return unexpected(std::string(trailing));
    return Layout{};
  }
  Layout layout{**skip, parts.size() - **skip - 1};
  if (parts.front().empty() && --layout.high > 0) return unexpected(std::string(leading));
  if (parts.back().empty() && --layout.low > 0) return unexpected(std::string(trailing));
  if (layout.high + layout.low >= hextets) return unexpected("Expected at most 7 other parts with '::'");
  return layout;
}

std::expected<IpBytes, std::string> assemble(std::span<const std::string_view> parts) {
  const auto layout = layoutOf(parts);
  if (!layout) return unexpected(layout.error());
  IpBytes bytes{};
  const auto put = [&](std::size_t part, std::size_t hextet) -> std::optional<std::string> {
    const auto value = readHextet(parts[part]);
    if (!value) return value.error();
    bytes[2 * hextet] = static_cast<std::uint8_t>(*value >> 8);
    bytes[2 * hextet + 1] = static_cast<std::uint8_t>(*value & 0xFF);
    return std::nullopt;
  };
  for (std::size_t i = 0; i < layout->high; ++i)
    if (auto mistake = put(i, i)) return unexpected(std::move(*mistake));
  for (std::size_t i = layout->low; i > 0; --i)
    if (auto mistake = put(parts.size() - i, hextets - i)) return unexpected(std::move(*mistake));
  return bytes;
}

std::string hexText(unsigned value) {
  char buffer[8];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value, 16).ptr};
}

// Everything ipaddress ends with " in '<the whole address>'".
std::expected<IpBytes, std::string> readParts(std::string_view text) {
  auto parts = split(text, ':');
  if (parts.size() < 3) return unexpected("At least 3 parts expected");
  std::string high, low; // of an IPv4 address at the end
  if (parts.back().find('.') != std::string_view::npos) {
    const auto address = readIpv4(parts.back());
    if (!address) return unexpected(address.error());
    high = hexText((*address)[0] * 256U + (*address)[1]);
    low = hexText((*address)[2] * 256U + (*address)[3]);
    parts.back() = high;
    parts.push_back(low);
  }
  if (parts.size() > hextets + 1) return unexpected("At most 8 colons permitted");
  return assemble(parts);
}

} // namespace

std::expected<IpBytes, std::string> readIpv4(std::string_view text) {
  if (text.empty()) return unexpected("Address cannot be empty");
  const auto octets = split(text, '.');
  if (octets.size() != 4) return unexpected("Expected 4 octets in " + quoted(text));
  IpBytes bytes{};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto octet = readOctet(octets[i]);
    if (!octet) return unexpected(octet.error() + " in " + quoted(text));
    bytes[i] = *octet;
  }
  return bytes;
}

std::expected<IpBytes, std::string> readIpv6(std::string_view text) {
  if (text.empty()) return unexpected("Address cannot be empty");
  auto bytes = readParts(text);
  if (!bytes) return unexpected(bytes.error() + " in " + quoted(text));
  return bytes;
}

std::expected<ScopedIp, std::string> readScopedIp(std::string_view text, int version) {
  ScopedIp ip;
  const auto percent = version == 6 ? text.find('%') : std::string_view::npos;
  if (percent != std::string_view::npos) {
    ip.scope = text.substr(percent + 1);
    if (ip.scope.empty() || ip.scope.find('%') != std::string_view::npos)
      return unexpected("Invalid IPv6 address: \"" + quoted(text) + "\"");
  }
  const auto bytes = version == 4 ? readIpv4(text) : readIpv6(text.substr(0, percent));
  if (!bytes) return unexpected(bytes.error());
  ip.bytes = *bytes;
  return ip;
}

std::string ipv4Text(const IpBytes& address) {
  std::string text;
  for (std::size_t i = 0; i < 4; ++i) text += (i > 0 ? "." : "") + std::to_string(address[i]);
  return text;
}

std::string ipv6Text(const IpBytes& address) {
  const auto part = [&](std::size_t i) { return address[2 * i] * 256U + address[2 * i + 1]; };
  std::size_t begin = hextets, length = 1; // of the longest run of zeros, two at least
  for (std::size_t i = 0; i < hextets; ++i) {
    std::size_t end = i;
    while (end < hextets && part(end) == 0) ++end;
    if (end - i > length) {
      begin = i;
      length = end - i;
    }
  }
  std::string text;
  for (std::size_t i = 0; i < hextets; ++i) {
    if (i == begin) {
      text += "::";
      i += length - 1;
      continue;
    }
    if (!text.empty() && !text.ends_with(':')) text += ':';
    text += hexText(part(i));
  }
  return text;
}

} // namespace signalbox::schema
