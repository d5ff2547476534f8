// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/folder_watcher.h"

#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace signalbox::ui {

namespace {

using namespace std::chrono_literals;
constexpr auto restTime = 150ms; // without a change: a checkout writes many files
constexpr auto longestWait = 1500ms;
constexpr auto pollTime = 2s;

constexpr std::uint32_t watchedEvents = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE |
                                        IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW;

// What another machine writes there makes no event here.
bool isRemote(const std::filesystem::path& folder) {
  static constexpr std::array<std::uint32_t, 6> remote = {0x6969,     0xff534d42, 0xfe534d42,
                                                          0x65735546, 0x01021997, 0x517b}; // NFS, CIFS, SMB, FUSE, 9P
  struct statfs status{};
  if (::statfs(folder.c_str(), &status) != 0) return false;
  return std::ranges::find(remote, static_cast<std::uint32_t>(status.f_type)) != remote.end();
}

} // namespace

FolderWatcher::FolderWatcher(QObject* parent)
    : QObject(parent), m_descriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  for (QTimer* timer : {&m_settle, &m_longest}) {
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, &FolderWatcher::settle);
  }
  m_settle.setInterval(restTime);
  m_longest.setInterval(longestWait);
  m_poll.setInterval(pollTime);
  connect(&m_poll, &QTimer::timeout, this, &FolderWatcher::changed);
  if (m_descriptor < 0) return;
  m_notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
  connect(m_notifier, &QSocketNotifier::activated, this, &FolderWatcher::readEvents);
}

FolderWatcher::~FolderWatcher() {
  delete m_notifier;
  if (m_descriptor >= 0) ::close(m_descriptor);
}

void FolderWatcher::watch(const std::filesystem::path& root, const std::vector<std::string>& inside) {
  bool isBlind = m_descriptor < 0 || inside.empty() || isRemote(root);
  std::map<std::filesystem::path, int> watches;
  for (const std::string& folder : inside) {
    const std::filesystem::path path = folder.empty() ? root : root / folder;
    const int watch = m_descriptor < 0 ? -1 : ::inotify_add_watch(m_descriptor, path.c_str(), watchedEvents);
    if (watch >= 0)
      watches.emplace(path, watch);
    else
      isBlind = true;
  }
  std::set<int> kept;
  for (const auto& [path, watch] : watches) kept.insert(watch);
  for (const auto& [path, watch] : m_watches)
    if (!kept.contains(watch)) ::inotify_rm_watch(m_descriptor, watch);
  m_watches = std::move(watches);
  if (!isBlind)
    m_poll.stop();
  else if (!m_poll.isActive())
    m_poll.start();
}

// Which file it was does not matter: the look finds out.
void FolderWatcher::readEvents() {
  alignas(inotify_event) std::array<char, 16 * 1024> events;
  bool isAny = false;
  while (::read(m_descriptor, events.data(), events.size()) > 0) isAny = true;
  if (!isAny || m_watches.empty()) return;
  m_settle.start();
  if (!m_longest.isActive()) m_longest.start();
}

void FolderWatcher::settle() {
  m_settle.stop();
  m_longest.stop();
  Q_EMIT changed();
}

} // namespace signalbox::ui
