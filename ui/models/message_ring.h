// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MessageStore: the newest messages of a stream, as bytes in chunks. A copy shares the chunks, so that a view may hold
// still, and a thread may write a file, while messages come. MessageRing: the one that grows, and says so.
#pragma once

#include "ui/bridge/message_batch.h"

#include <QObject>

#include <algorithm>
#include <deque>
#include <memory>

namespace signalbox::ui {

struct MessageLimits {
  std::size_t messages = 200'000;
  std::size_t bytes = 48U << 20; // with 32 of each message's own
};

class MessageStore final {
public:
  explicit MessageStore(MessageLimits limits = {}) : m_limits(limits) {}

  // Messages are numbered from the first ever; [first, end) are kept.
  quint64 first() const { return m_chunks.empty() ? m_end : m_chunks.front().first; }
  quint64 end() const { return m_end; }
  std::size_t count() const { return static_cast<std::size_t>(m_end - first()); }
  std::size_t bytes() const;
  MessageView at(quint64 number) const; // of a kept one; valid until the store changes
  // Calls with each kept message from `number` on, up to `end`, while it answers true.
  template<class Visit>
  quint64 visit(quint64 number, quint64 end, Visit visit) const {
    number = std::max(number, first());
    for (auto chunk = chunkOf(number); chunk != m_chunks.end() && number < end; ++chunk)
      for (; number < end && number - chunk->first < chunk->batch->size(); ++number)
        if (!visit(number, (*chunk->batch)[number - chunk->first])) return number;
    return number;
  }

  void append(const MessageView& message);
  void trim(); // to the limits, in whole chunks
  void clear();

private:
  struct Chunk {
    quint64 first = 0;
    std::shared_ptr<MessageBatch> batch; // is not written to once a copy shares it
  };
  using Chunks = std::deque<Chunk>;
  bool isFull(const Chunk& chunk) const;
  Chunks::const_iterator chunkOf(quint64 number) const;

  MessageLimits m_limits;
  Chunks m_chunks;
  quint64 m_end = 0;
  std::size_t m_closedBytes = 0; // of all chunks but the last
};

class MessageRing final : public QObject {
  Q_OBJECT
public:
  explicit MessageRing(QObject* parent = nullptr, MessageLimits limits = {}) : QObject(parent), m_store(limits) {}

  void append(const MessageBatch& batch);
  void append(const MessageView& message);
  void clear();

  const MessageStore& store() const { return m_store; }
  quint64 first() const { return m_store.first(); }
  quint64 end() const { return m_store.end(); }
  std::size_t count() const { return m_store.count(); }
  MessageView at(quint64 number) const { return m_store.at(number); }
  quint64 letGo() const { return m_letGo; } // for the limits' sake, since the last clear()

Q_SIGNALS:
  void appended();             // once a batch
  void evicted(quint64 first); // what is before it is gone

private:
  void settle();

  MessageStore m_store;
  quint64 m_letGo = 0;
};

} // namespace signalbox::ui
