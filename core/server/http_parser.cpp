// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The buffer and the head; the body is in http_parser_body.cpp.
#include "core/server/http_parser.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace signalbox::server {

namespace {

constexpr std::size_t firstCapacity = 4 * 1024;
constexpr std::size_t leastRoom = 1024;
constexpr std::size_t keptCapacity = 64 * 1024; // larger buffers are given back after the request that needed them
constexpr std::size_t longestMethod = 32;
constexpr std::string_view versionText = "HTTP/1.";
constexpr std::string_view usualVersion = "HTTP/1.1\r\n";

// Whether eight bytes hold no control character, not even the tab that a value may have.
bool isPlainValue(const char* at) {
  constexpr auto every = [](std::uint64_t byte) { return byte * 0x0101010101010101U; };
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  const std::uint64_t belowBlank = (word - every(0x20)) & ~word;
  const std::uint64_t rest = word ^ every(0x7F);
  const std::uint64_t isDelete = (rest - every(1)) & ~rest;
  return ((belowBlank | isDelete) & every(0x80)) == 0;
}

} // namespace

std::span<char> HttpParser::prepare() {
  if (m_base > 0 && m_capacity - m_base - m_end < leastRoom) {
    std::memmove(m_data.get(), m_data.get() + m_base, m_end);
    m_base = 0;
  }
  if (m_capacity - m_base - m_end < leastRoom) resize(std::max(firstCapacity, m_capacity * 2));
  return {m_data.get() + m_base + m_end, m_capacity - m_base - m_end};
}

void HttpParser::resize(std::size_t capacity) {
  auto larger = std::make_unique_for_overwrite<char[]>(capacity);
  if (m_end > 0) std::memcpy(larger.get(), m_data.get() + m_base, m_end);
  m_data = std::move(larger);
  m_capacity = capacity;
  m_base = 0;
}

void HttpParser::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto room = prepare();
    const auto count = std::min(room.size(), bytes.size());
    std::memcpy(room.data(), bytes.data(), count);
    commit(count);
    bytes.remove_prefix(count);
  }
}

HttpParser::Part HttpParser::part() const {
  if (m_state == State::Start) return Part::Nothing;
  return inHead() ? Part::Head : Part::Body;
}

void HttpParser::next() {
  m_base += m_at;
  m_end -= m_at;
  m_at = 0;
  if (m_end == 0) m_base = 0;
  if (m_capacity > keptCapacity && m_end < firstCapacity) resize(firstCapacity + m_end);
  m_state = State::Start;
  m_expectsContinue = m_isHttp10 = m_asksClose = m_asksUpgrade = false;
  m_method = m_target = {};
  m_fields.clear();
  m_bodyBegin = m_bodyEnd = 0;
  m_file.reset();
  m_request.spooled.reset();
  m_left = 0;
  m_trailerFields = 0;
}

void HttpParser::refuse(int status, std::string_view reason) {
  m_state = State::Refused;
  m_refusal = {status, reason};
}

HttpParser::Progress HttpParser::advance() {
  while (m_at < m_end && m_state < State::Complete) {
    if (inHead())
      stepHead();
    else
      stepBody();
  }
  if (m_state == State::Complete) return Progress::Complete;
  if (m_state == State::Refused) return Progress::Refused;
  if (inHead()) return Progress::NeedMore;
  const bool isLarge = m_isForm && m_bodyEnd - m_bodyBegin > m_limits.formMemoryBytes;
  if ((m_file || isLarge) && !spool()) return Progress::Refused;
  m_at = m_end = m_bodyEnd; // chunk lines and trailers are not kept
  return Progress::NeedMore;
}

void HttpParser::expect(char wanted, State next) {
  if (at(m_at) != wanted) return refuse(400, "a line does not end in CR LF");
  ++m_at;
  m_state = next;
}

bool HttpParser::skip(ByteClass allowed, std::size_t end) {
  const char* const data = m_data.get() + m_base;
  std::size_t at = m_at;
  if (allowed == ValueByte)
    while (at + sizeof(std::uint64_t) <= end && isPlainValue(data + at)) at += sizeof(std::uint64_t);
  while (at < end && isOfClass(data[at], allowed)) ++at;
  m_at = at;
  return at < end;
}

