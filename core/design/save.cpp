// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What changed in a Design to its files: new and changed ones first, then removals, then the folders' own syncs.
#include "core/design/diff.h"
#include "core/design/edit.h"
#include "core/design/project_files.h"
#include "core/design/store.h"

#include <algorithm>

namespace signalbox::design {

namespace fs = std::filesystem;

namespace {

// Names become file names, so nothing else may stand in them.
bool canBeFile(const Change& change) {
  if (change.name.empty()) return fileOf(change.entity, {}).find("/.") == std::string::npos; // a file of its own
  for (std::string_view rest = change.name;;) {
    const auto slash = rest.find('/');
    if (!isIdentifier(rest.substr(0, slash))) return false;
    if (slash == rest.npos) return true;
    rest.remove_prefix(slash + 1);
  }
}

std::unexpected<Error> notSaved(const std::string& file, const std::string& reason) {
  return failure(file + " could not be saved: " + reason +
                 ". What was there before is as it was; your edits are kept here.");
}

class Saver final {
public:
  Saver(const fs::path& folder, const Design& after, std::span<const std::string> keep)
      : m_writer(folder), m_after(after), m_keep(keep) {}

  Result<void> save(const std::vector<Change>& changes) {
    for (const auto& change : changes) {
      if (auto done = write(change); !done) return done;
    }
    for (const auto& change : changes) {
      if (auto done = remove(change); !done) return done;
    }
    if (auto synced = m_writer.syncFolders(); !synced) return notSaved("The folder", synced.error().message);
    if (m_kept.empty()) return {};
    return failure(m_kept +
                   " was not saved, because the file on disk is broken and is never written over. Mend or remove it.");
  }

private:
  bool isKept(const std::string& file) const { return std::ranges::find(m_keep, file) != m_keep.end(); }

  Result<void> write(const Change& change) {
    if (change.kind == ChangeKind::Removed) return {};
    const auto file = fileOf(change.entity, change.name);
    if (!canBeFile(change)) return notSaved(file, "\"" + change.name + "\" cannot be a file's name");
    if (isKept(file)) {
      if (m_kept.empty()) m_kept = file;
      return {};
    }
    auto done = m_writer.write(file, fileText(m_after, change.entity, change.name));
    return done ? done : notSaved(file, done.error().message);
  }

  Result<void> remove(const Change& change) {
    const auto file = fileOf(change.entity, change.name);
    if (change.kind != ChangeKind::Removed || isKept(file) || !canBeFile(change)) return {};
    auto done = m_writer.remove(file);
    return done ? done : notSaved(file, done.error().message);
  }

  FileWriter m_writer;
  const Design& m_after;
  std::span<const std::string> m_keep;
  std::string m_kept; // the first file that was to be written but is broken
};

} // namespace

Result<void> save(const fs::path& folder, const Design& before, const Design& after,
                  std::span<const std::string> keep) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return failure("The folder " + folder.string() + " cannot be made: " + error.message() + ".");
  sweepStrays(folder);
  auto changes = diff(before, after);
  const Change project{ChangeKind::Changed, EntityKind::Project, {}};
  const bool isNew = !fs::exists(folder / "signalbox.json", error);
  if (isNew && std::ranges::find(changes, project) == changes.end()) changes.insert(changes.begin(), project);
  return Saver(folder, after, keep).save(changes);
}

} // namespace signalbox::design
