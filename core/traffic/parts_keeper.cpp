// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/parts_keeper.h"

#include "core/base/quiet_thread.h"

#include <algorithm>

namespace signalbox::traffic {

namespace {

constexpr std::size_t groupBytes = 1 << 20; // of one write
constexpr int quietSteps = 5;

} // namespace

PartsKeeper::~PartsKeeper() {
  {
    const std::lock_guard lock(m_mutex);
    m_stop = true;
    m_searches.clear();
    m_reads.clear();
  }
  m_changed.notify_all();
  if (m_thread.joinable()) m_thread.join();
}

void PartsKeeper::wake() {
  if (!m_thread.joinable()) m_thread = std::thread([this] { run(); });
  m_changed.notify_all();
}

void PartsKeeper::keep(std::uint64_t first, std::vector<ExchangeParts> parts, std::size_t bytes) {
  if (parts.empty()) return;
  Batch batch{first, parts.size(), bytes, std::make_shared<const std::vector<ExchangeParts>>(std::move(parts))};
  const std::lock_guard lock(m_mutex);
  if (m_waitingBytes + bytes > m_limits.waitingBytes) {
    batch.parts = nullptr;
    batch.bytes = 0;
  }
  m_waitingBytes += batch.bytes;
  m_waiting.push_back(std::move(batch));
  wake();
}

void PartsKeeper::forget(std::uint64_t first) {
  const std::lock_guard lock(m_mutex);
  for (; !m_entries.empty() && m_first < first; ++m_first) {
    if (m_entries.front().size == 0) --m_lost;
    if (m_intact > 0) --m_intact;
    m_entries.pop_front();
  }
}

const PartsKeeper::Entry* PartsKeeper::entryOf(std::uint64_t sequence) const {
  if (sequence < m_first || sequence - m_first >= m_entries.size()) return nullptr;
  const Entry& entry = m_entries[static_cast<std::size_t>(sequence - m_first)];
  return entry.size > 0 ? &entry : nullptr;
}

const PartsKeeper::Batch* PartsKeeper::batchOf(std::uint64_t sequence) const {
  const auto holds = [sequence](const Batch& batch) {
    return batch.parts && sequence >= batch.first && sequence - batch.first < batch.count;
  };
  const auto found = std::ranges::find_if(m_waiting, holds);
  return found == m_waiting.end() ? nullptr : &*found;
}

bool PartsKeeper::holds(std::uint64_t sequence) const {
  const std::lock_guard lock(m_mutex);
  return entryOf(sequence) || batchOf(sequence);
}

std::optional<ExchangeParts> PartsKeeper::find(std::uint64_t sequence) const {
  Lock lock(m_mutex);
  if (const Batch* batch = batchOf(sequence)) {
    const auto [parts, at] = std::pair(batch->parts, sequence - batch->first);
    lock.unlock();
    return (*parts)[static_cast<std::size_t>(at)];
  }
  const Entry* entry = entryOf(sequence);
  if (!entry) return std::nullopt;
  const Entry read = *entry;
  lock.unlock();
  const auto bytes = m_file.read(read.place, read.size);
  lock.lock();
  return bytes && entryOf(sequence) ? readParts(*bytes) : std::nullopt; // written over meanwhile: it is not theirs
}

std::uint64_t PartsKeeper::lost() const {
  const std::lock_guard lock(m_mutex);
  return m_lost;
}

void PartsKeeper::search(std::vector<std::uint64_t> sequences, Accepts accepts, Found found) {
  const std::lock_guard lock(m_mutex);
  m_searches.push_back({std::move(sequences), std::move(accepts), std::move(found)});
  wake();
}

void PartsKeeper::read(std::uint64_t sequence, Read read) {
  const std::lock_guard lock(m_mutex);
  m_reads.emplace_back(sequence, std::move(read));
  wake();
}

void PartsKeeper::serveReads(Lock& lock) {
  while (!m_reads.empty()) {
    const auto [sequence, read] = std::move(m_reads.front());
    m_reads.pop_front();
    lock.unlock();
    read(find(sequence));
    lock.lock();
  }
}

void PartsKeeper::flush() {
  Lock lock(m_mutex);
  m_changed.wait(lock, [this] { return m_waiting.empty() && m_reads.empty() && m_searches.empty() && !m_isBusy; });
}

void PartsKeeper::runSearch(const Search& search) {
  std::vector<std::uint64_t> accepted;
  for (const std::uint64_t sequence : search.sequences) {
    if (auto parts = find(sequence); parts && search.accepts(*parts)) accepted.push_back(sequence);
    Lock lock(m_mutex);
    serveReads(lock);
  }
  search.found(std::move(accepted));
}

// In turns, so that neither a busy server nor a long search holds up the other.
void PartsKeeper::run() {
  letOthersGoFirst(quietSteps);
  Lock lock(m_mutex);
  while (true) {
    m_changed.wait(lock, [this] { return m_stop || !m_waiting.empty() || !m_reads.empty() || !m_searches.empty(); });
    if (m_stop) return;
    m_isBusy = true;
    serveReads(lock);
    if (!m_waiting.empty()) {
      Batch batch = m_waiting.front(); // it stays to be found until it is written
      write(lock, batch);
      m_waitingBytes -= batch.bytes;
      m_waiting.pop_front();
      lock.unlock();
      batch.parts = nullptr; // here, and not in the thread that kept them
      lock.lock();
    }
    if (!m_searches.empty()) {
      const Search search = std::move(m_searches.front());
      m_searches.pop_front();
      lock.unlock();
      runSearch(search);
      lock.lock();
    }
    m_isBusy = false;
    m_changed.notify_all();
  }
}

void PartsKeeper::write(Lock& lock, const Batch& batch) {
  std::uint64_t sequence = batch.first;
  std::vector<std::size_t> sizes;
  std::string bytes;
  const auto writeThem = [&] {
    for (const Entry& entry : writeGroup(lock, bytes, sizes)) add(sequence++, entry);
    bytes.clear();
    sizes.clear();
    lock.unlock();
  };
  lock.unlock();
  for (std::size_t index = 0; index < batch.count; ++index) {
    const std::size_t before = bytes.size();
    if (batch.parts) appendParts(bytes, (*batch.parts)[index]);
    sizes.push_back(bytes.size() - before);
    if (bytes.size() >= groupBytes) writeThem();
  }
  writeThem();
  lock.lock();
}

// Comes without the lock and leaves with it.
std::vector<PartsKeeper::Entry> PartsKeeper::writeGroup(Lock& lock, const std::string& bytes,
                                                        const std::vector<std::size_t>& sizes) {
  lock.lock();
  loseBefore(m_file.firstPlaceAfter(bytes.size())); // before it is so: who reads them meanwhile looks again
  lock.unlock();
  auto place = m_file.append(bytes);
  lock.lock();
  std::vector<Entry> entries;
  for (const std::size_t size : sizes) {
    entries.push_back(place ? Entry{*place, static_cast<std::uint32_t>(size)} : Entry{});
    if (place) *place += size;
  }
  serveReads(lock);
  return entries;
}

void PartsKeeper::add(std::uint64_t sequence, Entry entry) {
  if (sequence != m_first + m_entries.size()) { // some were left out
    m_entries.clear();
    m_first = sequence;
    m_intact = 0;
    m_lost = 0;
  }
  if (entry.size == 0) ++m_lost;
  m_entries.push_back(entry);
}

// Places grow with the sequence.
void PartsKeeper::loseBefore(std::uint64_t place) {
  for (; m_intact < m_entries.size(); ++m_intact) {
    Entry& entry = m_entries[m_intact];
    if (entry.size == 0) continue; // lost already
    if (entry.place >= place) return;
    entry.size = 0;
    ++m_lost;
  }
}

} // namespace signalbox::traffic
