// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A whole project as one JSON text: an object of its files by path.
#include "core/design/diff.h"
#include "core/design/json_text.h"
#include "core/design/project_files.h"
#include "core/design/project_source.h"
#include "core/design/store.h"

#include <map>

namespace signalbox::design {

namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, Json>;

class TextSource final : public ProjectSource {
public:
  TextSource(std::shared_ptr<const Files> files, std::string prefix, std::string folder)
      : m_files(std::move(files)), m_prefix(std::move(prefix)), m_folder(std::move(folder)) {}

  Result<void> open() override { return {}; }
  std::string name() const override { return m_prefix.empty() ? "The text" : m_prefix.substr(0, m_prefix.size() - 1); }
  std::string folder() const override { return m_folder; }

  bool has(const std::string& path) const override {
    return m_files->contains(m_prefix + path) || !below(path + '/').empty();
  }

  Result<std::vector<SourceEntry>> list(const std::string& path) const override { return below(path + '/'); }

  Result<std::string> read(const std::string& file) const override {
    const auto found = m_files->find(m_prefix + file);
    if (found == m_files->end()) return failure("it is not in the text");
    return found->second.dump(2) + '\n';
  }

  std::unique_ptr<ProjectSource> inside(const std::string& path) const override {
    return std::make_unique<TextSource>(m_files, m_prefix + path + '/',
                                        m_folder.empty() ? "" : (fs::path(m_folder) / path).string());
  }

private:
  std::vector<SourceEntry> below(const std::string& path) const {
    const std::string start = m_prefix + path;
    std::vector<SourceEntry> entries;
    for (auto file = m_files->lower_bound(start); file != m_files->end() && file->first.starts_with(start); ++file) {
      const auto rest = std::string_view(file->first).substr(start.size());
      const auto slash = rest.find('/');
      const std::string name(rest.substr(0, slash));
      if (entries.empty() || entries.back().name != name) entries.push_back({name, slash != rest.npos});
    }
    return entries;
  }

  std::shared_ptr<const Files> m_files;
  std::string m_prefix; // "" or "folder/"
  std::string m_folder;
};

void addFiles(const Design& design, const std::string& prefix, std::map<std::string, std::string>& files) {
  files.try_emplace(prefix + "signalbox.json", fileText(design.project()));
  for (const Change& change : diff(Design(), design))
    files.try_emplace(prefix + fileOf(change.entity, change.name), fileText(design, change.entity, change.name));
  for (const MountPtr& mount : design.mounts()) {
    if (!mount->app) continue;
    const auto project = fs::path(mount->options.value("project", std::string())).lexically_normal();
    addFiles(*mount->app, prefix + project.generic_string() + '/', files);
  }
}

} // namespace

std::string fileText(const Design& design, EntityKind kind, std::string_view name) {
  switch (kind) {
  case EntityKind::Project: return fileText(design.project());
  case EntityKind::Model: return fileText(*design.model(name));
  case EntityKind::Router: return fileText(*design.router(name));
  case EntityKind::Endpoint: return fileText(*design.endpoint(name));
  case EntityKind::Constant: return fileText(*design.constant(name));
  case EntityKind::Dependency: return fileText(*design.dependency(name));
  case EntityKind::SecurityScheme: return fileText(*design.securityScheme(name));
  case EntityKind::Mount: return fileText(*design.mount(name));
  case EntityKind::Webhook: return fileText(*design.webhook(name));
  case EntityKind::Request: return fileText(*design.request(name));
  case EntityKind::Environment: return fileText(*design.environment(name));
  case EntityKind::Middleware: return fileText(design.middleware());
  case EntityKind::ExceptionHandlers: return fileText(design.exceptionHandlers());
  case EntityKind::Users: return fileText(design.users());
  }
  return {};
}

Result<std::unique_ptr<ProjectSource>> textSource(std::string_view text, std::string folder) {
  auto json = parseJson(text, maxFileDepth + 1);
  if (!json) return failure("The project's text cannot be read: " + json.error().message);
  if (!json->is_object()) return failure("The project's text is no object of files.");
  auto files = std::make_shared<Files>();
  for (auto& [path, value] : json->items()) files->emplace(path, std::move(value));
  return std::make_unique<TextSource>(std::move(files), "", std::move(folder));
}

std::string projectText(const Design& design) {
  std::map<std::string, std::string> files;
  addFiles(design, "", files);
  std::string text;
  for (auto& [path, content] : files) {
    content.pop_back(); // the end of its last line
    text += (text.empty() ? "{\n" : ",\n") + Json(path).dump() + ": " + content;
  }
  return text + "\n}\n";
}

} // namespace signalbox::design
