// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/json_buffer.h"

#include "core/value/write.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace signalbox {

namespace {

constexpr std::size_t piece = 4096;    // bytes of a string for which room is made at once
constexpr std::size_t scalarRoom = 64; // of any number, date or UUID

constexpr std::array<char, 200> makeDigitPairs() {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}
constexpr auto digitPairs = makeDigitPairs();

constexpr std::uint64_t everyByte(std::uint64_t byte) { return byte * 0x0101010101010101U; }

template<class Word>
Word load(const char* at) {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

template<class Word>
void store(char* at, Word word) {
  std::memcpy(at, &word, sizeof word);
}

// Not 0 where one of the bytes is a quote, a backslash or a control character.
std::uint64_t escapedIn(std::uint64_t word) {
  const auto hasZero = [](std::uint64_t w) { return (w - everyByte(1)) & ~w & everyByte(0x80); };
  const std::uint64_t control = (word - everyByte(0x20)) & ~word & everyByte(0x80);
  return control | hasZero(word ^ everyByte('"')) | hasZero(word ^ everyByte('\\'));
}

// What stands behind the backslash; u for the control characters that have no letter.
char escapeLetter(char c) {
  switch (c) {
  case '"':
  case '\\': return c;
  case '\b': return 'b';
  case '\f': return 'f';
  case '\n': return 'n';
  case '\r': return 'r';
  case '\t': return 't';
  default: return 'u';
  }
}

// Copies the text when it needs no escapes. Reads and writes nothing beyond it.
bool copyPlain(std::string_view text, char* to) {
  const char* from = text.data();
  const std::size_t size = text.size();
  if (size >= 8) {
    const std::size_t lastWord = size - 8;
    std::uint64_t escaped = 0;
    for (std::size_t i = 0; i < lastWord; i += 8) {
      const auto word = load<std::uint64_t>(from + i);
      escaped |= escapedIn(word);
      store(to + i, word);
    }
    const auto word = load<std::uint64_t>(from + lastWord);
    store(to + lastWord, word);
    return (escaped | escapedIn(word)) == 0;
  }
  std::uint64_t word = everyByte('x');
  if (size >= 4) {
    const auto head = load<std::uint32_t>(from);
    const auto tail = load<std::uint32_t>(from + size - 4);
    word = head | std::uint64_t{tail} << 32;
    store(to, head);
    store(to + size - 4, tail);
  } else {
    for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    std::memcpy(&word, from, size);
  }
  return escapedIn(word) == 0;
}

} // namespace

void JsonBuffer::makeFirstRoom() {
  const std::size_t used = m_out.size();
  makeLonger(used, m_out.capacity());
}

void JsonBuffer::grow(std::size_t bytes) {
  const std::size_t used = size();
  makeLonger(used, std::max({used + bytes, m_out.capacity() * 2, std::size_t{256}}));
}

void JsonBuffer::makeLonger(std::size_t used, std::size_t wanted) {
  m_out.resize_and_overwrite(wanted, [](char*, std::size_t size) { return size; });
  m_at = m_out.data() + used;
  m_end = m_out.data() + m_out.size();
}

void JsonBuffer::string(std::string_view utf8) {
  if (utf8.size() <= piece) {
    makeRoom(utf8.size() + 2);
    if (copyPlain(utf8, m_at + 1)) {
      *m_at = '"';
      m_at += utf8.size() + 1;
      *m_at++ = '"';
      return;
    }
  }
  put('"');
  while (!utf8.empty()) {
    const std::string_view part = utf8.substr(0, piece);
    utf8.remove_prefix(part.size());
    makeRoom(part.size());
    if (copyPlain(part, m_at))
      m_at += part.size();
    else
      escaped(part);
  }
  put('"');
}

void JsonBuffer::escaped(std::string_view part) {
  static constexpr char hex[] = "0123456789abcdef";
  makeRoom(part.size() * 6);
  for (const char c : part) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && c != '"' && c != '\\') {
      *m_at++ = c;
      continue;
    }
    *m_at++ = '\\';
    const char letter = escapeLetter(c);
    *m_at++ = letter;
    if (letter != 'u') continue;
    const char digits[] = {'0', '0', hex[byte >> 4], hex[byte & 15]};
    std::memcpy(m_at, digits, sizeof digits);
    m_at += sizeof digits;
  }
}

