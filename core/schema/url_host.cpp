// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/url_host.h"

#include "core/schema/domain_to_ascii.h"
#include "core/schema/ip_text.h"
#include "core/schema/url_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

namespace signalbox::schema {

namespace {

using std::unexpected;

bool isHexDigit(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f'); }
int hexValue(char c) { return c <= '9' ? c - '0' : (c | 32) - 'a' + 10; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string percentDecoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool isEscape = text[i] == '%' && i + 2 < text.size() && isHexDigit(text[i + 1]) && isHexDigit(text[i + 2]);
    result += isEscape ? static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2])) : text[i];
    if (isEscape) i += 2;
  }
  return result;
}

// One part of an IPv4 address: decimal, 0 octal or 0x hexadecimal. Too large gives 2^32.
std::optional<std::uint64_t> readNumber(std::string_view text) {
  constexpr std::uint64_t tooLarge = 1ULL << 32;
  if (text.empty()) return std::nullopt;
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text.front() == '0') {
    base = 8;
    text.remove_prefix(1);
  }
  if (text.empty()) return 0;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (!isHexDigit(c) || hexValue(c) >= base) return std::nullopt;
    value = std::min(value * static_cast<unsigned>(base) + static_cast<unsigned>(hexValue(c)), tooLarge);
  }
  return value;
}

bool endsInNumber(std::string_view domain) {
  if (domain.ends_with('.')) domain.remove_suffix(1);
  const auto dot = domain.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? domain : domain.substr(dot + 1);
  if (last.empty()) return false;
  return std::ranges::all_of(last, isDigit) || readNumber(last);
}

HostResult readIpv4(std::string_view domain) {
  if (domain.ends_with('.')) domain.remove_suffix(1);
  std::vector<std::uint64_t> numbers;
  for (bool more = true; more;) {
    const auto dot = domain.find('.');
    const auto number = readNumber(domain.substr(0, dot));
    if (!number || numbers.size() == 4) return unexpected(urlMistake::ipv4);
    numbers.push_back(*number);
    more = dot != std::string_view::npos;
    if (more) domain.remove_prefix(dot + 1);
  }
  const std::uint64_t last = numbers.back();
  numbers.pop_back();
  if (last >> (8 * (4 - numbers.size())) != 0) return unexpected(urlMistake::ipv4);
  IpBytes address{};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::uint64_t byte = i < numbers.size() ? numbers[i] : (last >> (8 * (3 - i))) & 0xFF;
    if (byte > 255) return unexpected(urlMistake::ipv4);
    address[i] = static_cast<std::uint8_t>(byte);
  }
  return ipv4Text(address);
}

// The four numbers at the end of ::ffff:1.2.3.4. False: not four numbers from 0 to 255.
bool readDottedEnd(std::string_view text, std::array<std::uint16_t, 8>& pieces, std::size_t at) {
  for (int i = 0; i < 4; ++i) {
    const auto end = std::ranges::find_if_not(text, isDigit);
    const auto size = static_cast<std::size_t>(end - text.begin());
    unsigned value = 0;
    const bool hasLeadingZero = size > 1 && text.front() == '0';
    if (size == 0 || size > 3 || hasLeadingZero) return false;
    std::from_chars(text.data(), text.data() + size, value);
    if (value > 255) return false;
    std::uint16_t& piece = pieces[at + static_cast<std::size_t>(i / 2)];
    piece = static_cast<std::uint16_t>(piece * 256 + value);
    text.remove_prefix(size);
    if (i == 3) return text.empty();
    if (!text.starts_with('.')) return false;
    text.remove_prefix(1);
  }
  return false;
}

// Reads pieces until the end; false when the text is no address.
bool readPieces(std::string_view text, std::array<std::uint16_t, 8>& pieces, std::size_t& count,
                std::optional<std::size_t>& gap) {
  if (text.starts_with("::")) {
    text.remove_prefix(2);
    gap = 0;
  } else if (text.starts_with(':')) {
    return false;
  }
  while (!text.empty()) {
    if (count == 8) return false;
    if (text.front() == ':') {
      if (gap) return false;
      gap = count;
      text.remove_prefix(1);
      continue;
    }
    std::size_t size = 0;
    while (size < 4 && size < text.size() && isHexDigit(text[size])) ++size;
    if (size < text.size() && text[size] == '.') {
      if (size == 0 || count > 6 || !readDottedEnd(text, pieces, count)) return false;
      count += 2;
      return true;
    }
    std::from_chars(text.data(), text.data() + size, pieces[count], 16);
    ++count;
    text.remove_prefix(size);
    if (text.empty()) break;
    if (text.front() != ':' || text.size() == 1 || size == 0) return false;
    text.remove_prefix(1);
  }
  return true;
}

// `text` between the brackets.
HostResult readIpv6(std::string_view text) {
  std::array<std::uint16_t, 8> pieces{};
  std::size_t count = 0;
  std::optional<std::size_t> gap;
  if (text.size() < 2 || !readPieces(text, pieces, count, gap)) return unexpected(urlMistake::ipv6);
  if (gap ? count > 7 : count != 8) return unexpected(urlMistake::ipv6);
  if (gap)
    std::rotate(pieces.begin() + static_cast<std::ptrdiff_t>(*gap), pieces.begin() + static_cast<std::ptrdiff_t>(count),
                pieces.end());
  IpBytes address{};
  for (std::size_t i = 0; i < 8; ++i) {
    address[2 * i] = static_cast<std::uint8_t>(pieces[i] >> 8);
    address[2 * i + 1] = static_cast<std::uint8_t>(pieces[i] & 0xFF);
  }
  return "[" + ipv6Text(address) + "]";
}

HostResult readBracketed(std::string_view text) {
  if (!text.ends_with(']')) return unexpected(urlMistake::ipv6);
  return readIpv6(text.substr(1, text.size() - 2));
}

} // namespace

HostResult readHost(std::string_view text) {
  if (text.starts_with('[')) return readBracketed(text);
  const auto domain =
      domainToAscii(text.find('%') == std::string_view::npos ? std::string(text) : percentDecoded(text));
  if (!domain) return unexpected(urlMistake::domain);
  if (domain->empty()) return unexpected(urlMistake::host);
  return endsInNumber(*domain) ? readIpv4(*domain) : HostResult(*domain);
}

HostResult readOpaqueHost(std::string_view text) {
  if (text.starts_with('[')) return readBracketed(text);
  constexpr std::string_view forbidden("\0\t\n\r #/:<>?@[\\]^|", 17);
  if (text.find_first_of(forbidden) != std::string_view::npos) return unexpected(urlMistake::character);
  std::string host;
  for (const char c : text) appendEncoded(host, c, encodeSet::control);
  return host;
}

} // namespace signalbox::schema
