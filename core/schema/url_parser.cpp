// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/url_parser.h"

#include "core/schema/url_host.h"
#include "core/schema/url_text.h"

#include <array>
#include <utility>

namespace signalbox::schema {

namespace {

using std::unexpected;

bool isControlOrSpace(char c) { return static_cast<unsigned char>(c) <= 0x20; }
bool isLetter(int c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(int c) { return c >= '0' && c <= '9'; }
bool isHexDigit(int c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool isSlash(int c) { return c == '/' || c == '\\'; }
bool endsAuthority(int c) { return c == '/' || c == '?' || c == '#'; }

// The character that begins with `lead`.
char32_t codePoint(int lead, std::string_view behind) {
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  auto point = static_cast<char32_t>(lead) & (0x3FU >> more);
  for (std::size_t i = 0; i < more && i < behind.size(); ++i)
    point = point << 6 | (static_cast<unsigned char>(behind[i]) & 0x3FU);
  return point;
}

bool isUrlCodePoint(char32_t c) {
  if (c < 0x80)
    return isLetter(static_cast<int>(c)) || isDigit(static_cast<int>(c)) ||
           (c != 0 && std::string_view("!$&'()*+,-./:;=?@_~").contains(static_cast<char>(c)));
  const bool isNonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return c >= 0xA0 && !isNonCharacter && !(c >= 0xE0000 && c < 0xE1000); // the last as the reference has it
}

struct SpecialScheme {
  std::string_view name;
  std::optional<std::uint16_t> port;
};
constexpr auto specialSchemes = std::to_array<SpecialScheme>(
    {{"http", 80}, {"https", 443}, {"ws", 80}, {"wss", 443}, {"ftp", 21}, {"file", std::nullopt}});

const SpecialScheme* findSpecial(std::string_view scheme) {
  for (const SpecialScheme& special : specialSchemes)
    if (special.name == scheme) return &special;
  return nullptr;
}

} // namespace

bool isSpecialScheme(std::string_view scheme) { return findSpecial(scheme) != nullptr; }

std::optional<std::uint16_t> portOfScheme(std::string_view scheme) {
  const SpecialScheme* special = findSpecial(scheme);
  return special ? special->port : std::nullopt;
}

UrlResult parseUrl(std::string_view text, std::string_view* violation) { return UrlParser(violation).parse(text); }

UrlResult UrlParser::parse(std::string_view text) {
  if (text.empty()) return unexpected(urlMistake::empty);
  UrlCursor input(trimmed(text));
  if (!scheme(input)) return unexpected(urlMistake::noBase);
  m_isSpecial = isSpecialScheme(m_url.scheme());
  m_isFile = m_url.scheme() == "file";
  const Mistake mistake = m_isFile ? file(input) : m_isSpecial ? special(input) : notSpecial(input);
  if (!mistake.empty()) return unexpected(mistake);
  m_url.pathEnd = m_text.size();
  queryAndFragment(input);
  return std::move(m_url);
}

std::string_view UrlParser::trimmed(std::string_view text) {
  const std::size_t size = text.size();
  while (!text.empty() && isControlOrSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isControlOrSpace(text.back())) text.remove_suffix(1);
  if (text.size() < size) note(urlViolation::trimmed);
  if (text.find_first_of("\t\n\r") != std::string_view::npos) note(urlViolation::lineBreak);
  return text;
}

bool UrlParser::scheme(UrlCursor& input) {
  if (!isLetter(input.peek())) return false;
  for (int c = input.next(); c != ':'; c = input.next()) {
    if (!isLetter(c) && !isDigit(c) && c != '+' && c != '-' && c != '.') return false;
    m_text += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 32 : c);
  }
  m_url.schemeEnd = m_text.size();
  m_text += ':';
  return true;
}

UrlParser::Mistake UrlParser::special(UrlCursor& input) {
  std::string slashes;
  while (isSlash(input.peek())) slashes += static_cast<char>(input.next());
  if (slashes != "//") note(urlViolation::slashes);
  return authority(input);
}

UrlParser::Mistake UrlParser::notSpecial(UrlCursor& input) {
  UrlCursor behind = input;
  if (behind.take('/') && behind.take('/')) {
    input = behind;
    return authority(input);
  }
  m_url.hostStart = m_url.hostEnd = m_url.pathStart = m_text.size();
  if (!input.take('/')) {
    opaquePath(input);
    return {};
  }
  m_text += '/';
  path(input);
  if (std::string_view(m_text).substr(m_url.pathStart).starts_with("//")) {
    m_text.insert(m_url.pathStart, "/."); // or the path would read as a host
    m_url.pathStart += 2;
  }
  return {};
}

UrlParser::Mistake UrlParser::authority(UrlCursor& input) {
  m_text += "//";
  const std::size_t start = m_text.size();
  if (const Mistake mistake = credentials(input); !mistake.empty()) return mistake;
  const bool hasCredentials = m_text.size() > start;
  m_url.hostStart = m_text.size();
  if (const Mistake mistake = host(input); !mistake.empty()) return mistake;
  if (!m_url.hasHost && hasCredentials) return urlMistake::host;
  m_url.pathStart = m_text.size();
  m_hasHost = true;
  pathStart(input);
  return {};
}

UrlParser::Mistake UrlParser::credentials(UrlCursor& input) {
  std::optional<UrlCursor> lastAt, behind;
  for (UrlCursor at = input; !at.atEnd() && !endsAuthority(at.peek()) && !isBackslash(at.peek());) {
    const UrlCursor here = at;
    if (at.next() != '@') continue;
    if (lastAt) note(urlViolation::atSign);
    lastAt = here;
    behind = at;
  }
  if (!lastAt) return {};
  if (*lastAt == input) {
    const int c = behind->peek();
    if (endsAuthority(c) || isBackslash(c)) return urlMistake::host;
  } else {
    encodeCredentials(input, *lastAt);
  }
  input = *behind;
  return {};
}

void UrlParser::encodeCredentials(UrlCursor& input, const UrlCursor& end) {
  const std::size_t start = m_text.size();
  bool isPassword = false;
  while (!(input == end)) {
    const int c = input.next();
    if (c == ':' && !isPassword) {
      isPassword = true;
      if (!(input == end)) m_text += ':';
      continue;
    }
    checkCodePoint(c, input);
    appendEncoded(m_text, static_cast<char>(c), encodeSet::userinfo);
  }
  if (m_text.size() > start) m_text += '@';
}

UrlParser::Mistake UrlParser::host(UrlCursor& input) {
  std::string text;
  for (bool isInBrackets = false; !input.atEnd(); input.next()) {
    const int c = input.peek();
    if ((c == ':' && !isInBrackets) || endsAuthority(c) || isBackslash(c)) break;
    if (c == '[' || c == ']') isInBrackets = c == '[';
    text += static_cast<char>(c);
  }
  if (m_isSpecial && text.empty()) return urlMistake::host;
  const HostResult host = m_isSpecial ? readHost(text) : readOpaqueHost(text);
  if (!host) return host.error();
  if (host->empty() && (m_isSpecial || input.startsWith(':'))) return urlMistake::host;
  m_text += *host;
  m_url.hasHost = !host->empty();
  m_url.hostEnd = m_text.size();
  return input.take(':') ? port(input) : Mistake();
}

UrlParser::Mistake UrlParser::port(UrlCursor& input) {
  std::optional<std::uint32_t> port;
  for (; !input.atEnd() && !endsAuthority(input.peek()) && input.peek() != '\\'; input.next()) {
    if (!isDigit(input.peek())) return urlMistake::port;
    port = port.value_or(0) * 10 + static_cast<unsigned>(input.peek() - '0');
    if (*port > 0xFFFF) return urlMistake::port;
  }
  if (!port || port == portOfScheme(m_url.scheme())) return {};
  m_url.port = static_cast<std::uint16_t>(*port);
  m_text += ":" + std::to_string(*port);
  return {};
}

UrlParser::Mistake UrlParser::file(UrlCursor& input) {
  UrlCursor slashes = input;
  if (!slashes.take('/') || !slashes.take('/')) note(urlViolation::fileSlashes);
  m_text += "//";
  m_url.hostStart = m_url.hostEnd = m_url.pathStart = m_text.size();
  UrlCursor behind = input;
  const int first = behind.next();
  if (isSlash(first)) {
    if (first == '\\') note(urlViolation::backslash);
    const int second = behind.peek();
    if (isSlash(second)) {
      if (second == '\\') note(urlViolation::backslash);
      behind.next();
      input = behind;
      return fileWithHost(input);
    }
  } else {
    m_text += '/';
  }
  path(input);
  return {};
}

UrlParser::Mistake UrlParser::fileWithHost(UrlCursor& input) {
  UrlCursor behind = input;
  std::string text;
  while (!behind.atEnd() && !endsAuthority(behind.peek()) && behind.peek() != '\\')
    text += static_cast<char>(behind.next());
  const bool isDrive = text.size() == 2 && isLetter(text[0]) && (text[1] == ':' || text[1] == '|');
  std::string host;
  if (!isDrive) {
    input = behind;
    if (!text.empty()) {
      const HostResult read = readHost(text);
      if (!read) return read.error();
      if (*read != "localhost") host = *read;
    }
  }
  m_hasHost = !host.empty();
  m_text += host;
  m_url.pathStart = m_text.size();
  if (m_hasHost) {
    pathStart(input);
  } else {
    m_text += '/';
    path(input);
  }
  if (!m_hasHost) { // there was none, or a drive letter took its place
    m_text.erase(m_url.hostStart, host.size());
    m_url.pathStart = m_url.hostStart;
  }
  m_url.hasHost = m_hasHost;
  m_url.hostEnd = m_url.pathStart;
  return {};
}

void UrlParser::opaquePath(UrlCursor& input) {
  while (!input.atEnd() && input.peek() != '?' && input.peek() != '#') {
    const int c = input.next();
    checkCodePoint(c, input);
    appendEncoded(m_text, static_cast<char>(c), encodeSet::control);
  }
}

void UrlParser::queryAndFragment(UrlCursor& input) {
  if (input.take('?')) {
    m_text += '?';
    const std::string_view set = m_isSpecial ? encodeSet::specialQuery : encodeSet::query;
    while (!input.atEnd() && input.peek() != '#') {
      const int c = input.next();
      checkCodePoint(c, input);
      appendEncoded(m_text, static_cast<char>(c), set);
    }
  }
  if (!input.take('#')) return;
  m_text += '#';
  while (!input.atEnd()) {
    const int c = input.next();
    if (c == 0)
      note(urlViolation::null);
    else
      checkCodePoint(c, input);
    appendEncoded(m_text, static_cast<char>(c), encodeSet::fragment);
  }
}

void UrlParser::checkCodePoint(int byte, const UrlCursor& behind) {
  const bool isContinuation = byte >= 0x80 && byte < 0xC0;
  if (!m_violation || isContinuation) return;
  if (byte == '%') {
    UrlCursor at = behind;
    const int first = at.next();
    if (!isHexDigit(first) || !isHexDigit(at.next())) note(urlViolation::percent);
  } else if (!isUrlCodePoint(byte < 0x80 ? static_cast<char32_t>(byte) : codePoint(byte, behind.rest()))) {
    note(urlViolation::codePoint);
  }
}

} // namespace signalbox::schema
