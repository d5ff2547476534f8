// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The project folder: one entity per file, two-space JSON, fixed key order, defaults left out. Loading what was saved
// and saving again changes no byte.
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"
#include "core/design/design.h"

#include <filesystem>

namespace signalbox::design {

inline constexpr int formatVersion = 1;

struct Loaded {
  Design design;
  std::vector<Diagnostic>
      diagnostics; // broken files, with file, line and column; the rest of the project is in `design`
  std::vector<std::string> brokenFiles; // relative paths; save() never writes over them
};

// Fails only when there is no project at all: folder missing or unreadable, signalbox.json missing or of another
// format.
Result<Loaded> load(const std::filesystem::path& folder);

// A whole project as one JSON text, for those who take it over a border: an object of its files by path, those of the
// projects it mounts among them. loadText() gives the same Design; `folder` is where the project's other files stand.
std::string projectText(const Design& design);
Result<Loaded> loadText(std::string_view text, std::string folder = {});

// Writes what differs from `before` (an empty Design for a new folder): write, sync, check, rename, sync the folder.
// Files named in `keep` are left alone. Stray temporary files of a killed save are swept.
Result<void> save(const std::filesystem::path& folder, const Design& before, const Design& after,
                  std::span<const std::string> keep = {});

// Where a pointer of an entity stands in its file, for diagnostics and editors.
FilePlace locate(const std::filesystem::path& folder, const DesignPlace& place);

// The text of one entity's file: what save() writes and a pull request shows.
std::string fileText(const Model& model);
std::string fileText(const Endpoint& endpoint);
std::string fileText(const Router& router);
std::string fileText(const ProjectInfo& project);
std::string fileText(const Constant& constant);
std::string fileText(const Dependency& dependency);
std::string fileText(const SecurityScheme& scheme);
std::string fileText(const Mount& mount);
std::string fileText(const SavedRequest& request);
std::string fileText(const Environment& environment);
std::string fileText(const std::vector<Middleware>& middleware);
std::string fileText(const std::vector<ExceptionHandler>& handlers);
std::string fileText(const std::vector<User>& users);
std::string fileText(const Design& design, EntityKind kind, std::string_view name); // of one that the design has

} // namespace signalbox::design