void HttpParser::stepHead() {
  if (m_at >= m_limits.headerBytes) return refuse(431, "the head is over the limit");
  const auto end = std::min(m_end, m_limits.headerBytes);
  switch (m_state) {
  case State::Start: return start();
  case State::StartLineFeed:
    expect('\n', State::Method);
    m_mark = m_at;
    return;
  case State::Method: return method(end);
  case State::Target: return target(end);
  case State::Version: return version();
  case State::LineFeed: return expect('\n', State::FieldStart);
  default: return stepField(end);
  }
}

void HttpParser::start() {
  m_mark = m_at;
  if (at(m_at) != '\r')
    m_state = State::Method;
  else
    ++m_at, m_state = State::StartLineFeed; // one empty line is skipped, RFC 9112 §2.2
}

void HttpParser::method(std::size_t end) {
  const bool stopped = skip(TokenByte, end);
  if (m_at - m_mark > longestMethod) return refuse(400, "the method is unknown");
  if (!stopped) return;
  m_method = {m_mark, m_at};
  if (at(m_at) != ' ') return refuse(400, "the first line is no request");
  if (!isKnownMethod(view(m_method))) return refuse(400, "the method is unknown");
  m_mark = ++m_at;
  m_state = State::Target;
}

void HttpParser::target(std::size_t end) {
  const auto limit = m_mark + m_limits.targetBytes;
  const bool stopped = skip(TargetByte, std::min(end, limit));
  m_target = {m_mark, m_at};
  if (!stopped && (m_at >= end || m_at < limit)) return;
  if (at(m_at) == ' ') {
    if (!checkTarget()) return refuse(400, "the target is no path");
    m_mark = ++m_at;
    m_state = State::Version;
    return;
  }
  if (isTargetByte(at(m_at))) return refuse(414, "the target is over the limit");
  refuse(400, "a byte that no target may have");
}

bool HttpParser::checkTarget() {
  const auto text = view(m_target);
  if (text.starts_with('/')) return true;
  if (text == "*") return view(m_method) == "OPTIONS";
  return pathOfAbsoluteForm(text).has_value();
}

void HttpParser::version() {
  if (m_at == m_mark && view({m_at, m_end}).starts_with(usualVersion)) { // nearly always
    m_at += usualVersion.size();
    m_state = State::FieldStart;
    return;
  }
  const auto offset = m_at - m_mark;
  const char c = at(m_at);
  if (offset < versionText.size()) {
    if (c != versionText[offset]) return refuse(400, "the version is not HTTP/1");
  } else if (offset == versionText.size()) {
    if (c != '0' && c != '1') return refuse(400, "the version is not 1.0 or 1.1");
    m_isHttp10 = c == '0';
  } else {
    return expect('\r', State::LineFeed);
  }
  ++m_at;
}

void HttpParser::stepField(std::size_t end) {
  switch (m_state) {
  case State::FieldStart: return fieldStart(end);
  case State::FieldName: return fieldName(end);
  case State::ValueStart: return valueStart();
  case State::Value: return value(end);
  case State::FieldLineFeed: return expect('\n', State::FieldStart);
  default: // HeadLineFeed
    expect('\n', State::HeadLineFeed);
    if (m_state == State::HeadLineFeed) headDone();
  }
}

void HttpParser::fieldStart(std::size_t end) {
  const char c = at(m_at);
  if (c == '\r') {
    ++m_at;
    m_state = State::HeadLineFeed;
    return;
  }
  if (!isTokenByte(c)) return refuse(400, c == ' ' || c == '\t' ? "a folded header line" : "a header without a name");
  if (m_fields.size() >= m_limits.headerFields) return refuse(431, "more header fields than the limit");
  if (wholeField(end)) return;
  m_mark = m_at;
  m_state = State::FieldName;
}

