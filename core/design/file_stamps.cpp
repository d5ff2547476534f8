// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/file_stamps.h"

#include "core/design/project_files.h"

#include <algorithm>
#include <string_view>

#include <sys/stat.h>

namespace signalbox::design {

namespace fs = std::filesystem;

namespace {

std::string join(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

class Scan final {
public:
  explicit Scan(const fs::path& folder) : m_folder(folder) {}

  void addProject(const std::string& inside) {
    addFolder(inside, Depth::Flat);
    for (const std::string_view name : entityFolders) addFolder(join(inside, std::string(name)), Depth::Deep);
  }

  void addMounted(const Design& design, const std::string& inside) {
    for (const MountPtr& mount : design.mounts()) {
      const auto project = mount->options.find("project");
      if (!mount->app || project == mount->options.end() || !project->is_string()) continue;
      const std::string folder = (fs::path(inside) / project->get<std::string>()).lexically_normal().generic_string();
      addProject(folder);
      addMounted(*mount->app, folder);
    }
  }

  FolderScan take() { return std::move(m_scan); }

private:
  enum class Depth { Flat, Deep };

  void addFolder(const std::string& folder, Depth depth) {
    std::error_code error;
    fs::directory_iterator entry(m_folder / folder, error);
    if (error) return;
    m_scan.folders.push_back(folder);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      if (name.starts_with('.')) continue;
      std::error_code ignored;
      const bool isOurs =
          depth == Depth::Deep ? name.ends_with(".json") : std::ranges::find(rootFiles, name) != rootFiles.end();
      if (isOurs) {
        if (const auto stamp = stampOf(m_folder, join(folder, name))) m_scan.files.emplace(join(folder, name), *stamp);
      } else if (depth == Depth::Deep && fs::is_directory(entry->symlink_status(ignored))) {
        addFolder(join(folder, name), depth);
      }
    }
  }

  const fs::path& m_folder;
  FolderScan m_scan;
};

} // namespace

FolderScan scanFolder(const fs::path& folder, const Design& design) {
  Scan scan(folder);
  scan.addProject({});
  scan.addMounted(design, {});
  return scan.take();
}

std::optional<FileStamp> stampOf(const fs::path& folder, const std::string& file) {
  struct stat status{};
  if (::stat((folder / file).c_str(), &status) != 0 || S_ISDIR(status.st_mode)) return std::nullopt;
  return FileStamp{static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec,
                   static_cast<std::uint64_t>(status.st_size), static_cast<std::uint64_t>(status.st_ino)};
}

} // namespace signalbox::design
