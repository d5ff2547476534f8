// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/uuid_text.h"

#include <array>
#include <cstring>

namespace signalbox::schema {

namespace {

constexpr std::string_view urn = "urn:uuid:";
constexpr std::array<std::size_t, 5> groupStart{0, 9, 14, 19, 24};
constexpr std::array<std::size_t, 5> groupLength{8, 4, 4, 4, 12};

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 32);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

using Block = unsigned char __attribute__((vector_size(16)));
using Words = std::uint64_t __attribute__((vector_size(16)));

template<class Word>
std::uint64_t load(const char* at) {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}
constexpr auto four = load<std::uint32_t>;
constexpr auto eight = load<std::uint64_t>;

// What sixteen digits stand for; `mistakes` gets a bit for each character that is none.
Block readNibbles(Block digits, Block& mistakes) {
  const Block decimal = digits - '0';
  const Block letter = (digits | 0x20) - 'a';
  const auto isDecimal = static_cast<Block>(decimal < 10);
  const auto isLetter = static_cast<Block>(letter < 6);
  mistakes |= ~(isDecimal | isLetter);
  return (decimal & isDecimal) | ((letter + 10) & isLetter);
}

std::optional<Uuid> readDigits(Words firstDigits, Words lastDigits) {
  Block mistakes{};
  const Block first = readNibbles(reinterpret_cast<Block>(firstDigits), mistakes);
  const Block last = readNibbles(reinterpret_cast<Block>(lastDigits), mistakes);
  const auto found = reinterpret_cast<Words>(mistakes);
  if ((found[0] | found[1]) != 0) return std::nullopt;
  const Block high = __builtin_shufflevector(first, last, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  const Block low = __builtin_shufflevector(first, last, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
  const Block bytes = high << 4 | low;
  Uuid result;
  std::memcpy(result.bytes, &bytes, sizeof bytes);
  return result;
}

// `text`: 32 characters.
std::optional<Uuid> readSimple(const char* text) {
  return readDigits(Words{eight(text), eight(text + 8)}, Words{eight(text + 16), eight(text + 24)});
}

// `text`: 36 characters.
std::optional<Uuid> readHyphenated(const char* text) {
  if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return std::nullopt;
  return readDigits(Words{eight(text), four(text + 9) | four(text + 14) << 32},
                    Words{four(text + 19) | four(text + 24) << 32, eight(text + 28)});
}

std::string_view firstCharacter(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
  return text.substr(0, size);
}

// Without its braces or its "urn:uuid:", where it has the length of one that is right.
std::string_view withoutFrame(std::string_view text) {
  if (text.size() == 38 && text.front() == '{' && text.back() == '}') return text.substr(1, 36);
  if (text.size() == 45 && text.starts_with(urn)) return text.substr(urn.size());
  return text;
}

} // namespace

std::optional<Uuid> readUuid(std::string_view text) {
  if (text.size() == 32) return readSimple(text.data());
  const std::string_view bare = withoutFrame(text);
  return bare.size() == 36 ? readHyphenated(bare.data()) : std::nullopt;
}

std::string uuidMistake(std::string_view text) {
  text = withoutFrame(text); // then places count from its first digit
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
