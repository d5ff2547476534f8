// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The path of a URL: dot segments, backslashes, drive letters.
#include "core/schema/url_parser.h"
#include "core/schema/url_text.h"

#include <algorithm>

namespace signalbox::schema {

namespace {

bool isLetter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

bool isDriveLetter(std::string_view text) {
  return text.size() == 2 && isLetter(text[0]) && (text[1] == ':' || text[1] == '|');
}

bool isNormalDriveLetter(std::string_view text) { return isDriveLetter(text) && text[1] == ':'; }

// "/c:" and "/c:/".
bool startsWithDriveLetter(std::string_view path) {
  if (path.size() < 3 || !isDriveLetter(path.substr(1, 2))) return false;
  return path.size() == 3 || std::string_view("/\\?#").contains(path[3]);
}

// How many dots a segment stands for: "." and "%2e" are one, ".%2E" two; 0 when it is anything else.
int dotsOf(std::string_view segment) {
  int dots = 0;
  while (!segment.empty()) {
    const bool isEncoded = segment.starts_with("%2e") || segment.starts_with("%2E");
    if (!isEncoded && segment.front() != '.') return 0;
    segment.remove_prefix(isEncoded ? 3 : 1);
    ++dots;
  }
  return dots > 2 ? 0 : dots;
}

} // namespace

void UrlParser::appendPath(Url& url, std::string_view text) {
  UrlParser parser(nullptr);
  parser.m_isSpecial = isSpecialScheme(url.scheme());
  parser.m_isFile = url.scheme() == "file";
  parser.m_hasHost = url.hasHost;
  parser.m_url = std::move(url);
  UrlCursor input(text);
  parser.pathStart(input);
  parser.m_url.pathEnd = parser.m_text.size();
  url = std::move(parser.m_url);
}

void UrlParser::pathStart(UrlCursor& input) {
  const int c = input.peek();
  if (m_isSpecial) {
    if (c == '\\') note(urlViolation::backslash);
    if (!m_text.ends_with('/')) {
      m_text += '/';
      if (c == '/' || c == '\\') input.next();
    }
    return path(input);
  }
  if (c == '?' || c == '#') return;
  if (c != UrlCursor::end && c != '/') m_text += '/';
  path(input);
}

void UrlParser::path(UrlCursor& input) {
  for (bool more = true; more;) {
    const std::size_t start = m_text.size();
    more = segment(input);
    finishSegment(start, more);
  }
  if (!m_isFile) return;
  const auto slashes = std::min(m_text.find_first_not_of('/', m_url.pathStart), m_text.size()) - m_url.pathStart;
  m_text.replace(m_url.pathStart, slashes, "/");
}

// Up to and with the next slash, and whether there was one.
bool UrlParser::segment(UrlCursor& input) {
  while (!input.atEnd() && input.peek() != '?' && input.peek() != '#') {
    const int c = input.next();
    if (c == '/' || isBackslash(c)) {
      if (c == '\\') note(urlViolation::backslash);
      m_text += '/';
      return true;
    }
    checkCodePoint(c, input);
    appendEncoded(m_text, static_cast<char>(c), encodeSet::path);
  }
  return false;
}

void UrlParser::finishSegment(std::size_t start, bool endsWithSlash) {
  const std::string segment = m_text.substr(start, m_text.size() - start - (endsWithSlash ? 1 : 0));
  const int dots = dotsOf(segment);
  if (dots == 2) return dotDot(start, endsWithSlash);
  if (dots == 1) {
    m_text.resize(start);
    if (!m_text.ends_with('/')) m_text += '/';
    return;
  }
  if (m_isFile && start == m_url.pathStart + 1 && isDriveLetter(segment)) driveLetter(start, endsWithSlash, segment);
}

void UrlParser::driveLetter(std::size_t start, bool endsWithSlash, std::string_view segment) {
  m_text.resize(start);
  m_text += segment.front();
  m_text += endsWithSlash ? ":/" : ":";
  if (m_hasHost) note(urlViolation::fileHost);
  m_hasHost = false;
}

void UrlParser::dotDot(std::size_t start, bool endsWithSlash) {
  m_text.resize(start);
  if (m_text.ends_with('/') && mayDropLastSlash()) m_text.pop_back();
  shorten();
  if (endsWithSlash && !m_text.ends_with('/')) m_text += '/';
}

// Neither the root's slash nor one behind a drive letter.
bool UrlParser::mayDropLastSlash() const {
  if (m_text.size() < 2) return false;
  const auto before = m_text.rfind('/', m_text.size() - 2);
  return before != std::string::npos && before >= m_url.pathStart &&
         !startsWithDriveLetter(std::string_view(m_text).substr(before));
}

// Without its last segment.
void UrlParser::shorten() {
  if (m_text.size() == m_url.pathStart) return;
  const std::string_view text = m_text;
  if (m_isFile && isNormalDriveLetter(text.substr(m_url.pathStart))) return;
  const auto slash = text.rfind('/');
  if (slash == std::string_view::npos || slash < m_url.pathStart) return;
  if (m_isFile && isNormalDriveLetter(text.substr(slash + 1))) return;
  m_text.resize(slash + 1);
}

} // namespace signalbox::schema
