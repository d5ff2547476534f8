// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/message_ring.h"

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr std::size_t chunkMessages = 4096;
constexpr std::size_t chunkBytes = 512U << 10;
constexpr std::size_t chunksInLimit = 50; // at least: what is let go goes in pieces of a fiftieth

} // namespace

std::size_t MessageStore::bytes() const {
  return m_closedBytes + (m_chunks.empty() ? 0 : m_chunks.back().batch->bytes());
}

MessageStore::Chunks::const_iterator MessageStore::chunkOf(quint64 number) const {
  const auto after = std::upper_bound(m_chunks.begin(), m_chunks.end(), number,
                                      [](quint64 wanted, const Chunk& chunk) { return wanted < chunk.first; });
  return after == m_chunks.begin() ? m_chunks.end() : std::prev(after);
}

MessageView MessageStore::at(quint64 number) const {
  const auto chunk = chunkOf(number);
  return (*chunk->batch)[number - chunk->first];
}

bool MessageStore::isFull(const Chunk& chunk) const {
  return chunk.batch->size() >= std::clamp(m_limits.messages / chunksInLimit, std::size_t{1}, chunkMessages) ||
         chunk.batch->bytes() >= std::clamp(m_limits.bytes / chunksInLimit, std::size_t{1}, chunkBytes);
}

void MessageStore::append(const MessageView& message) {
  if (m_chunks.empty() || m_chunks.back().batch.use_count() > 1 || isFull(m_chunks.back())) {
    m_closedBytes = bytes();
    m_chunks.push_back({m_end, std::make_shared<MessageBatch>()});
  }
  m_chunks.back().batch->append(message);
  ++m_end;
}

void MessageStore::trim() {
  while (m_chunks.size() > 1 && (count() > m_limits.messages || bytes() > m_limits.bytes)) {
    m_closedBytes -= m_chunks.front().batch->bytes();
    m_chunks.pop_front();
  }
}

void MessageStore::clear() {
  m_chunks.clear();
  m_closedBytes = 0;
}

void MessageRing::append(const MessageBatch& batch) {
  for (std::size_t i = 0; i < batch.size(); ++i) {
    m_store.append(batch[i]);
    if (i % chunkMessages == chunkMessages - 1) settle(); // a large batch is never there twice
  }
  if (batch.isEmpty()) return;
  settle();
  Q_EMIT appended();
}

void MessageRing::append(const MessageView& message) {
  m_store.append(message);
  settle();
  Q_EMIT appended();
}

void MessageRing::settle() {
  const quint64 before = m_store.first();
  m_store.trim();
  if (m_store.first() == before) return;
  m_letGo += m_store.first() - before;
  Q_EMIT evicted(m_store.first());
}

void MessageRing::clear() {
  m_store.clear();
  m_letGo = 0;
  Q_EMIT evicted(m_store.end());
}

} // namespace signalbox::ui
