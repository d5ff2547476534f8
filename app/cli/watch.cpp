// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/watch.h"

#include <functional>

namespace signalbox::cli {

namespace fs = std::filesystem;

FolderWatch::FolderWatch(fs::path folder) : m_folder(std::move(folder)), m_last(fingerprint()) {}

bool FolderWatch::changed() {
  const std::uint64_t now = fingerprint();
  if (now == m_last) return false;
  m_last = now;
  return true;
}

std::uint64_t FolderWatch::fingerprint() const {
  std::uint64_t sum = 0; // order of the listing does not matter
  std::error_code error;
  for (fs::recursive_directory_iterator it(m_folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() != ".json") continue;
    std::error_code gone;
    const auto time = it->last_write_time(gone).time_since_epoch().count();
    const auto size = it->file_size(gone);
    if (gone) continue;
    const std::size_t name = std::hash<std::string>{}(it->path().string());
    sum += std::hash<std::string>{}(std::to_string(name) + ':' + std::to_string(time) + ':' + std::to_string(size));
  }
  return sum;
}

} // namespace signalbox::cli
