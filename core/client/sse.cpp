// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/sse.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace signalbox::client {

namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

} // namespace

SseParser::SseParser(std::function<void(SseEvent)> onEvent, std::function<void(std::string)> onComment,
                     std::size_t largest)
    : m_onEvent(std::move(onEvent)), m_onComment(std::move(onComment)), m_largest(largest) {}

void SseParser::append(std::string& text, std::string_view more) {
  const std::size_t room = m_largest - std::min(m_largest, text.size());
  m_next.isCut = m_next.isCut || more.size() > room;
  text += more.substr(0, room);
}

void SseParser::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    if (m_skipLineFeed && bytes.front() == '\n') bytes.remove_prefix(1); // of a CR LF cut in two
    m_skipLineFeed = false;
    const auto end = bytes.find_first_of("\r\n");
    append(m_buffer, bytes.substr(0, end));
    if (end == bytes.npos) return;
    m_skipLineFeed = bytes[end] == '\r';
    bytes.remove_prefix(end + 1);
    const auto text = std::exchange(m_buffer, {});
    line(text);
  }
}

void SseParser::line(std::string_view text) {
  if (std::exchange(m_first, false) && text.starts_with(byteOrderMark)) text.remove_prefix(byteOrderMark.size());
  if (text.empty()) return dispatch();
  const auto colon = text.find(':');
  if (colon == 0) {
    text.remove_prefix(text.starts_with(": ") ? 2 : 1);
    if (m_onComment) m_onComment(std::string(text));
    return;
  }
  auto value = colon == text.npos ? std::string_view() : text.substr(colon + 1);
  if (value.starts_with(' ')) value.remove_prefix(1);
  field(text.substr(0, colon), value);
}

void SseParser::field(std::string_view name, std::string_view value) {
  if (name == "event") {
    m_next.event = value;
  } else if (name == "data") {
    if (m_hasData) append(m_next.data, "\n");
    append(m_next.data, value);
    m_hasData = true;
  } else if (name == "id") {
    if (value.find('\0') == value.npos) m_next.id = value;
  } else if (name == "retry") {
    std::int64_t retry = 0;
    const bool digits = !value.empty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    if (digits && std::from_chars(value.data(), value.data() + value.size(), retry).ec == std::errc())
      m_next.retry = retry;
  }
}

void SseParser::dispatch() {
  SseEvent event = m_next;
  m_next = {};
  m_next.id = event.id; // stays until the stream sends another
  if (!std::exchange(m_hasData, false)) {
    m_next.retry = event.retry; // told with the next event
    m_next.isCut = false;
    return;
  }
  if (event.event.empty()) event.event = "message";
  m_onEvent(std::move(event));
}

} // namespace signalbox::client