// A line of the usual form that has arrived with its end; the steps below take all others.
bool HttpParser::wholeField(std::size_t end) {
  const char* const data = m_data.get() + m_base;
  const std::size_t begin = m_at;
  std::size_t nameEnd = begin;
  while (nameEnd < end && isTokenByte(data[nameEnd])) ++nameEnd;
  const std::size_t valueBegin = nameEnd + 2;
  if (valueBegin >= end || data[nameEnd] != ':' || data[nameEnd + 1] != ' ' || data[valueBegin] == ' ') return false;
  m_at = valueBegin;
  skip(ValueByte, end);
  const std::size_t valueEnd = std::exchange(m_at, begin);
  const bool isTrimmed = data[valueBegin] != '\t' && data[valueEnd - 1] != ' ' && data[valueEnd - 1] != '\t';
  if (!isTrimmed || valueEnd + 2 > end || data[valueEnd] != '\r' || data[valueEnd + 1] != '\n') return false;
  m_fields.push_back({{begin, nameEnd}, {valueBegin, valueEnd}});
  m_at = valueEnd + 2;
  return true;
}

void HttpParser::fieldName(std::size_t end) {
  if (!skip(TokenByte, end)) return;
  if (at(m_at) != ':') return refuse(400, "a byte that no header name may have");
  m_field = {m_mark, m_at++};
  m_state = State::ValueStart;
}

void HttpParser::valueStart() {
  if (at(m_at) == ' ' || at(m_at) == '\t') {
    ++m_at;
    return;
  }
  m_mark = m_at;
  m_state = State::Value;
}

void HttpParser::value(std::size_t end) {
  if (!skip(ValueByte, end)) return;
  if (at(m_at) != '\r') return refuse(400, "a control character in a header value");
  auto valueEnd = m_at;
  while (valueEnd > m_mark && (at(valueEnd - 1) == ' ' || at(valueEnd - 1) == '\t')) --valueEnd;
  m_fields.push_back({m_field, {m_mark, valueEnd}});
  ++m_at;
  m_state = State::FieldLineFeed;
}

HeadFacts HttpParser::gatherFacts() const {
  HeadFacts facts;
  for (const auto& field : m_fields) gather(facts, view(field.name), view(field.value));
  return facts;
}

void HttpParser::headDone() {
  const auto facts = gatherFacts();
  Framing framing;
  if (const auto refusal = checkHost(facts, m_isHttp10)) return refuse(refusal->status, refusal->reason);
  m_isForm = facts.isMultipart;
  m_bodyLimit = m_isForm ? m_limits.formBytes : m_limits.bodyBytes;
  if (const auto refusal = checkFraming(facts, m_isHttp10, m_bodyLimit, framing))
    return refuse(refusal->status, refusal->reason);
  m_asksClose = facts.asksClose;
  m_asksUpgrade = facts.asksUpgrade && !facts.upgrade.empty() && !m_isHttp10;
  m_expectsContinue = facts.expectsContinue && !m_isHttp10;
  beginBody(framing);
}

void HttpParser::complete() {
  m_headers.clear();
  for (const auto& field : m_fields) m_headers.push_back({view(field.name), view(field.value)});
  m_request = {};
  m_request.method = view(m_method);
  m_request.target = originForm();
  m_request.headers = m_headers;
  m_request.isHttp10 = m_isHttp10;
  m_request.asksClose = m_asksClose;
  if (!takeBody()) return;
  if (m_asksUpgrade) {
    const auto facts = gatherFacts();
    m_request.isWebSocket = m_request.method == "GET" && listContains(facts.upgrade, "websocket");
    m_request.webSocketKey = facts.webSocketKey;
    m_request.webSocketVersion = facts.webSocketVersion;
  }
  m_state = State::Complete;
}

std::string_view HttpParser::originForm() {
  const auto text = view(m_target);
  if (text.starts_with('/') || text == "*") return text;
  const auto path = pathOfAbsoluteForm(text).value_or(text);
  if (path.starts_with('/')) return path;
  m_rewrittenTarget.assign("/").append(path);
  return m_rewrittenTarget;
}

} // namespace signalbox::server
