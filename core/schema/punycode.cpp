// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/punycode.h"

#include <algorithm>
#include <cstdint>

namespace signalbox::schema {

namespace {

constexpr std::uint64_t base = 36;
constexpr std::uint64_t smallest = 1;
constexpr std::uint64_t largest = 26;
constexpr std::uint64_t tooLarge = 0x110000ULL * 2048; // beyond any position in any label

std::uint64_t threshold(std::uint64_t at, std::uint64_t bias) {
  return at <= bias ? smallest : std::min(at - bias, largest);
}

std::uint64_t adapted(std::uint64_t delta, std::uint64_t length, bool isFirst) {
  delta /= isFirst ? 700 : 2;
  delta += delta / length;
  std::uint64_t steps = 0;
  for (; delta > ((base - smallest) * largest) / 2; steps += base) delta /= base - smallest;
  return steps + (base - smallest + 1) * delta / (delta + 38);
}

char digit(std::uint64_t value) { return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26)); }

std::optional<std::uint64_t> valueOf(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint64_t>(c - '0') + 26;
  const char small = static_cast<char>(c | 32);
  if (small >= 'a' && small <= 'z') return static_cast<std::uint64_t>(small - 'a');
  return std::nullopt;
}

void appendNumber(std::uint64_t number, std::uint64_t bias, std::string& out) {
  for (std::uint64_t at = base;; at += base) {
    const std::uint64_t limit = threshold(at, bias);
    if (number < limit) break;
    out += digit(limit + (number - limit) % (base - limit));
    number = (number - limit) / (base - limit);
  }
  out += digit(number);
}

// A number of variable length; nothing when the text ends in it or holds something else.
std::optional<std::uint64_t> takeNumber(std::string_view& text, std::uint64_t bias) {
  std::uint64_t number = 0;
  std::uint64_t weight = 1;
  for (std::uint64_t at = base; !text.empty(); at += base) {
    const auto value = valueOf(text.front());
    text.remove_prefix(1);
    if (!value) return std::nullopt;
    number = std::min(number + *value * weight, tooLarge);
    const std::uint64_t limit = threshold(at, bias);
    if (*value < limit) return number;
    weight = std::min(weight * (base - limit), tooLarge);
  }
  return std::nullopt;
}

} // namespace

std::string toPunycode(std::u32string_view label) {
  std::string out;
  for (const char32_t c : label)
    if (c < 0x80) out += static_cast<char>(c);
  std::uint64_t done = out.size();
  if (done > 0) out += '-';
  std::uint64_t delta = 0;
  std::uint64_t bias = 72;
  bool isFirst = true;
  for (char32_t current = 0x80; done < label.size(); ++current) {
    char32_t next = 0x10FFFF;
    for (const char32_t c : label)
      if (c >= current) next = std::min(next, c);
    delta += (next - current) * (done + 1);
    current = next;
    for (const char32_t c : label) {
      if (c < current) ++delta;
      if (c != current) continue;
      appendNumber(delta, bias, out);
      bias = adapted(delta, ++done, isFirst);
      isFirst = false;
      delta = 0;
    }
    ++delta;
  }
  return out;
}

std::optional<std::u32string> fromPunycode(std::string_view text) {
  const auto dash = text.rfind('-');
  const std::string_view basic = dash == std::string_view::npos ? std::string_view() : text.substr(0, dash);
  std::u32string label(basic.begin(), basic.end());
  if (dash != std::string_view::npos) text.remove_prefix(dash + 1);
  std::uint64_t point = 0x80;
  std::uint64_t position = 0;
  std::uint64_t bias = 72;
  for (bool isFirst = true; !text.empty(); isFirst = false) {
    const auto delta = takeNumber(text, bias);
    if (!delta) return std::nullopt;
    position += *delta;
    point += position / (label.size() + 1);
    position %= label.size() + 1;
    if (point > 0x10FFFF) return std::nullopt;
    label.insert(position, 1, static_cast<char32_t>(point));
    ++position;
    bias = adapted(*delta, label.size(), isFirst);
  }
  return label;
}

} // namespace signalbox::schema
