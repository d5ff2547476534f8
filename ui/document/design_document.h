// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesignDocument: the current design of a window, its undo history and its folder. Editors send Edits and redraw from
// the new snapshot; nobody else writes a design.
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"
#include "core/design/design.h"
#include "core/design/edit.h"
#include "ui/document/design_change.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace signalbox::ui {

class ProjectWriter;

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
  bool isSaved() const { return !m_onItsWay && m_saved == m_design; } // and nothing else is being written

  // Applies, remembers for undo, tells everyone, saves within half a second. Edits with the same non-empty `mergeKey`
  // in a row (typing in one field) are one undo step.
  Result<void> apply(const design::Edit& edit, const QString& mergeKey = {});

  bool canUndo() const { return !m_undo.empty(); }
  bool canRedo() const { return !m_redo.empty(); }
  QString undoText() const; // "Add field pages to BookCreate"
  QString redoText() const;
  void undo();
  void redo();

  // Waits for the writer. Saving is otherwise done on its thread.
  Result<void> saveNow();

Q_SIGNALS:
  void designChanged(const signalbox::ui::DesignChange& change); // design() and revision() are the new ones
  void historyChanged();
  void saved();
  void saveFailed(const QString& message);
  void opened();

private:
  struct Step {
    design::Design before;
    design::Design after;
    QString text;
    QString mergeKey;
  };
  void become(design::Design design, const DesignChange& change);
  void remember(design::Design after, QString text, const QString& mergeKey);
  void startSave();
  void finishSave(const design::Design& written, const Result<void>& result);

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
  std::unique_ptr<ProjectWriter> m_writer; // null without a folder
};

} // namespace signalbox::ui
