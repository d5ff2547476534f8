// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PartsKeeper: the parts of those exchanges of a log that memory has no room for, on disk. Written, read back and
// searched on a thread of its own.
#pragma once

#include "core/traffic/exchange_parts.h"
#include "core/traffic/wrapping_file.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace signalbox::traffic {

// Any thread. Exchanges have sequence numbers without gaps.
class PartsKeeper final {
public:
  struct Limits {
    std::uint64_t fileBytes = 1ULL << 30;  // past it the oldest are lost
    std::size_t waitingBytes = 64UL << 20; // in memory for a disk that is slower than they come; past it they are lost
  };

  PartsKeeper() : PartsKeeper(Limits()) {}
  explicit PartsKeeper(Limits limits) : m_limits(limits), m_file(limits.fileBytes) {}
  ~PartsKeeper();

  // Of the exchanges behind those kept before; `first` may leave some out, which count as forgotten. `bytes`: about
  // what they take. Returns at once.
  void keep(std::uint64_t first, std::vector<ExchangeParts> parts, std::size_t bytes);
  void forget(std::uint64_t first); // those before it

  bool holds(std::uint64_t sequence) const;
  std::optional<ExchangeParts> find(std::uint64_t sequence) const; // reads the disk
  std::uint64_t lost() const;                                      // of those kept and not forgotten

  // As find(), on the keeper's thread, before what else waits there.
  using Read = std::function<void(std::optional<ExchangeParts>)>;
  void read(std::uint64_t sequence, Read read);

  // Which of `sequences` are held and accepted, in their order. Both functions are called on the keeper's thread.
  using Accepts = std::function<bool(ExchangeParts&)>;
  using Found = std::function<void(std::vector<std::uint64_t>)>;
  void search(std::vector<std::uint64_t> sequences, Accepts accepts, Found found);

  void flush(); // waits until all that was asked for is done

private:
  struct Entry {
    std::uint64_t place = 0;
    std::uint32_t size = 0; // 0: lost
  };
  struct Batch {
    std::uint64_t first = 0;
    std::size_t count = 0;
    std::size_t bytes = 0;
    std::shared_ptr<const std::vector<ExchangeParts>> parts; // null: lost
  };
  struct Search {
    std::vector<std::uint64_t> sequences;
    Accepts accepts;
    Found found;
  };
  using Lock = std::unique_lock<std::mutex>;

  void wake();
  void run();
  void serveReads(Lock& lock); // comes and leaves with the lock
  void runSearch(const Search& search);
  void write(Lock& lock, const Batch& batch);
  std::vector<Entry> writeGroup(Lock& lock, const std::string& bytes, const std::vector<std::size_t>& sizes);
  void add(std::uint64_t sequence, Entry entry);
  void loseBefore(std::uint64_t place);
  const Entry* entryOf(std::uint64_t sequence) const; // of what is written; null: it is not there
  const Batch* batchOf(std::uint64_t sequence) const; // of what waits; null: none

  const Limits m_limits;
  WrappingFile m_file; // append(): the keeper's thread
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<Entry> m_entries;
  std::uint64_t m_first = 0; // sequence of the first entry
  std::size_t m_intact = 0;  // entries before it are lost
  std::uint64_t m_lost = 0;  // of the entries
  std::deque<Batch> m_waiting;
  std::size_t m_waitingBytes = 0;
  std::deque<std::pair<std::uint64_t, Read>> m_reads;
  std::deque<Search> m_searches;
  bool m_isBusy = false;
  bool m_stop = false;
  std::thread m_thread; // started with the first that is to be done
};

} // namespace signalbox::traffic
