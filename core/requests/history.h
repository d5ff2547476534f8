// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// History: the requests that were sent in a project, newest first, in one file of the state folder that only its owner
// reads. Bounded in number and size; literal secrets are left out.
#pragma once

#include "core/base/result.h"
#include "core/client/http_client.h"
#include "core/design/saved_request.h"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

namespace signalbox::requests {

struct HistoryEntry {
  std::uint64_t id = 0;         // grows
  std::int64_t time = 0;        // Unix milliseconds
  design::SavedRequest request; // as it was written, with its variables; `endpoint` says for which
  int status = 0;               // 0 when no answer came
  std::string error;            // the failure's sentence
  std::int64_t duration = 0;    // microseconds
  std::uint64_t size = 0;       // of the body, before it was cut
  client::HeaderList headers;   // of the answer
  std::string body;             // of the answer, its first bytes
  bool operator==(const HistoryEntry&) const = default;
};

// One thread.
class History final {
public:
  static constexpr std::size_t keptBytes = 16 << 10;
  struct Limits {
    std::size_t entries = 200;
    std::size_t bodyBytes = keptBytes; // kept of each answer
  };

  // An empty path keeps everything in memory.
  explicit History(std::filesystem::path file = {}, Limits limits = {200, keptBytes});

  // Reads the file. Lines that are no entries are passed over: a killed program may leave half of one.
  Result<void> load();
  // Gives the entry its id, cuts it and writes it. The error says why the file could not be written.
  Result<void> add(HistoryEntry entry);
  Result<void> remove(std::uint64_t id);
  Result<void> clear();
  // Puts back what was removed, each at its old place; those that are there are left alone.
  Result<void> restore(const std::vector<HistoryEntry>& gone);

  const std::deque<HistoryEntry>& entries() const { return m_entries; } // the newest first
  std::vector<const HistoryEntry*> of(const std::string& endpoint) const;
  const HistoryEntry* entry(std::uint64_t id) const; // null when it is gone

private:
  Result<void> append(const HistoryEntry& entry);
  Result<void> rewrite() const;

  std::filesystem::path m_file;
  Limits m_limits;
  std::deque<HistoryEntry> m_entries;
  std::uint64_t m_lastId = 0;
  std::size_t m_lines = 0; // in the file; those beyond the entries are old ones
};

// The request without literal secrets: of its auth, and of headers that carry credentials.
design::SavedRequest withoutSecrets(design::SavedRequest request);

} // namespace signalbox::requests
