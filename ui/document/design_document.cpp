// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/design_document.h"

#include "core/design/edit_words.h"
#include "core/design/file_stamps.h"
#include "core/design/store.h"
#include "core/openapi/follow_links.h"
#include "ui/document/project_writer.h"

#include <chrono>

namespace signalbox::ui {

namespace {

using namespace std::chrono_literals;
constexpr auto saveDelay = 300ms; // from the last edit; the write itself has the rest of the half second

// Whether the ids of the operations in it may be others: what all the rest says is not in them.
bool renamesOperations(const design::Design& before, const design::Design& after, const design::Change& change) {
  if (change.entity == EntityKind::Project)
    return before.project().app.generateUniqueId != after.project().app.generateUniqueId;
  if (change.entity != EntityKind::Router) return false;
  const auto was = before.router(change.name);
  const auto is = after.router(change.name);
  return was->prefix != is->prefix || was->tags != is->tags || was->generateUniqueId != is->generateUniqueId;
}

// Those that are not what they were by their own file, by their name, or by the routers around them.
std::vector<openapi::ChangedEndpoint> changedEndpoints(const design::Design& before, const design::Design& after,
                                                       const DesignChange& change) {
  std::vector<openapi::ChangedEndpoint> changed;
  const auto add = [&](const std::string& from, const std::string& to) {
    const auto was = before.endpoint(from);
    if (const auto is = after.endpoint(to); was && is) changed.push_back({was, is});
  };
  for (const RenamedEntity& one : change.renamed)
    if (one.kind == EntityKind::Endpoint) add(one.from, one.to);
  for (const design::Change& one : change.entities) {
    if (one.kind != design::ChangeKind::Changed) continue;
    if (one.entity == EntityKind::Endpoint) add(one.name, one.name);
    if (!renamesOperations(before, after, one)) continue;
    for (const auto& endpoint : after.endpoints())
      if (one.name.empty() || endpoint->router == one.name || endpoint->router.starts_with(one.name + "/"))
        add(endpoint->id(), endpoint->id());
  }
  return changed;
}

} // namespace

DesignDocument::DesignDocument(QObject* parent) : QObject(parent) {
  m_saveTimer.setSingleShot(true);
  m_saveTimer.setInterval(saveDelay);
  connect(&m_saveTimer, &QTimer::timeout, this, &DesignDocument::startSave);
  connect(&m_watcher, &FolderWatcher::changed, this, &DesignDocument::lookAtDisk);
}

DesignDocument::~DesignDocument() {
  blockSignals(true);
  leave();
  m_writer.reset(); // writes what is queued; its late answers die with this object
}

Result<void> DesignDocument::open(const std::filesystem::path& folder) {
  if (!m_clashes.empty() && folder != m_folder) {
    if (const auto there = design::load(folder); !there) return std::unexpected(there.error());
    leave();
  }
  if (const auto written = saveNow(); !written) return written; // first: it may be the same folder
  design::FolderScan scan = design::scanFolder(folder, {});     // first: what is another file by then is read again
  Result<design::Loaded> loaded = design::load(folder);
  if (!loaded) return std::unexpected(loaded.error());
  m_writer.reset();
  m_saveTimer.stop();
  m_undo.clear();
  m_redo.clear();
  m_folder = folder;
  m_loadDiagnostics = loaded->diagnostics;
  m_saved = loaded->design;
  m_onItsWay.reset();
  become(openWriter(std::move(*loaded), std::move(scan)), {.isOther = true, .entities = {}, .renamed = {}});
  if (m_clashes.empty()) m_saveTimer.stop();
  Q_EMIT historyChanged();
  Q_EMIT opened();
  return {};
}

Result<void> DesignDocument::apply(const design::Edit& edit, const QString& mergeKey) {
  Result<design::Design> next = design::apply(m_design, edit);
  if (!next) return std::unexpected(next.error());
  DesignChange change = changeBetween(m_design, *next);
  if (change.isEmpty()) return {};
  const bool isWhole = std::holds_alternative<design::SetDesign>(edit); // it says of itself where its links lead
  if (auto followed = isWhole ? std::nullopt
                              : openapi::followOperations(m_design, *next, changedEndpoints(m_design, *next, change))) {
    next = std::move(*followed);
    change = changeBetween(m_design, *next);
  }
  remember(*next, QString::fromStdString(design::describe(m_design, edit)), mergeKey);
  m_redo.clear();
  m_mayMerge = true;
  become(std::move(*next), change);
  Q_EMIT historyChanged();
  return {};
}

void DesignDocument::remember(design::Design after, QString text, const QString& mergeKey) {
  if (m_mayMerge && !m_undo.empty() && !mergeKey.isEmpty() && m_undo.back().mergeKey == mergeKey) {
    m_undo.back().after = std::move(after);
    m_undo.back().text = std::move(text);
    return;
  }
  m_undo.push_back({m_design, std::move(after), std::move(text), mergeKey});
  if (m_undo.size() > undoLimit) m_undo.pop_front();
}

void DesignDocument::become(design::Design design, const DesignChange& change) {
  m_design = std::move(design);
  ++m_revision;
  if (m_writer && !m_saveTimer.isActive()) m_saveTimer.start(); // no restart: typing must not put the save off
  Q_EMIT designChanged(change);
}

QString DesignDocument::undoText() const { return m_undo.empty() ? QString() : m_undo.back().text; }
QString DesignDocument::redoText() const { return m_redo.empty() ? QString() : m_redo.back().text; }

void DesignDocument::undo(std::size_t steps) {
  std::vector<design::Design> states{m_design};
  for (; steps > 0 && canUndo(); --steps) {
    states.push_back(m_undo.back().before);
    m_redo.push_back(std::move(m_undo.back()));
    m_undo.pop_back();
  }
  becomeLast(states);
}

void DesignDocument::redo(std::size_t steps) {
  std::vector<design::Design> states{m_design};
  for (; steps > 0 && canRedo(); --steps) {
    states.push_back(m_redo.back().after);
    m_undo.push_back(std::move(m_redo.back()));
    m_redo.pop_back();
  }
  becomeLast(states);
}

void DesignDocument::becomeLast(const std::vector<design::Design>& states) {
  if (states.size() < 2) return;
  m_mayMerge = false;
  become(states.back(), changeThrough(states));
  Q_EMIT historyChanged();
}

std::vector<DesignDocument::UndoStep> DesignDocument::undoSteps() const {
  std::vector<UndoStep> steps;
  for (auto step = m_undo.rbegin(); step != m_undo.rend(); ++step) steps.push_back({step->text, step->before});
  return steps;
}

std::size_t DesignDocument::stepsBackTo(const design::Design& design) const {
  for (std::size_t steps = 1; steps <= m_undo.size(); ++steps)
    if (m_undo[m_undo.size() - steps].before == design) return steps;
  return 0;
}

void DesignDocument::startSave() {
  m_saveTimer.stop();
  if (!m_writer) return;
  m_onItsWay = m_design;
  m_writer->write(m_design);
}

void DesignDocument::finishSave(const design::Design& written, const Result<void>& result) {
  if (m_onItsWay == written) m_onItsWay.reset();
  if (!result) {
    m_saved.reset();
    Q_EMIT saveFailed(QString::fromStdString(result.error().message));
    return;
  }
  m_saved = written;
  Q_EMIT saved();
}

Result<void> DesignDocument::saveNow() {
  if (!m_writer) return {};
  // What was saved last may be shown while something else is still on its way to the disk.
  const bool isWaiting = m_saveTimer.isActive() || !isSaved();
  if (isWaiting) startSave();
  const Result<void> result = m_writer->flush();
  hearNews();
  if (isWaiting || !result) finishSave(m_design, result);
  if (!result || m_clashes.empty()) return result;
  return failure(m_clashes.front().file.toStdString() + " changed on disk too. Choose which of the two stands.");
}

} // namespace signalbox::ui
