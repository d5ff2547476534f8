// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One event of a stream: its templates, and its bytes as FastAPI's EventSourceResponse, JSON Lines or
// StreamingResponse write them.
#pragma once

#include "core/behaviour/options.h"

namespace signalbox::behaviour {

enum class StreamFormat { Sse, JsonLines, Bytes };

class StreamEvent final {
public:
  StreamEvent(const Options& options, StreamFormat format);
  // An event that is only the value of that expression.
  static std::optional<StreamEvent> ofData(const Options& options, std::string_view expression);

  std::chrono::milliseconds wait() const { return m_wait; }
  // Appends the bytes.
  Result<void> write(StreamFormat format, expression::Frame& frame, const api::ResponseShaper& shaper,
                     std::string& out) const;

private:
  StreamEvent() = default;
  Result<void> writeSse(expression::Frame& frame, const api::ResponseShaper& shaper, std::string& out) const;
  Result<void> writeChunk(expression::Frame& frame, std::string& out) const;
  Result<void> writeData(expression::Frame& frame, const api::ResponseShaper& shaper, std::string& json) const;
  bool isPlain() const { return !m_event && !m_rawData && !m_id && !m_retry && !m_comment; }

  std::optional<Template> m_data;
  std::optional<Template> m_rawData;
  std::optional<Template> m_event;
  std::optional<Template> m_id;
  std::optional<Template> m_retry;
  std::optional<Template> m_comment;
  std::chrono::milliseconds m_wait{0};
};

} // namespace signalbox::behaviour
