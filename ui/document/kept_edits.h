// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of files that clash with what is on disk stand beside them, as "models/Book.json.mine", until one of the two is
// chosen: a run that ends unexpectedly loses none. An empty file says that the entity was removed.
#pragma once

#include "core/base/result.h"
#include "core/design/diff.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace signalbox::ui {

using KeptTexts = std::map<std::string, std::string>; // by the file that they stand beside, relative to the project

struct FoundEdits {
  design::Design design;               // what was loaded, with these edits
  std::vector<design::Change> clashes; // from what was loaded
  KeptTexts texts;                     // all that could be read
};

// What an earlier run left in `folders` of the project.
FoundEdits findKeptEdits(const std::filesystem::path& folder, const std::vector<std::string>& folders,
                         const design::Design& loaded);

// Of one thread.
class EditKeeper final {
public:
  EditKeeper(std::filesystem::path folder, KeptTexts found) : m_folder(std::move(folder)), m_kept(std::move(found)) {}

  const KeptTexts& texts() const { return m_kept; }
  Result<void> keep(const KeptTexts& texts); // these and no others; durable when it returns

private:
  const std::filesystem::path m_folder;
  KeptTexts m_kept;
};

} // namespace signalbox::ui
