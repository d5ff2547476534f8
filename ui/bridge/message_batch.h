// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MessageBatch: messages of a stream one behind another in one block of bytes: what crosses from the clients' threads,
// and what the window keeps.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::ui {

enum class MessageDirection : std::uint8_t { In, Out, Note }; // a note is a sentence about the connection

// Points into a batch.
struct MessageView {
  MessageDirection direction = MessageDirection::In;
  bool isBinary = false;
  std::int64_t microseconds = 0; // since the Unix epoch
  std::string_view payload;      // as it came; of a note its sentence in UTF-8
  std::string_view event;        // SSE; 64 KiB of it are kept, as of the id
  std::string_view id;           // SSE: the last id of the stream when the event came

  bool isNote() const { return direction == MessageDirection::Note; }
  bool operator==(const MessageView&) const = default;
};

class MessageBatch final {
public:
  void append(const MessageView& message);
  void clear(); // keeps the memory
  std::size_t size() const { return m_heads.size(); }
  bool isEmpty() const { return m_heads.empty(); }
  MessageView operator[](std::size_t index) const;
  std::size_t bytes() const { return m_bytes.size() + m_heads.size() * sizeof(Head); }

private:
  struct Head {
    std::int64_t microseconds;
    std::uint64_t begin; // in m_bytes: payload, event, id
    std::uint32_t size;
    std::uint16_t eventSize;
    std::uint16_t idSize;
    MessageDirection direction;
    bool isBinary;
  };

  std::vector<Head> m_heads;
  std::string m_bytes;
};

} // namespace signalbox::ui