void JsonBuffer::integer(std::int64_t number) {
  makeRoom(scalarRoom);
  m_at = std::to_chars(m_at, m_at + scalarRoom, number).ptr;
}

// A decimal of at most fifteen digits is the shortest one of its double, and the only one: where the number times ten
// thousand is whole, its digits are at hand.
void JsonBuffer::real(double number) {
  constexpr double scale = 1e4;
  constexpr double limit = 1e10;
  const double size = std::abs(number);
  const double scaled = size * scale;
  const bool isSmall = size < limit && (size >= 1e-4 || size == 0);
  const auto digits = static_cast<std::int64_t>(isSmall ? scaled + 0.5 : 0);
  if (!isSmall || static_cast<double>(digits) / scale != size) return otherReal(number);
  makeRoom(scalarRoom);
  if (std::signbit(number)) *m_at++ = '-';
  m_at = std::to_chars(m_at, m_at + scalarRoom, digits / 10'000).ptr;
  *m_at++ = '.';
  const auto fraction = static_cast<unsigned>(digits % 10'000);
  twoDigits(fraction / 100);
  twoDigits(fraction % 100);
  for (int zeros = 0; zeros < 3 && m_at[-1] == '0'; ++zeros) --m_at;
}

void JsonBuffer::otherReal(double number) {
  makeRoom(scalarRoom);
  std::string text; // with an exponent, or of many digits
  writePydanticFloat(number, text);
  put(text);
}

void JsonBuffer::twoDigits(unsigned number) {
  std::memcpy(m_at, digitPairs.data() + 2 * static_cast<std::size_t>(number), 2);
  m_at += 2;
}

void JsonBuffer::day(const Date& value) {
  const auto year = static_cast<unsigned>(value.year);
  twoDigits(year / 100);
  twoDigits(year % 100);
  *m_at++ = '-';
  twoDigits(value.month);
  *m_at++ = '-';
  twoDigits(value.day);
}

void JsonBuffer::clock(const Time& value) {
  twoDigits(value.hour);
  *m_at++ = ':';
  twoDigits(value.minute);
  *m_at++ = ':';
  twoDigits(value.second);
  if (value.microsecond != 0) {
    *m_at++ = '.';
    twoDigits(value.microsecond / 10'000);
    twoDigits(value.microsecond / 100 % 100);
    twoDigits(value.microsecond % 100);
  }
  if (!value.offset) return;
  if (*value.offset == 0) {
    *m_at++ = 'Z';
    return;
  }
  const auto offset = static_cast<unsigned>(std::abs(*value.offset));
  *m_at++ = *value.offset < 0 ? '-' : '+';
  twoDigits(offset / 3600);
  *m_at++ = ':';
  twoDigits(offset / 60 % 60);
}

void JsonBuffer::date(const Date& value) {
  makeRoom(scalarRoom);
  *m_at++ = '"';
  day(value);
  *m_at++ = '"';
}

void JsonBuffer::time(const Time& value) {
  makeRoom(scalarRoom);
  *m_at++ = '"';
  clock(value);
  *m_at++ = '"';
}

void JsonBuffer::dateTime(const DateTime& value) {
  makeRoom(scalarRoom);
  *m_at++ = '"';
  day(value.date);
  *m_at++ = 'T';
  clock(value.time);
  *m_at++ = '"';
}

void JsonBuffer::uuid(const Uuid& value) {
  static constexpr char hex[] = "0123456789abcdef";
  makeRoom(scalarRoom);
  *m_at++ = '"';
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *m_at++ = '-';
    *m_at++ = hex[value.bytes[i] >> 4];
    *m_at++ = hex[value.bytes[i] & 15];
  }
  *m_at++ = '"';
}

} // namespace signalbox
