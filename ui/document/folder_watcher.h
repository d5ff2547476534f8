// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FolderWatcher: says that something was written, replaced, made or removed in folders, once it has come to rest. One
// inotify watch a folder: they see what is written into a file as well. Where the system gives no watch, and on file
// systems of other machines, it says so every two seconds instead.
#pragma once

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

class QSocketNotifier;

namespace signalbox::ui {

// UI thread only.
class FolderWatcher final : public QObject {
  Q_OBJECT
public:
  explicit FolderWatcher(QObject* parent = nullptr);
  ~FolderWatcher() override;

  // `inside` are the folders in `root` to watch, relative; "" is itself. Those watched before and not named are let go.
  void watch(const std::filesystem::path& root, const std::vector<std::string>& inside);

Q_SIGNALS:
  void changed(); // maybe: who hears it looks

private:
  void readEvents();
  void settle();

  int m_descriptor = -1;
  QSocketNotifier* m_notifier = nullptr;
  std::map<std::filesystem::path, int> m_watches;
  QTimer m_settle;
  QTimer m_longest; // while it never rests
  QTimer m_poll;
};

} // namespace signalbox::ui
