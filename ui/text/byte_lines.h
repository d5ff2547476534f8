// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ByteLines: bytes of any size as lines, without a copy of them: places are found in steps and remembered every 64
// lines, so that a hundred megabytes cost a few of index. JSON is laid out as if it were formatted, however it came.
#pragma once

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::ui {

using Bytes = std::shared_ptr<const std::string>;

struct ByteLine {
  std::size_t begin = 0; // bytes of the source
  std::size_t end = 0;
  int depth = 0;      // JSON: how deep it is indented
  bool opens = false; // JSON: ends with a bracket that is not closed on this line
  bool operator==(const ByteLine&) const = default;
};

// UI thread; advance() does a bounded piece of the work each time.
class ByteLines final {
public:
  enum class Kind { Text, Json, Hex };
  static constexpr std::size_t hexWidth = 16;
  ByteLines(Bytes bytes, Kind kind);

  Kind kind() const { return m_kind; }
  std::string_view bytes() const { return *m_bytes; }

  // Reads on for about `budget` bytes; false when everything is known.
  bool advance(std::size_t budget);
  bool isComplete() const { return m_isComplete; }
  std::size_t count() const { return m_count; } // of the lines that are known

  ByteLine line(std::size_t number) const; // below count()
  // The line that holds the byte, as far as lines are known.
  std::size_t lineAt(std::size_t offset) const;
  // The line with the bracket that closes `number`; nothing when it opens none, or the end is not known yet.
  std::optional<std::size_t> closing(std::size_t number) const;

  // What is shown of a line: indented, without white space between tokens, at most `most` characters.
  QString text(std::size_t number, int most) const;

private:
  // Where a line begins: enough to read on from there.
  struct Place {
    std::size_t offset = 0;
    int depth = 0;
    bool operator==(const Place&) const = default;
  };
  struct Mark {
    Place place;
    int lowest = 0; // depth of the lines up to the next mark
  };
  static constexpr std::size_t stride = 64;

  ByteLine read(Place& place) const; // the line at `place`, which moves to the next
  ByteLine readJson(Place& place) const;
  ByteLine readText(Place& place) const;

  Bytes m_bytes;
  Kind m_kind;
  Place m_next;
  std::vector<Mark> m_marks;
  std::size_t m_count = 0;
  bool m_isComplete = false;
};

} // namespace signalbox::ui
