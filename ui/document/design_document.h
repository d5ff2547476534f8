// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesignDocument: the current design of a window, its undo history and its folder. Editors send Edits and redraw from
// the new snapshot; nobody else writes a design. What somebody else changes in the folder is taken over as one undo
// step, unless it clashes with what was edited here: then the person decides.
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"
#include "core/design/design.h"
#include "core/design/edit.h"
#include "ui/document/design_change.h"
#include "ui/document/folder_watcher.h"

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace signalbox::design {
struct FolderScan;
struct Loaded;
} // namespace signalbox::design

namespace signalbox::ui {

class ProjectWriter;
struct DiskMerge;
struct DiskNews;

// A file that somebody else changed while what it says was edited here.
struct DiskClash {
  design::Change change; // the entity
  QString file;          // "models/Book.json"
  QDateTime at;          // when it was noticed
};

// UI thread only.
class DesignDocument final : public QObject {
  Q_OBJECT
public:
  static constexpr std::size_t undoLimit = 500; // steps; the oldest are forgotten

  explicit DesignDocument(QObject* parent = nullptr);
  ~DesignDocument() override; // writes what is not saved yet

  // Writes what is open, then loads `folder`. On failure the open project stays.
  Result<void> open(const std::filesystem::path& folder);

  const design::Design& design() const { return m_design; }
  quint64 revision() const { return m_revision; } // grows with every change, also undo
  const std::filesystem::path& folder() const { return m_folder; }
  const std::vector<Diagnostic>& loadDiagnostics() const { return m_loadDiagnostics; } // broken files
  // And nothing else is being written, or waits for the person to decide.
  bool isSaved() const { return !m_onItsWay && m_clashes.empty() && m_saved == m_design; }

  // Applies, remembers for undo, tells everyone, saves within half a second. Edits with the same non-empty `mergeKey`
  // in a row (typing in one field) are one undo step.
  Result<void> apply(const design::Edit& edit, const QString& mergeKey = {});

  bool canUndo() const { return !m_undo.empty(); }
  bool canRedo() const { return !m_redo.empty(); }
  QString undoText() const; // "Add field pages to BookCreate"
  QString redoText() const;
  void undo(std::size_t steps = 1); // of several it is told once
  void redo(std::size_t steps = 1);
  struct UndoStep {
    QString text;
    design::Design before;
  };
  std::vector<UndoStep> undoSteps() const;                     // the newest first
  std::size_t stepsBackTo(const design::Design& design) const; // 0: undo does not lead there

  // Waits for the writer. Saving is otherwise done on its thread. Fails while there are clashes.
  Result<void> saveNow();

  // What is on disk and here are not the same and neither was made from the other. The design has what was edited here,
  // the files have theirs until one of the two stands, and what was edited here is beside them as Book.json.mine, where
  // open() finds it after a crash. A project that is left with clashes keeps what was edited here, and theirs beside it
  // as Book.json.theirs.
  const std::vector<DiskClash>& clashes() const { return m_clashes; }
  bool isLost() const { return m_isLost; }        // its folder has no project any more
  QString textHere(const DiskClash& clash) const; // of the file; empty: it is not there
  QString textOnDisk(const DiskClash& clash) const;
  void takeTheirs(); // of all clashes; an undo step
  void keepMine();   // the same
  void lookAtDisk(); // now; it is watched anyway
  // The project vanished, and is to be written again to where it was.
  void writeAgain();

Q_SIGNALS:
  void designChanged(const signalbox::ui::DesignChange& change); // design() and revision() are the new ones
  void historyChanged();
  void saved();
  void saveFailed(const QString& message);
  void opened();
  void takenFromDisk(const QString& files); // "models/Book.json", "3 files"
  void clashesChanged();
  void brokenFilesChanged();                 // loadDiagnostics() is another
  void projectLost(const QString& sentence); // the design stays, nothing is saved
  void projectFound();

private:
  struct Step {
    design::Design before;
    design::Design after;
    QString text;
    QString mergeKey;
  };
  void become(design::Design design, const DesignChange& change);
  void becomeLast(const std::vector<design::Design>& states); // from what is now, in their order
  void remember(design::Design after, QString text, const QString& mergeKey);
  void startSave();
  void finishSave(const design::Design& written, const Result<void>& result);

  // design_document_disk.cpp
  // Gives the design: what was loaded, with edits that clash.
  design::Design openWriter(design::Loaded loaded, design::FolderScan scan);
  void hearNews();
  void hear(const DiskNews& news);
  void take(const DiskMerge& merge);
  void addClashes(const std::vector<design::Change>& changes);
  void removeClashes(const std::vector<design::Change>& changes);
  std::vector<design::Change> clashChanges() const;
  void leave(); // before another project, or the end

  design::Design m_design;
  std::optional<design::Design> m_saved;    // null after a write that failed: who knows what stands there
  std::optional<design::Design> m_onItsWay; // to the disk, the last that was handed over
  quint64 m_revision = 0;
  std::filesystem::path m_folder;
  std::vector<Diagnostic> m_loadDiagnostics;
  std::deque<Step> m_undo;
  std::vector<Step> m_redo;
  bool m_mayMerge = false; // the last change was an apply()
  QTimer m_saveTimer;
  design::Design m_origin; // as last read from disk, entity by entity: what differs was edited here
  design::Design m_disk;   // as last read from disk
  quint64 m_news = 0;      // the last that was heard
  std::vector<DiskClash> m_clashes;
  bool m_isLost = false;
  FolderWatcher m_watcher;
  std::unique_ptr<ProjectWriter> m_writer; // null without a folder
};

} // namespace signalbox::ui
