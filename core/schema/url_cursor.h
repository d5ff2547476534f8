// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The input of the URL parser: bytes without the tabs and line breaks that the standard skips everywhere.
#pragma once

#include <string_view>

namespace signalbox::schema {

class UrlCursor final {
public:
  static constexpr int end = -1;

  explicit UrlCursor(std::string_view text) : m_rest(text) { skip(); }

  int peek() const { return m_rest.empty() ? end : static_cast<unsigned char>(m_rest.front()); }
  bool atEnd() const { return m_rest.empty(); }
  std::string_view rest() const { return m_rest; }
  bool startsWith(char c) const { return m_rest.starts_with(c); }

  int next() {
    const int byte = peek();
    if (byte != end) {
      m_rest.remove_prefix(1);
      skip();
    }
    return byte;
  }

  // Goes past `c` when it stands here.
  bool take(char c) {
    const bool is = startsWith(c);
    if (is) next();
    return is;
  }

  bool operator==(const UrlCursor& other) const { return m_rest.size() == other.m_rest.size(); }

private:
  void skip() {
    while (!m_rest.empty() && (m_rest.front() == '\t' || m_rest.front() == '\n' || m_rest.front() == '\r'))
      m_rest.remove_prefix(1);
  }

  std::string_view m_rest;
};

} // namespace signalbox::schema
