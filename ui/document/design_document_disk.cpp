// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A document and what somebody else does in its folder.
#include "core/design/adopt.h"
#include "ui/document/design_document.h"
#include "ui/document/disk_merge.h"
#include "ui/document/project_writer.h"

#include <algorithm>

namespace signalbox::ui {

namespace {

bool isOf(const design::Change& left, const design::Change& right) {
  return left.entity == right.entity && left.name == right.name;
}

// Views are told of a mount whose project inside is another: its own file says the same as before.
DesignChange changeOf(const design::Design& before, const design::Design& after,
                      const std::vector<design::Change>& taken) {
  DesignChange change = changeBetween(before, after);
  for (const design::Change& entity : taken) {
    const bool isTold = std::ranges::any_of(change.entities, [&](const auto& told) { return isOf(told, entity); });
    if (entity.entity == EntityKind::Mount && !isTold && after.mount(entity.name) &&
        before.mount(entity.name) != after.mount(entity.name))
      change.entities.push_back(entity);
  }
  return change;
}

} // namespace

design::Design DesignDocument::openWriter(design::Loaded loaded, design::FolderScan scan) {
  FoundEdits found = findKeptEdits(m_folder, scan.folders, loaded.design);
  const design::Design design = found.design;
  m_origin = loaded.design;
  m_disk = loaded.design;
  m_news = ProjectWriter::firstNews;
  m_isLost = false;
  removeClashes(clashChanges());
  addClashes(found.clashes);
  // Late answers of the writer of another folder are not heard.
  const auto onMyThread = [this, folder = m_folder](auto answer) {
    QMetaObject::invokeMethod(
        this,
        [this, folder, answer] {
          if (folder == m_folder) answer();
        },
        Qt::QueuedConnection);
  };
  m_writer = std::make_unique<ProjectWriter>(
      m_folder, ProjectWriter::Opened{std::move(scan), std::move(loaded), std::move(found)},
      ProjectWriter::Told{.saved =
                              [this, onMyThread](design::Design written, Result<void> result) {
                                onMyThread([this, written = std::move(written), result = std::move(result)] {
                                  hearNews(); // first: whether all of it could be written
                                  finishSave(written, result);
                                });
                              },
                          .looked = [this, onMyThread] { onMyThread([this] { hearNews(); }); }});
  m_watcher.watch(m_folder, m_writer->folders());
  return design;
}

void DesignDocument::lookAtDisk() {
  if (m_writer) m_writer->look();
}

void DesignDocument::hearNews() {
  if (!m_writer) return;
  for (const DiskNews& news : m_writer->takeNews()) hear(news);
  m_watcher.watch(m_folder, m_writer->folders());
}

void DesignDocument::hear(const DiskNews& news) {
  m_news = news.number;
  if (!news.lost.empty()) {
    m_isLost = true;
    Q_EMIT projectLost(QString::fromStdString(news.lost));
    return;
  }
  if (std::exchange(m_isLost, false)) Q_EMIT projectFound();
  m_disk = news.disk;
  if (m_loadDiagnostics != news.diagnostics) {
    m_loadDiagnostics = news.diagnostics;
    Q_EMIT brokenFilesChanged();
  }
  const DiskMerge merge = mergeDisk(m_origin, m_design, m_disk, news.changes);
  take(merge);
  addClashes(merge.clashes);
  const bool hasToWrite = m_saved != m_design || !merge.clashes.empty(); // beside the files that clash
  if (hasToWrite && !m_saveTimer.isActive()) m_saveTimer.start();
}

// What both agree on is no longer an edit, and no clash.
void DesignDocument::take(const DiskMerge& merge) {
  std::vector<design::Change> settled = merge.taken;
  settled.insert(settled.end(), merge.agreed.begin(), merge.agreed.end());
  if (settled.empty()) return;
  m_origin = design::adopt(m_origin, m_disk, settled);
  if (m_saved) m_saved = design::adopt(*m_saved, m_disk, settled);
  m_writer->release(settled, m_news);
  removeClashes(settled);
  if (!m_saveTimer.isActive()) m_saveTimer.start(); // what is released is written
  design::Design next = design::adopt(m_design, m_disk, merge.taken);
  const DesignChange change = changeOf(m_design, next, merge.taken);
  if (change.isEmpty()) return;
  const QString files = filesText(merge.taken);
  remember(next, tr("Changed on disk: %1").arg(files), {});
  m_redo.clear();
  m_mayMerge = false;
  become(std::move(next), change);
  Q_EMIT historyChanged();
  Q_EMIT takenFromDisk(files);
}

void DesignDocument::addClashes(const std::vector<design::Change>& changes) {
  if (changes.empty()) return;
  const QDateTime now = QDateTime::currentDateTimeUtc();
  for (const design::Change& change : changes) {
    std::erase_if(m_clashes, [&change](const DiskClash& clash) { return isOf(clash.change, change); });
    m_clashes.push_back({change, fileNameOf(change), now});
  }
  Q_EMIT clashesChanged();
}

void DesignDocument::removeClashes(const std::vector<design::Change>& changes) {
  const auto removed = std::erase_if(m_clashes, [&changes](const DiskClash& clash) {
    return std::ranges::any_of(changes, [&clash](const design::Change& change) { return isOf(clash.change, change); });
  });
  if (removed > 0) Q_EMIT clashesChanged();
}

std::vector<design::Change> DesignDocument::clashChanges() const {
  std::vector<design::Change> changes;
  for (const DiskClash& clash : m_clashes) changes.push_back(clash.change);
  return changes;
}

QString DesignDocument::textHere(const DiskClash& clash) const { return fileTextOf(m_design, clash.change); }
QString DesignDocument::textOnDisk(const DiskClash& clash) const { return fileTextOf(m_disk, clash.change); }

void DesignDocument::takeTheirs() {
  if (m_clashes.empty()) return;
  take({.taken = clashChanges(), .agreed = {}, .clashes = {}});
}

// Undo brings theirs.
void DesignDocument::keepMine() {
  if (m_clashes.empty()) return;
  const std::vector<design::Change> changes = clashChanges();
  m_origin = design::adopt(m_origin, m_disk, changes);
  m_writer->release(changes, m_news);
  m_undo.push_back(
      {design::adopt(m_design, m_disk, changes), m_design, tr("Keep your edits of %1").arg(filesText(changes)), {}});
  if (m_undo.size() > undoLimit) m_undo.pop_front();
  m_redo.clear();
  m_mayMerge = false;
  removeClashes(changes);
  m_saved.reset();
  m_saveTimer.start();
  Q_EMIT historyChanged();
}

void DesignDocument::writeAgain() {
  if (!m_writer) return;
  keepMine(); // theirs is gone with the project
  m_writer->writeAgain();
  m_isLost = false;
  startSave();
  Q_EMIT projectFound();
}

void DesignDocument::leave() {
  if (!m_writer) return;
  constexpr int attempts = 3; // somebody may go on writing
  for (int attempt = 0; attempt < attempts; ++attempt) {
    if (m_saveTimer.isActive() || !isSaved()) startSave();
    (void)m_writer->flush();
    hearNews();
    if (m_clashes.empty() && !m_saveTimer.isActive()) return;
    for (const DiskClash& clash : m_clashes) {
      const std::filesystem::path file = m_folder / clash.file.toStdString();
      std::error_code ignored; // theirs may be that it is gone
      std::filesystem::copy_file(file, file.string() + ".theirs", std::filesystem::copy_options::overwrite_existing,
                                 ignored);
    }
    keepMine();
  }
}

} // namespace signalbox::ui
