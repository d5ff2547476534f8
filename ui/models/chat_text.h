// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChatText: the pieces of a chat stream joined to the text they are of: deltas of OpenAI-like and Anthropic-like
// chunks, Ollama's lines, plain `data:`.
#pragma once

#include "ui/bridge/message_batch.h"

#include <optional>
#include <string>

namespace signalbox::ui {

// The piece of text that a message holds; empty text for a chunk without any; nothing when it is no chunk of a chat.
std::optional<std::string> chatPiece(const MessageView& message);

// UI thread or any one other.
class ChatText final {
public:
  static constexpr std::size_t keptBytes = 4U << 20;

  void add(const MessageView& message);
  const std::string& text() const { return m_text; } // UTF-8
  bool isComplete() const { return m_isComplete; }   // "[DONE]", a finish_reason, "done": true
  bool isCut() const { return m_isCut; }             // there was more than is kept
  std::uint64_t pieces() const { return m_pieces; }
  std::int64_t firstMicroseconds() const { return m_first; } // of the first piece with text; 0 = none yet
  std::int64_t lastMicroseconds() const { return m_last; }

private:
  std::string m_text;
  std::uint64_t m_pieces = 0;
  std::int64_t m_first = 0;
  std::int64_t m_last = 0;
  bool m_isComplete = false;
  bool m_isCut = false;
};

} // namespace signalbox::ui
