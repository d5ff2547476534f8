// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/project_writer.h"

#include "core/base/quiet_thread.h"
#include "core/design/adopt.h"
#include "core/design/project_files.h"

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr int quietSteps = 5; // the window and what it compiles go first

std::string fileOf(const design::Change& change) { return design::fileOf(change.entity, change.name); }

bool isProject(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / "signalbox.json", ignored);
}

std::string lostSentence(const std::filesystem::path& folder) {
  return "The project is gone from " + folder.string() + ". Your edits are kept here and are not saved.";
}

KeptTexts textsOf(const design::Design& design, const std::vector<design::Change>& changes) {
  KeptTexts texts;
  for (const design::Change& change : changes) texts[fileOf(change)] = fileTextOf(design, change).toStdString();
  return texts;
}

// The file itself, or the folder it is in.
bool isBroken(const std::string& file, const std::vector<std::string>& broken) {
  return std::ranges::any_of(broken, [&file](const std::string& path) {
    return file == path || (file.starts_with(path) && file[path.size()] == '/');
  });
}

} // namespace

ProjectWriter::ProjectWriter(std::filesystem::path folder, Opened opened, Told told)
    : m_folder(std::move(folder)), m_told(std::move(told)), m_onDisk(std::move(opened.loaded.design)),
      m_stamps(std::move(opened.scan.files)), m_broken(std::move(opened.loaded.brokenFiles)),
      m_keeper(m_folder, std::move(opened.edits.texts)) {
  for (const design::Change& change : opened.edits.clashes) m_waiting[fileOf(change)] = firstNews;
  (void)m_keeper.keep(textsOf(opened.edits.design, opened.edits.clashes)); // the others are on disk by now
  design::FolderScan now = design::scanFolder(m_folder, m_onDisk);
  m_looksNext = now.files != m_stamps;
  m_folders = std::move(now.folders);
  m_thread = std::thread([this] { run(); });
}

ProjectWriter::~ProjectWriter() {
  {
    const std::lock_guard lock(m_mutex);
    m_stop = true;
  }
  m_changed.notify_all();
  m_thread.join();
}

void ProjectWriter::write(design::Design design) {
  {
    const std::lock_guard lock(m_mutex);
    m_next = std::move(design);
  }
  m_changed.notify_all();
}

void ProjectWriter::look() {
  {
    const std::lock_guard lock(m_mutex);
    m_looksNext = true;
  }
  m_changed.notify_all();
}

Result<void> ProjectWriter::flush() {
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, [this] { return !m_next && !m_looksNext && !m_busy; });
  return m_last;
}

std::vector<DiskNews> ProjectWriter::takeNews() {
  const std::lock_guard lock(m_mutex);
  return std::exchange(m_news, {});
}

std::vector<std::string> ProjectWriter::folders() const {
  const std::lock_guard lock(m_mutex);
  return m_folders;
}

void ProjectWriter::release(const std::vector<design::Change>& changes, quint64 number) {
  const std::lock_guard lock(m_mutex);
  for (const design::Change& change : changes) {
    const auto waiting = m_waiting.find(fileOf(change));
    if (waiting != m_waiting.end() && waiting->second <= number) m_waiting.erase(waiting);
  }
}

void ProjectWriter::writeAgain() {
  const std::lock_guard lock(m_mutex);
  m_startsAnew = true;
}

void ProjectWriter::run() {
  letOthersGoFirst(quietSteps);
  std::unique_lock lock(m_mutex);
  while (true) {
    m_changed.wait(lock, [this] { return m_stop || m_looksNext || m_next.has_value(); });
    if (!m_next && (m_stop || !m_looksNext)) return;
    std::optional<design::Design> design = std::exchange(m_next, std::nullopt);
    const bool looks = std::exchange(m_looksNext, false);
    m_busy = true;
    lock.unlock();
    if (looks) lookNow();
    if (design) save(std::move(*design));
    lock.lock();
    m_busy = false;
    m_changed.notify_all();
  }
}

void ProjectWriter::save(design::Design design) {
  Result<void> result = saveReleased(design);
  m_told.saved(std::move(design), result);
  const std::lock_guard lock(m_mutex);
  m_last = std::move(result);
}

