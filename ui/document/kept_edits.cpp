// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/kept_edits.h"

#include "core/design/adopt.h"
#include "core/design/project_files.h"
#include "core/design/store.h"

#include <algorithm>
#include <optional>

namespace signalbox::ui {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ending = ".mine";

std::string fileOf(const design::Change& change) { return design::fileOf(change.entity, change.name); }

std::optional<design::Change> changeIn(const design::Design& design, const std::string& file) {
  if (file == design::fileOf(EntityKind::Project, {}))
    return design::Change{design::ChangeKind::Changed, EntityKind::Project, {}};
  const std::vector<design::Change> all = design::diff(design::Design(), design);
  const auto found = std::ranges::find(all, file, fileOf);
  return found == all.end() ? std::nullopt : std::optional(*found);
}

// A project of that file alone.
std::optional<design::Design> readOne(const std::string& file, const std::string& text, const design::Design& loaded) {
  const std::string project = design::fileOf(EntityKind::Project, {});
  std::string files = design::Json(file).dump() + ':' + text;
  if (file != project) files += ',' + design::Json(project).dump() + ':' + design::fileText(loaded.project());
  auto read = design::loadText('{' + files + '}');
  if (!read || !changeIn(read->design, file)) return std::nullopt;
  return std::move(read->design);
}

// The project that is mounted there is no part of the file.
void keepMounted(design::Design& design, const design::Change& change, const design::Design& loaded) {
  const auto mount = change.entity == EntityKind::Mount ? design.mount(change.name) : nullptr;
  const auto before = mount ? loaded.mount(change.name) : nullptr;
  if (!before) return;
  design::Mount whole = *mount;
  whole.app = before->app;
  design = design.withMount(std::move(whole));
}

void addEdit(FoundEdits& found, const std::string& file, const std::string& text, const design::Design& loaded) {
  const bool isRemoval = text.empty();
  const auto read = isRemoval ? design::Design() : readOne(file, text, loaded);
  if (!read) return;
  found.texts.emplace(file, text);
  if (const auto change = changeIn(isRemoval ? loaded : *read, file)) {
    found.design = design::adopt(found.design, *read, std::vector{*change});
    keepMounted(found.design, *change, loaded);
  }
}

} // namespace

FoundEdits findKeptEdits(const fs::path& folder, const std::vector<std::string>& folders,
                         const design::Design& loaded) {
  FoundEdits found{loaded, {}, {}};
  for (const std::string& inside : folders) {
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder / inside, ignored)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.') || !name.ends_with(".json" + std::string(ending))) continue;
      const std::string path = inside.empty() ? name : inside + '/' + name;
      const auto text = design::readFile(folder, path);
      if (text) addEdit(found, path.substr(0, path.size() - ending.size()), *text, loaded);
    }
  }
  found.clashes = design::diff(loaded, found.design);
  std::erase_if(found.clashes,
                [&found](const design::Change& change) { return !found.texts.contains(fileOf(change)); });
  return found;
}

Result<void> EditKeeper::keep(const KeptTexts& texts) {
  if (texts == m_kept) return {};
  design::FileWriter writer(m_folder);
  Result<void> result;
  for (const auto& [file, text] : texts) {
    const auto known = m_kept.find(file);
    if (known != m_kept.end() && known->second == text) continue;
    if (const auto written = writer.write(file + std::string(ending), text); !written)
      result = written;
    else
      m_kept[file] = text;
  }
  std::erase_if(m_kept, [&](const auto& kept) {
    return !texts.contains(kept.first) && writer.remove(kept.first + std::string(ending));
  });
  if (const auto synced = writer.syncFolders(); result && !synced) result = synced;
  return result;
}

} // namespace signalbox::ui
