// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a project folder: where each entity stands, and reading and writing that survives a kill at any instant.
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/result.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace signalbox::design {

inline constexpr std::uintmax_t maxFileSize = 64ULL << 20;

// Of a project: what holds one file for each entity, and the files beside signalbox.json that hold a list.
inline constexpr std::array<std::string_view, 9> entityFolders{
    "models", "endpoints", "constants", "dependencies", "security", "mounts", "webhooks", "requests", "environments"};
inline constexpr std::array<std::string_view, 3> rootFiles{"signalbox.json", "middleware.json",
                                                           "exception_handlers.json"};

// Relative to the project folder, with forward slashes: "endpoints/orders/create_order.json".
std::string fileOf(EntityKind kind, std::string_view entity);

// The error is what the system says: "Permission denied". Only regular files inside `folder` are read.
Result<std::string> readFile(const std::filesystem::path& folder, const std::string& file);

// Whether what was written survives the loss of power: a project must, what can be made again need not wait for the
// disk.
enum class Durability { Synced, Fast };

// One folder being written. Nothing outside it is touched, whatever links stand in it.
class FileWriter final {
public:
  // `folder` exists.
  explicit FileWriter(const std::filesystem::path& folder, Durability durability = Durability::Synced);

  // Write beside, sync, check, rename. On failure the old file is as it was.
  Result<void> write(const std::string& file, std::string_view text);
  Result<void> remove(const std::string& file); // and its folder when that is empty; absent is fine
  // Makes the renames and removals themselves durable.
  Result<void> syncFolders();

private:
  Result<void> writeOnce(const std::filesystem::path& path, std::string_view text);
  Result<void> makeFolder(const std::filesystem::path& folder);
  bool isInside(const std::filesystem::path& path) const;
  void touched(const std::filesystem::path& folder);

  std::filesystem::path m_root;
  Durability m_durability;
  std::vector<std::filesystem::path> m_touched;
};

// Removes temporary files that a killed save left (".NAME.XXXXXX.tmp"); those of a save that runs are locked and stay.
void sweepStrays(const std::filesystem::path& folder);

} // namespace signalbox::design
