// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonOutline: where the values of a JSON text stand, to read a text of any size in place: no values are made of it.
// Values of at least 4 KB are remembered with their end and every 64th of their parts, so that a hundred megabytes cost
// a few of outline and no question reads more than some kilobytes. Immutable once read: any thread may ask.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox {

struct JsonFault {
  std::size_t offset = 0; // bytes from the start of the text
  std::string message;    // a sentence without its full stop; empty when reading was stopped
  bool operator==(const JsonFault&) const = default;
};

// A member of an object or an item of an array.
struct JsonPart {
  static constexpr std::size_t none = SIZE_MAX;
  std::size_t name = none; // byte of the name's opening quote; none in an array
  std::size_t value = 0;   // first byte of the value
  std::size_t index = 0;   // among the parts of the same container
  bool operator==(const JsonPart&) const = default;
};

class JsonOutline final {
public:
  static constexpr std::size_t remembered = 4096; // bytes of a value from which on it is
  static constexpr std::size_t stride = 64;       // parts between two remembered places

  static constexpr std::size_t deepest = 10'000; // containers inside one another

  // RFC 8259. A byte order mark is passed over. The text must outlive the outline.
  static std::expected<JsonOutline, JsonFault> read(std::string_view text, const std::stop_token& stop = {});

  std::string_view text() const { return m_text; }
  std::size_t root() const { return m_root; }

  // Of the value that begins at `value`: the place behind it, and how many parts it has (0 when it is no container).
  std::size_t end(std::size_t value) const;
  std::size_t count(std::size_t value) const;
  bool isContainer(std::size_t value) const { return m_text[value] == '{' || m_text[value] == '['; }
  std::string_view source(std::size_t value) const { return m_text.substr(value, end(value) - value); }

  // The n-th part of a container; `n` is below its count.
  JsonPart part(std::size_t container, std::size_t n) const;

  // The parts that lead from the root to the value at the offset, or to the innermost that holds it.
  std::vector<JsonPart> wayTo(std::size_t offset) const;

private:
  friend class JsonParts;
  friend class JsonOutlineReader;

  struct Large {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t count = 0;
    std::size_t marks = 0; // index of the first in m_marks; the k-th is the place of part (k + 1) * stride
  };

  const Large* large(std::size_t value) const;
  std::size_t markCount(const Large& large) const { return large.count == 0 ? 0 : (large.count - 1) / stride; }

  std::string_view m_text;
  std::size_t m_root = 0;
  std::vector<Large> m_large; // by begin
  std::vector<std::size_t> m_marks;
};

// Walks the parts of a container:  for (JsonParts parts(outline, value); parts.next();) use(parts.part());
class JsonParts final {
public:
  // `from` is the index of the part with which it begins. A value that is no container has no parts.
  JsonParts(const JsonOutline& outline, std::size_t container, std::size_t from = 0);

  bool next();
  const JsonPart& part() const { return m_part; }

private:
  const JsonOutline& m_outline;
  JsonPart m_part;
  std::size_t m_at = 0; // where the next part begins, or the closing bracket stands
  std::size_t m_index = 0;
  bool m_isObject = false;
  bool m_isDone = false;
};

// The name of a member, with its quotes.
std::string_view nameOf(const JsonOutline& outline, const JsonPart& part);

// What a JSON string, with its quotes, says; lone surrogates become three bytes each.
std::string jsonStringText(std::string_view quoted);

// Whether it says `text`, mostly without making a text of it.
bool jsonStringEquals(std::string_view quoted, std::string_view text);

// Line and column of an offset, both from 1; the column counts code points.
struct TextPlace {
  std::size_t line = 1;
  std::size_t column = 1;
  bool operator==(const TextPlace&) const = default;
};
TextPlace placeOf(std::string_view text, std::size_t offset);

} // namespace signalbox
