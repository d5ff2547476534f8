// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectWriter: the one thread that reads and writes the folder of an open project. It knows what stands on disk, so
// each save writes the difference, and it knows what somebody else wrote there: that it never writes over unasked.
#pragma once

#include "core/base/result.h"
#include "core/design/file_stamps.h"
#include "core/design/store.h"
#include "ui/document/disk_merge.h"
#include "ui/document/kept_edits.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace signalbox::ui {

class ProjectWriter final {
public:
  // Called on the writer's thread. `written` after each save; files that wait for release() are as they were.
  struct Told {
    std::function<void(design::Design written, Result<void> result)> saved;
    std::function<void()> looked; // takeNews() has something, or the folders to watch are others
  };

  struct Opened {
    design::FolderScan scan; // of before it was loaded
    design::Loaded loaded;
    FoundEdits edits; // what they are of waits for release() as news number firstNews does
  };
  static constexpr quint64 firstNews = 1;
  ProjectWriter(std::filesystem::path folder, Opened opened, Told told);
  ~ProjectWriter(); // writes what is queued, then joins

  void write(design::Design design); // any thread, returns at once; the latest wins
  void look();                       // the same: whether somebody else changed files
  Result<void> flush();              // waits until nothing is queued; the result of the last save

  // Any thread. What somebody else changed is not written before it is released, news by news; the next write is to
  // follow.
  std::vector<DiskNews> takeNews();
  std::vector<std::string> folders() const;                                 // to be watched, relative
  void release(const std::vector<design::Change>& changes, quint64 number); // what news up to that one said of them
  void writeAgain(); // what is written next is all of it, to where the project was lost

private:
  void run();
  void save(design::Design design);
  Result<void> saveReleased(const design::Design& design);
  void watchAnew();
  Result<void> keepBeside(KeptTexts texts);
  void keepStamp(const std::string& file, const std::string& text);
  void lookNow();
  void tellLost(std::string sentence);
  std::vector<design::Change> changesOf(const design::Loaded& loaded) const;
  std::vector<design::Change> waitingOf(const std::vector<design::Change>& changes) const;

  const std::filesystem::path m_folder;
  const Told m_told;

  // Of the writer's thread.
  design::Design m_onDisk;
  design::FileStamps m_stamps;
  std::vector<std::string> m_broken; // files that cannot be read
  EditKeeper m_keeper;               // of what waits
  bool m_isLost = false;

  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  std::optional<design::Design> m_next;
  std::map<std::string, quint64> m_waiting; // files: the news that told of them
  std::vector<DiskNews> m_news;
  std::vector<std::string> m_folders;
  quint64 m_number = firstNews;
  Result<void> m_last;
  bool m_looksNext = false;
  bool m_startsAnew = false;
  bool m_busy = false;
  bool m_stop = false;
  std::thread m_thread;
};

} // namespace signalbox::ui
