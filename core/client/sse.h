// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Server-sent events: a parser that takes the bytes in any pieces (WHATWG HTML §9.2.6).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::client {

struct SseEvent {
  std::string event; // "message" when the stream does not name it
  std::string data;
  std::string id;                    // the last one seen
  std::optional<std::int64_t> retry; // milliseconds
  bool isCut = false;                // it was larger than the parser keeps
};

class SseParser final {
public:
  // Of a line and of an event's data no more than `largest` bytes are kept.
  explicit SseParser(std::function<void(SseEvent)> onEvent, std::function<void(std::string)> onComment = {},
                     std::size_t largest = SIZE_MAX);
  void feed(std::string_view bytes);

private:
  void append(std::string& text, std::string_view more);
  void line(std::string_view text);
  void field(std::string_view name, std::string_view value);
  void dispatch();

  std::function<void(SseEvent)> m_onEvent;
  std::function<void(std::string)> m_onComment;
  std::size_t m_largest;
  std::string m_buffer;
  SseEvent m_next;
  bool m_hasData = false;
  bool m_first = true;
  bool m_skipLineFeed = false;
};

} // namespace signalbox::client
