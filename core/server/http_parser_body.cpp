// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The body: of a known length, or in chunks (RFC 9112 §7.1), which are moved together inside the buffer.
#include "core/server/http_parser.h"

#include "core/base/ascii_case.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace signalbox::server {

namespace {

constexpr std::size_t longestChunkSize = 16; // hexadecimal digits

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Fields that must not arrive behind the body, where nobody has looked at them in time (RFC 9110 §6.5.1).
constexpr std::array<std::string_view, 10> forbiddenTrailers = {
    "content-length", "transfer-encoding", "host",         "connection",    "trailer",
    "upgrade",        "content-encoding",  "content-type", "content-range", "authorization"};

} // namespace

void HttpParser::beginBody(const Framing& framing) {
  m_bodyBegin = m_bodyEnd = m_at;
  if (framing.isChunked) {
    m_digits = m_lineBytes = 0;
    m_left = 0;
    m_isEscaped = false;
    m_state = State::ChunkSize;
    return;
  }
  m_left = framing.length;
  m_state = State::FixedBody;
  if (m_left == 0) complete();
}

void HttpParser::stepBody() {
  switch (m_state) {
  case State::FixedBody: return fixedBody();
  case State::ChunkSize: return chunkSize();
  case State::ChunkExtensionName: return chunkExtensionName();
  case State::ChunkExtension: return chunkExtension();
  case State::ChunkExtensionQuoted: return chunkExtensionQuoted();
  case State::ChunkLineFeed:
    expect('\n', State::ChunkData);
    if (m_state == State::ChunkData) chunkLineDone();
    return;
  case State::ChunkData: return chunkData();
  case State::ChunkDataReturn: return expect('\r', State::ChunkDataLineFeed);
  case State::ChunkDataLineFeed:
    m_digits = m_lineBytes = 0;
    m_left = 0;
    m_isEscaped = false;
    return expect('\n', State::ChunkSize);
  default: return stepTrailer();
  }
}

void HttpParser::fixedBody() {
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, m_end - m_at));
  m_at += count;
  m_bodyEnd += count;
  m_left -= count;
  if (m_left == 0) complete();
}

void HttpParser::chunkSize() {
  const char c = at(m_at);
  if (const int digit = hexDigit(c); digit >= 0) {
    if (++m_digits > longestChunkSize) return refuse(400, "a chunk size that is too large a number");
    m_left = m_left << 4 | static_cast<std::uint64_t>(digit);
    ++m_lineBytes;
    ++m_at;
    return;
  }
  if (m_digits == 0) return refuse(400, "a chunk without a size");
  if (c == '\r')
    ++m_at, m_state = State::ChunkLineFeed;
  else if (c == ';')
    ++m_at, ++m_lineBytes, m_state = State::ChunkExtensionName;
  else
    refuse(400, "a chunk size that is no number");
}

void HttpParser::chunkExtensionName() {
  if (!isTokenByte(at(m_at))) return refuse(400, "a chunk extension without a name");
  m_state = State::ChunkExtension;
}

bool HttpParser::countChunkLineByte() {
  if (++m_lineBytes <= ParserLimits::chunkLineBytes) return true;
  refuse(400, "a chunk extension over the limit");
  return false;
}

void HttpParser::chunkExtension() {
  const char c = at(m_at);
  if (c == '\r')
    m_state = State::ChunkLineFeed;
  else if (!countChunkLineByte())
    return;
  else if (c == ';')
    m_state = State::ChunkExtensionName;
  else if (c == '"')
    m_state = State::ChunkExtensionQuoted;
  else if (c != '=' && !isTokenByte(c))
    return refuse(400, "a byte that no chunk extension may have");
  ++m_at;
}

void HttpParser::chunkExtensionQuoted() {
  const char c = at(m_at);
  if (!countChunkLineByte()) return;
  if (!isValueByte(c)) return refuse(400, "a control character in a chunk extension");
  if (c == '"' && !m_isEscaped) m_state = State::ChunkExtension;
  m_isEscaped = c == '\\' && !m_isEscaped;
  ++m_at;
}

void HttpParser::chunkLineDone() {
  if (m_left > m_bodyLimit - bodyReceived()) return refuse(413, "the body is over the limit");
  if (m_left > 0) return;
  m_lineBytes = 0;
  m_state = State::TrailerStart;
}

void HttpParser::chunkData() {
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, m_end - m_at));
  char* const message = m_data.get() + m_base;
  if (m_bodyEnd != m_at) std::memmove(message + m_bodyEnd, message + m_at, count);
  m_at += count;
  m_bodyEnd += count;
  m_left -= count;
  if (m_left == 0) m_state = State::ChunkDataReturn;
}

// Moves what is here of the body to the file's end.
bool HttpParser::spool() {
  if (!m_file) m_file = BodyFile::create();
  if (!m_file || !m_file->append(view({m_bodyBegin, m_bodyEnd}))) {
    refuse(500, "the body could not be written to a file");
    return false;
  }
  m_bodyEnd = m_bodyBegin;
  return true;
}

bool HttpParser::takeBody() {
  if (!m_file) {
    m_request.body = view({m_bodyBegin, m_bodyEnd});
    return true;
  }
  if (!spool()) return false;
  if (const auto body = m_file->map()) {
    m_request.body = *body;
    m_request.spooled = m_file;
    return true;
  }
  refuse(500, "the file of the body could not be read");
  return false;
}

void HttpParser::stepTrailer() {
  if (!countTrailerByte()) return;
  switch (m_state) {
  case State::TrailerStart: return trailerStart();
  case State::TrailerName: return trailerName();
  case State::TrailerValue: return trailerValue();
  case State::TrailerLineFeed: return expect('\n', State::TrailerStart);
  default: // LastLineFeed
    expect('\n', State::LastLineFeed);
    if (m_state == State::LastLineFeed) complete();
  }
}

bool HttpParser::countTrailerByte() {
  if (++m_lineBytes <= ParserLimits::trailerBytes) return true;
  refuse(431, "trailers over the limit");
  return false;
}

void HttpParser::trailerStart() {
  const char c = at(m_at);
  if (c == '\r') {
    ++m_at;
    m_state = State::LastLineFeed;
    return;
  }
  if (!isTokenByte(c)) return refuse(400, "a trailer without a name");
  if (++m_trailerFields > m_limits.headerFields) return refuse(431, "more trailer fields than the limit");
  m_trailerName.assign(1, c);
  ++m_at;
  m_state = State::TrailerName;
}

void HttpParser::trailerName() {
  const char c = at(m_at);
  if (isTokenByte(c)) {
    m_trailerName.push_back(c);
  } else if (c == ':') {
    const auto isForbidden = [this](std::string_view name) { return equalsIgnoringCase(m_trailerName, name); };
    if (std::ranges::any_of(forbiddenTrailers, isForbidden)) return refuse(400, "a trailer that belongs into the head");
    m_state = State::TrailerValue;
  } else {
    return refuse(400, "a byte that no trailer name may have");
  }
  ++m_at;
}

void HttpParser::trailerValue() {
  const char c = at(m_at);
  if (c == '\r')
    m_state = State::TrailerLineFeed;
  else if (!isValueByte(c))
    return refuse(400, "a control character in a trailer");
  ++m_at;
}

} // namespace signalbox::server
