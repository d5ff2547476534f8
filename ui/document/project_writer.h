// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectWriter: the one thread that writes a project folder. It knows what stands on disk, so each save writes the
// difference.
#pragma once

#include "core/base/result.h"
#include "core/design/design.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace signalbox::ui {

class ProjectWriter final {
public:
  // Called on the writer's thread after each save.
  using Done = std::function<void(design::Design written, Result<void> result)>;

  ProjectWriter(std::filesystem::path folder, design::Design onDisk, std::vector<std::string> keep, Done done);
  ~ProjectWriter(); // writes what is queued, then joins

  void write(design::Design design); // any thread, returns at once; the latest wins
  Result<void> flush();              // waits until nothing is queued; the result of the last save

private:
  void run();

  const std::filesystem::path m_folder;
  const std::vector<std::string> m_keep;
  const Done m_done;
  design::Design m_onDisk; // writer's thread
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::optional<design::Design> m_next;
  Result<void> m_last;
  bool m_busy = false;
  bool m_stop = false;
  std::thread m_thread;
};

} // namespace signalbox::ui
