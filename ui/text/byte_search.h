// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ByteSearch: a text in bytes of any size, in steps. Letters of ASCII match in both cases unless the text has a
// capital.
#pragma once

#include "ui/text/byte_lines.h"

namespace signalbox::ui {

class ByteSearch final {
public:
  static constexpr std::size_t keptMatches = 100'000; // places; those beyond are only counted

  ByteSearch() = default;
  ByteSearch(Bytes bytes, const QString& text);

  bool advance(std::size_t budget); // false when all of it was read
  bool isComplete() const { return m_at >= size(); }
  bool isEmpty() const { return m_text.empty(); }
  std::size_t length() const { return m_text.size(); } // bytes of a match
  std::size_t count() const { return m_count; }
  const std::vector<std::size_t>& matches() const { return m_matches; } // offsets, ascending

  // The index of the first kept match at or behind the offset; the number of kept ones when there is none.
  std::size_t indexFrom(std::size_t offset) const;

private:
  std::size_t size() const { return m_bytes ? m_bytes->size() : 0; }
  std::size_t find(std::string_view haystack, std::size_t from) const;

  Bytes m_bytes;
  std::string m_text;
  bool m_folds = false;
  std::size_t m_at = 0;
  std::size_t m_count = 0;
  std::vector<std::size_t> m_matches;
  mutable std::string m_lowered;
};

} // namespace signalbox::ui
