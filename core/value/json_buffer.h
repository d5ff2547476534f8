// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonBuffer: appends JSON to a string, looking once for room and never filling bytes twice. Numbers and dates as
// Pydantic writes them.
#pragma once

#include "core/value/value.h"

#include <cstring>
#include <string>
#include <string_view>

namespace signalbox {

// While one lives, the string is longer than what was written; `finish` cuts it.
class JsonBuffer final {
public:
  explicit JsonBuffer(std::string& out) : m_out(out) { makeFirstRoom(); }
  JsonBuffer(const JsonBuffer&) = delete;
  JsonBuffer& operator=(const JsonBuffer&) = delete;

  void finish() { m_out.resize(size()); }

  std::size_t size() const { return static_cast<std::size_t>(m_at - m_out.data()); }

  void put(char c) {
    makeRoom(1);
    *m_at++ = c;
  }

  // Names with their punctuation, words.
  void put(std::string_view text) {
    const std::size_t size = text.size();
    makeRoom(size);
    if (size >= 4 && size <= 8) { // most names: two halves that may overlap
      std::memcpy(m_at, text.data(), 4);
      std::memcpy(m_at + size - 4, text.data() + size - 4, 4);
    } else if (size > 8 && size <= 16) {
      std::memcpy(m_at, text.data(), 8);
      std::memcpy(m_at + size - 8, text.data() + size - 8, 8);
    } else {
      std::memcpy(m_at, text.data(), size);
    }
    m_at += size;
  }

  // In place of the comma behind the last item, where there is one.
  void close(char bracket) {
    if (m_at[-1] == ',')
      m_at[-1] = bracket;
    else
      put(bracket);
  }

  void string(std::string_view utf8); // with quotes and escapes
  void integer(std::int64_t number);
  void real(double number);
  void date(const Date& value);
  void time(const Time& value);
  void dateTime(const DateTime& value);
  void uuid(const Uuid& value);

private:
  void makeRoom(std::size_t bytes) {
    if (static_cast<std::size_t>(m_end - m_at) < bytes) [[unlikely]]
      grow(bytes);
  }
  void makeFirstRoom();
  void grow(std::size_t bytes);
  void makeLonger(std::size_t used, std::size_t wanted);
  void escaped(std::string_view part);
  void otherReal(double number);
  void day(const Date& value);
  void clock(const Time& value);
  void twoDigits(unsigned number);

  std::string& m_out;
  char* m_at = nullptr;
  char* m_end = nullptr;
};

} // namespace signalbox