Result<void> ProjectWriter::saveReleased(const design::Design& design) {
  bool startsAnew = false;
  {
    const std::lock_guard lock(m_mutex);
    startsAnew = std::exchange(m_startsAnew, false);
  }
  if (startsAnew) {
    m_onDisk = design::Design();
    m_stamps.clear();
    m_isLost = false;
  } else if (m_isLost || !isProject(m_folder)) {
    lookNow();
    if (m_isLost) return failure(lostSentence(m_folder));
  }
  std::vector<design::Change> changes = design::diff(m_onDisk, design);
  const bool isForeign = std::ranges::any_of(changes, [this](const design::Change& change) {
    const auto known = m_stamps.find(fileOf(change));
    const auto stamp = design::stampOf(m_folder, fileOf(change));
    return known == m_stamps.end() ? stamp.has_value() : stamp != known->second;
  });
  if (isForeign && !startsAnew) {
    lookNow();
    if (m_isLost) return failure(lostSentence(m_folder));
    changes = design::diff(m_onDisk, design);
  }
  const std::vector<design::Change> waiting = waitingOf(changes);
  const Result<void> kept = keepBeside(textsOf(design, waiting));
  const design::Design released = design::adopt(design, m_onDisk, waiting);
  changes = design::diff(m_onDisk, released);
  const Result<void> result = design::save(m_folder, m_onDisk, released, m_broken);
  for (const design::Change& change : changes) keepStamp(fileOf(change), fileTextOf(released, change).toStdString());
  if (result) m_onDisk = released;
  if (startsAnew) watchAnew();
  if (result) (void)m_keeper.keep(textsOf(design, waiting)); // what was released stands in its own file now
  return result ? kept : result;
}

// Before the save: what is no longer among them stays until that has written it.
Result<void> ProjectWriter::keepBeside(KeptTexts texts) {
  texts.insert(m_keeper.texts().begin(), m_keeper.texts().end());
  return m_keeper.keep(texts);
}

void ProjectWriter::watchAnew() {
  design::FolderScan scan = design::scanFolder(m_folder, m_onDisk);
  {
    const std::lock_guard lock(m_mutex);
    m_looksNext |= scan.files != m_stamps; // what was left there, or came meanwhile
    m_folders = std::move(scan.folders);
  }
  m_told.looked();
}

// What was written here; not what somebody else wrote a moment later.
void ProjectWriter::keepStamp(const std::string& file, const std::string& text) {
  const auto stamp = design::stampOf(m_folder, file);
  if (!stamp) {
    m_stamps.erase(file);
    return;
  }
  const auto written = design::readFile(m_folder, file);
  if (written && *written == text) m_stamps[file] = *stamp;
}

std::vector<design::Change> ProjectWriter::waitingOf(const std::vector<design::Change>& changes) const {
  const std::lock_guard lock(m_mutex);
  std::vector<design::Change> waiting;
  std::ranges::copy_if(changes, std::back_inserter(waiting),
                       [this](const design::Change& change) { return m_waiting.contains(fileOf(change)); });
  return waiting;
}

void ProjectWriter::tellLost(std::string sentence) {
  if (std::exchange(m_isLost, true)) return;
  {
    const std::lock_guard lock(m_mutex);
    m_news.push_back({++m_number, std::move(sentence), m_onDisk, {}, {}});
    m_folders.clear(); // whoever watches asks again until it is back
  }
  m_told.looked();
}

std::vector<design::Change> ProjectWriter::changesOf(const design::Loaded& loaded) const {
  std::vector<design::Change> changes = design::diff(m_onDisk, loaded.design);
  for (const design::MountPtr& mount : loaded.design.mounts()) {
    const design::MountPtr before = m_onDisk.mount(mount->name);
    const design::Change change{design::ChangeKind::Changed, EntityKind::Mount, mount->name};
    if (before && !(*before == *mount) && std::ranges::find(changes, change) == changes.end())
      changes.push_back(change); // the project inside has files of its own
  }
  std::erase_if(changes,
                [&loaded](const design::Change& change) { return isBroken(fileOf(change), loaded.brokenFiles); });
  return changes;
}

void ProjectWriter::lookNow() {
  design::FolderScan scan = design::scanFolder(m_folder, m_onDisk);
  if (scan.files == m_stamps && !m_isLost) {
    std::unique_lock lock(m_mutex);
    const bool isSame = std::exchange(m_folders, scan.folders) == scan.folders;
    lock.unlock();
    if (!isSame) m_told.looked();
    return;
  }
  Result<design::Loaded> loaded = design::load(m_folder);
  if (!loaded) return tellLost(isProject(m_folder) ? loaded.error().message : lostSentence(m_folder));
  m_isLost = false;
  const std::vector<design::Change> changes = changesOf(*loaded);
  m_onDisk = design::adopt(m_onDisk, loaded->design, changes);
  m_broken = std::move(loaded->brokenFiles);
  design::FolderScan now = design::scanFolder(m_folder, m_onDisk);
  m_stamps = std::move(scan.files);
  {
    const std::lock_guard lock(m_mutex);
    m_looksNext |= now.files != m_stamps; // changed meanwhile, or of a project that is mounted since
    ++m_number;
    for (const design::Change& change : changes) m_waiting[fileOf(change)] = m_number;
    m_folders = std::move(now.folders);
    m_news.push_back({m_number, {}, m_onDisk, changes, std::move(loaded->diagnostics)});
  }
  m_told.looked();
}

} // namespace signalbox::ui
