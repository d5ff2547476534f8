// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/project_files.h"
#include "core/design/project_source.h"

namespace signalbox::design {

namespace fs = std::filesystem;

namespace {

class FolderSource final : public ProjectSource {
public:
  explicit FolderSource(fs::path folder) : m_folder(std::move(folder)) {}

  std::string name() const override { return m_folder.string(); }

  std::string folder() const override {
    std::error_code ignored;
    return fs::weakly_canonical(m_folder, ignored).string();
  }

  Result<void> open() override {
    std::error_code error;
    const auto status = fs::status(m_folder, error);
    if (!fs::exists(status)) return failure("There is no folder " + name() + ".");
    if (!fs::is_directory(status)) return failure(name() + " is no folder. Open the folder that holds signalbox.json.");
    fs::directory_iterator probe(m_folder, error);
    if (error) return failure("The folder " + name() + " cannot be read: " + error.message() + ".");
    sweepStrays(m_folder);
    return {};
  }

  bool has(const std::string& path) const override {
    std::error_code error;
    return fs::exists(fs::symlink_status(m_folder / path, error));
  }

  Result<std::vector<SourceEntry>> list(const std::string& path) const override {
    std::vector<SourceEntry> entries;
    if (!has(path)) return entries;
    std::error_code error;
    if (fs::is_symlink(m_folder / path, error)) return failure("it is a link, and links are not followed");
    fs::directory_iterator entry(m_folder / path, error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
      std::error_code ignored;
      entries.push_back({entry->path().filename().string(), fs::is_directory(entry->status(ignored))});
    }
    if (error) return failure(error.message());
    return entries;
  }

  Result<std::string> read(const std::string& file) const override { return readFile(m_folder, file); }

  std::unique_ptr<ProjectSource> inside(const std::string& path) const override {
    return folderSource(m_folder / path);
  }

private:
  fs::path m_folder;
};

} // namespace

std::unique_ptr<ProjectSource> folderSource(fs::path folder) {
  return std::make_unique<FolderSource>(std::move(folder));
}

} // namespace signalbox::design
