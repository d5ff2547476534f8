// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// UrlParser: one text to one Url, without a base. https://url.spec.whatwg.org/#concept-basic-url-parser
#pragma once

#include "core/schema/url.h"
#include "core/schema/url_cursor.h"

namespace signalbox::schema {

class UrlParser final {
public:
  explicit UrlParser(std::string_view* violation) : m_violation(violation) {}

  UrlResult parse(std::string_view text);

  // A new path for a URL that has everything before it and nothing behind.
  static void appendPath(Url& url, std::string_view path);

private:
  // A mistake, or empty.
  using Mistake = std::string_view;

  // url_parser.cpp
  std::string_view trimmed(std::string_view text);
  bool scheme(UrlCursor& input);
  Mistake special(UrlCursor& input);
  Mistake notSpecial(UrlCursor& input);
  Mistake authority(UrlCursor& input);
  Mistake credentials(UrlCursor& input);
  void encodeCredentials(UrlCursor& input, const UrlCursor& end);
  Mistake host(UrlCursor& input);
  Mistake port(UrlCursor& input);
  Mistake file(UrlCursor& input);
  Mistake fileWithHost(UrlCursor& input);
  void opaquePath(UrlCursor& input);
  void queryAndFragment(UrlCursor& input);
  void note(std::string_view violation) {
    if (m_violation) *m_violation = violation;
  }
  void checkCodePoint(int byte, const UrlCursor& behind);
  // url_path.cpp
  void pathStart(UrlCursor& input);
  void path(UrlCursor& input);
  bool segment(UrlCursor& input);
  void finishSegment(std::size_t start, bool endsWithSlash);
  void driveLetter(std::size_t start, bool endsWithSlash, std::string_view segment);
  void dotDot(std::size_t start, bool endsWithSlash);
  bool mayDropLastSlash() const;
  void shorten();

  bool isBackslash(int c) const { return c == '\\' && m_isSpecial; }

  std::string_view* m_violation;
  Url m_url;
  std::string& m_text = m_url.text;
  bool m_isSpecial = false;
  bool m_isFile = false;
  bool m_hasHost = false; // while a file's path may still take it away
};

} // namespace signalbox::schema
