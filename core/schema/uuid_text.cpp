// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/uuid_text.h"

#include <array>

namespace signalbox::schema {

namespace {

constexpr std::string_view urn = "urn:uuid:";
constexpr std::array<std::size_t, 5> groupStart{0, 9, 14, 19, 24};
constexpr std::array<std::size_t, 5> groupLength{8, 4, 4, 4, 12};

// The digit's value; 0x80 and more for what is none.
constexpr std::array<std::uint8_t, 256> makeHexValues() {
  std::array<std::uint8_t, 256> values{};
  values.fill(0xFF);
  for (std::uint8_t i = 0; i < 10; ++i) values['0' + i] = i;
  for (std::uint8_t i = 0; i < 6; ++i) values['a' + i] = values['A' + i] = static_cast<std::uint8_t>(10 + i);
  return values;
}
constexpr auto hexValues = makeHexValues();

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 32);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Two digits a byte; `mistakes` gets the high bit where there is none.
void readBytes(const char* digits, std::size_t count, std::uint8_t* bytes, unsigned& mistakes) {
  for (std::size_t i = 0; i < count; ++i) {
    const unsigned high = hexValues[static_cast<unsigned char>(digits[2 * i])];
    const unsigned low = hexValues[static_cast<unsigned char>(digits[2 * i + 1])];
    mistakes |= high | low;
    bytes[i] = static_cast<std::uint8_t>(high << 4 | (low & 15));
  }
}

// `digits`: 32 characters.
std::optional<Uuid> readDigits(std::string_view digits) {
  Uuid result;
  unsigned mistakes = 0;
  readBytes(digits.data(), 16, result.bytes, mistakes);
  return mistakes < 0x80 ? std::optional(result) : std::nullopt;
}

std::optional<Uuid> readHyphenated(std::string_view text) {
  Uuid result;
  unsigned mistakes = 0;
  std::uint8_t* bytes = result.bytes;
  for (std::size_t group = 0; group < 5; ++group) {
    if (group > 0 && text[groupStart[group] - 1] != '-') return std::nullopt;
    readBytes(text.data() + groupStart[group], groupLength[group] / 2, bytes, mistakes);
    bytes += groupLength[group] / 2;
  }
  return mistakes < 0x80 ? std::optional(result) : std::nullopt;
}

std::string_view firstCharacter(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
  return text.substr(0, size);
}

} // namespace

std::optional<Uuid> readUuid(std::string_view text) {
  if (text.size() == 32) return readDigits(text);
  if (text.size() == 36) return readHyphenated(text);
  if (text.size() == 38 && text.front() == '{' && text.back() == '}') return readHyphenated(text.substr(1, 36));
  if (text.size() == 45 && text.starts_with(urn)) return readHyphenated(text.substr(urn.size()));
  return std::nullopt;
}

std::string uuidMistake(std::string_view text) {
  std::string_view inner = text;
  std::size_t offset = 0;
  if (text.size() >= 2 && text.front() == '{' && text.back() == '}') {
    inner = text.substr(1, text.size() - 2);
    offset = 1;
  } else if (text.starts_with(urn)) {
    inner = text.substr(urn.size());
    offset = urn.size();
  }
  std::size_t hyphens = 0;
  std::array<std::size_t, 4> bounds{};
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '-') {
      if (hyphens < 4) bounds[hyphens] = i;
      ++hyphens;
    } else if (hexDigit(inner[i]) < 0) {
      return "invalid character: found `" + std::string(firstCharacter(inner.substr(i))) + "` at " +
             std::to_string(i + offset + 1);
    }
  }
  if (hyphens == 0 && offset == 0)
    return "invalid length: expected length 32 for simple format, found " + std::to_string(text.size());
  if (hyphens != 4) return "invalid group count: expected 5, found " + std::to_string(hyphens + 1);
  std::size_t group = 0;
  while (group < 4 && bounds[group] == groupStart[group + 1] - 1) ++group;
  const std::size_t end = group < 4 ? bounds[group] : text.size();
  return "invalid group length in group " + std::to_string(group) + ": expected " + std::to_string(groupLength[group]) +
         ", found " + std::to_string(end - groupStart[group]);
}

} // namespace signalbox::schema
