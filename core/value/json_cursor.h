// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonCursor: walks the tokens of one JSON text and makes Values of them. It accepts less than json.loads does (no NaN,
// no lone surrogates): once it refuses, the text is for the reader that equals CPython.
// Every token must be walked: what is not looked at is not checked.
#pragma once

#include "core/value/arena.h"
#include "core/value/json_tokens.h"
#include "core/value/value.h"

#include <cstdint>
#include <string_view>

namespace signalbox {

class JsonCursor final {
public:
  // `scratch` holds the tokens of `text`. Values point into `text` and into `arena`.
  JsonCursor(std::string_view text, JsonScratch& scratch, Arena& arena, int maxDepth)
      : m_text(text.data()), m_at(scratch.tokens.places().data()), m_end(m_at + scratch.tokens.places().size()),
        m_textEnd(m_text + text.size()), m_depthLeft(maxDepth), m_scratch(scratch), m_arena(arena) {}

  bool isRefused() const { return m_isRefused; }
  bool hasDuplicateKeys() const { return m_hasDuplicateKeys; } // in an object that `value` has read
  bool isAtEnd() const { return m_at == m_end; }

  bool refuse() {
    m_isRefused = true;
    return false;
  }

  // The first byte of the token, 0 behind the last one.
  char peek() const { return m_at != m_end ? m_text[*m_at] : '\0'; }
  void advance() { ++m_at; }
  bool take(char token) {
    if (peek() != token) return refuse();
    ++m_at;
    return true;
  }

  // After an item: true for a comma; anything but a comma and `close` is refused.
  bool takeComma(char close) {
    const char token = peek();
    if (token == ',') [[likely]] {
      ++m_at;
      return true;
    }
    if (token != close) return refuse();
    ++m_at;
    return false;
  }

  // Takes a name that is `key` and its colon, without spaces between. `key` has no quotes and no escapes.
  bool takeName(std::string_view key) {
    const std::size_t left = static_cast<std::size_t>(m_end - m_at);
    if (left < 3 || m_at[1] - *m_at != key.size() + 2) return false;
    const char* name = m_text + *m_at;
    if (*name != '"' || m_text[m_at[1]] != ':' || !isSame(name + 1, key)) return false;
    m_at += 2;
    return true;
  }

  // The token must be a string; one without data says that it is none.
  std::string_view readText() {
    if (peek() != '"') {
      refuse();
      return {};
    }
    const char* first = m_text + *m_at + 1;
    ++m_at;
    const char* last = m_text + *m_at - 1; // the size of the text stands behind the last place
    while (*last != '"') --last;           // spaces
    if (mayHaveEscape(first, last)) [[unlikely]]
      return unescape(first, last);
    return {first, last};
  }
  bool text(std::string_view& out) {
    out = readText();
    return out.data() != nullptr;
  }

  // The token must be `true` or `false`. No branch on which: it is any.
  bool boolean(Value& out) {
    if (isAtEnd() || m_textEnd - (m_text + *m_at) < 5) [[unlikely]]
      return scalar(out) && (out.is(Kind::Bool) || refuse());
    const char* const first = m_text + *m_at;
    const std::uint32_t letters = half(first);
    const bool isTrue = letters == 0x65757274U;                     // "true"
    const bool isFalse = letters == 0x736C6166U && first[4] == 'e'; // "fals"
    const char* const behind = first + (isTrue ? 4 : 5);
    if (!(isTrue | isFalse) || !isTokenEnd(behind)) return refuse();
    ++m_at;
    out = Value::boolean(isTrue);
    return true;
  }

  // The token must be none of the brackets.
  bool scalar(Value& out);
  bool number(Value& out);

  // Whatever stands here, as json.loads makes it.
  bool value(Value& out);
  bool skip();

  // Behind the value that stands here, when it ends before `limit`. Only for who comes back and walks it.
  bool passUnchecked(const std::uint32_t* limit);

  // Around the inside of an array or object.
  bool enter() { return m_depthLeft-- > 0 || refuse(); }
  void leave() { ++m_depthLeft; }

  struct Place {
    const std::uint32_t* at;
    int depthLeft;
  };
  Place place() const { return {m_at, m_depthLeft}; }
  void goTo(const Place& place) {
    m_at = place.at;
    m_depthLeft = place.depthLeft;
  }

  JsonScratch& scratch() { return m_scratch; }

private:
  using Block = unsigned char __attribute__((vector_size(16)));

  static std::uint64_t word(const char* at) {
    std::uint64_t result;
    std::memcpy(&result, at, sizeof result);
    return result;
  }

  static std::uint32_t half(const char* at) {
    std::uint32_t result;
    std::memcpy(&result, at, sizeof result);
    return result;
  }

  // Eight bytes at a time; `at` has at least as many bytes as `key`.
  static bool isSame(const char* at, std::string_view key) {
    const char* expected = key.data();
    std::size_t size = key.size();
    if (size >= 8) {
      const std::size_t lastWord = size - 8;
      for (std::size_t i = 0; i < lastWord; i += 8)
        if (word(at + i) != word(expected + i)) return false;
      return word(at + lastWord) == word(expected + lastWord);
    }
    if (size >= 4) return half(at) == half(expected) && half(at + size - 4) == half(expected + size - 4);
    for (std::size_t i = 0; i < size; ++i)
      if (at[i] != expected[i]) return false;
    return true;
  }

  // Looks at up to fifteen bytes behind the text, so it may say yes where there is none.
  bool mayHaveEscape(const char* first, const char* last) const {
    if (m_textEnd - last < static_cast<std::ptrdiff_t>(sizeof(Block))) return true;
    Block found{};
    do {
      Block block;
      std::memcpy(&block, first, sizeof block);
      found |= block == '\\';
      first += sizeof block;
    } while (first < last);
    std::uint64_t halves[2];
    std::memcpy(halves, &found, sizeof halves);
    return (halves[0] | halves[1]) != 0;
  }

  std::string_view unescape(const char* first, const char* last);
  static bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
  // `at` stands behind a number or a word.
  bool isTokenEnd(const char* at) const { return at == m_text + m_at[1] || isSpace(*at); }
  bool atom(std::string_view word);
  bool integer(const char* first, const char* last, Value& out);
  bool real(const char* first, const char* last, Value& out);
  bool numberAtEnd(Value& out);
  bool numberBetween(const char* first, const char* limit, Value& out);
  bool array(Value& out);
  bool object(Value& out);

  const char* m_text;
  const std::uint32_t* m_at;
  const std::uint32_t* m_end;
  const char* m_textEnd;
  int m_depthLeft;
  bool m_isRefused = false;
  bool m_hasDuplicateKeys = false;
  JsonScratch& m_scratch;
  Arena& m_arena;
};

} // namespace signalbox
