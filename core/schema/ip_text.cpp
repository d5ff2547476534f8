// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/ip_text.h"

#include "core/schema/byte_text.h"
#include "core/schema/ip_address.h"
#include "core/value/write.h"

#include <charconv>
#include <optional>

namespace signalbox::schema {

namespace {

using std::unexpected;

std::string quoted(std::string_view text) { return pythonRepr(Value::str(text)); }

int bitsOf(int version) { return version == 4 ? 32 : 128; }

bool bitAt(const IpBytes& address, int bit) {
  return ((address[static_cast<std::size_t>(bit / 8)] >> (7 - bit % 8)) & 1) != 0;
}

IpBytes masked(const IpBytes& address, int prefix) {
  IpBytes result{};
  for (int i = 0; i < 16; ++i) {
    const int kept = prefix - 8 * i;
    const int mask = kept >= 8 ? 0xFF : kept <= 0 ? 0 : 0xFF00 >> kept;
    const auto at = static_cast<std::size_t>(i);
    result[at] = static_cast<std::uint8_t>(address[at] & mask);
  }
  return result;
}

std::optional<int> prefixFromDigits(std::string_view text, int bits) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  int prefix = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), prefix);
  return error == std::errc() && prefix <= bits ? std::optional(prefix) : std::nullopt;
}

// 255.255.0.0 (a netmask) or 0.0.255.255 (a hostmask).
std::optional<int> prefixFromMask(std::string_view text) {
  const auto address = readIpv4(text);
  if (!address) return std::nullopt;
  for (const bool leading : {true, false}) {
    int prefix = 0;
    while (prefix < 32 && bitAt(*address, prefix) == leading) ++prefix;
    int rest = prefix;
    while (rest < 32 && bitAt(*address, rest) != leading) ++rest;
    if (rest == 32) return prefix;
  }
  return std::nullopt;
}

std::expected<int, std::string> readPrefix(std::string_view text, int version) {
  auto prefix = prefixFromDigits(text, bitsOf(version));
  if (!prefix && version == 4) prefix = prefixFromMask(text);
  if (!prefix) return unexpected(quoted(text) + " is not a valid netmask");
  return *prefix;
}

std::string withPrefix(std::string address, int prefix) { return std::move(address) + "/" + std::to_string(prefix); }

// An interface keeps its host bits, a network must have none.
IpText finish(const ScopedIp& ip, IpPart part, int version, int prefix) {
  const std::string plain = version == 4 ? ipv4Text(ip.bytes) : ipv6Text(ip.bytes);
  const std::string text = ip.scope.empty() ? plain : plain + "%" + std::string(ip.scope);
  if (part == IpPart::Address) return text;
  if (part == IpPart::Network && masked(ip.bytes, prefix) != ip.bytes)
    return unexpected(withPrefix(text, prefix) + " has host bits set");
  return withPrefix(text, prefix);
}

} // namespace

IpText readIp(std::string_view text, IpPart part, int version) {
  const auto slash = text.find('/');
  if (part == IpPart::Address && slash != std::string_view::npos)
    return unexpected("Unexpected '/' in " + quoted(text));
  if (slash != std::string_view::npos && text.find('/', slash + 1) != std::string_view::npos)
    return unexpected("Only one '/' permitted in " + quoted(text));
  const auto ip = readScopedIp(text.substr(0, slash), version);
  if (!ip) return unexpected(ip.error());
  if (slash == std::string_view::npos) return finish(*ip, part, version, bitsOf(version));
  const auto prefix = readPrefix(text.substr(slash + 1), version);
  if (!prefix) return unexpected(prefix.error());
  return finish(*ip, part, version, *prefix);
}

IpText ipFromInteger(std::string_view digits, IpPart part, int version) {
  const std::string ending = " is not permitted as an IPv" + std::to_string(version) + " address";
  if (digits.starts_with('-')) return unexpected(std::string(digits) + " (< 0)" + ending);
  const auto size = static_cast<std::size_t>(bitsOf(version) / 8);
  IpBytes bytes{};
  bool fits = digits.size() <= 39;
  for (std::size_t at = 0; fits && at < digits.size(); ++at) {
    unsigned carry = static_cast<unsigned>(digits[at] - '0');
    for (std::size_t i = size; i-- > 0;) {
      carry += bytes[i] * 10U;
      bytes[i] = static_cast<std::uint8_t>(carry & 0xFF);
      carry >>= 8;
    }
    fits = carry == 0;
  }
  if (!fits) return unexpected(std::string(digits) + " (>= 2**" + std::to_string(bitsOf(version)) + ")" + ending);
  return finish({bytes, {}}, part, version, bitsOf(version));
}

std::string ipAsInteger(std::string_view text) {
  const std::string_view address = text.substr(0, text.find('/'));
  const int version = address.contains(':') ? 6 : 4;
  const auto ip = readScopedIp(address, version);
  if (!ip) return {};
  return digitsOf(std::span(ip->bytes).first(static_cast<std::size_t>(bitsOf(version) / 8)));
}

IpText ipFromPacked(std::string_view raw, IpPart part, int version) {
  const auto size = static_cast<std::size_t>(bitsOf(version) / 8);
  if (raw.size() != size)
    return unexpected(pythonRepr(Value::bytes(raw)) + " (len " + std::to_string(raw.size()) + " != " +
                      std::to_string(size) + ") is not permitted as an IPv" + std::to_string(version) + " address");
  IpBytes bytes{};
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(raw[i]);
  return finish({bytes, {}}, part, version, bitsOf(version));
}

} // namespace signalbox::schema
