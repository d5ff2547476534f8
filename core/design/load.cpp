// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A project's files to a Design: every file that can be read, and a diagnostic with its place for every one that
// cannot.
#include "core/design/edit.h"
#include "core/design/entity_reader.h"
#include "core/design/json_text.h"
#include "core/design/project_files.h"
#include "core/design/project_source.h"
#include "core/design/store.h"

#include <algorithm>
#include <set>

namespace signalbox::design {

namespace fs = std::filesystem;

namespace {

std::string_view withoutMark(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  return text;
}

std::string join(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

class Loader final {
public:
  Loader(std::unique_ptr<ProjectSource> source, int depth) : m_source(std::move(source)), m_depth(depth) {}

  Result<Loaded> load() {
    if (auto ready = readProjectFile(); !ready) return std::unexpected(ready.error());
    readFolder("models", EntityKind::Model);
    readFolder("constants", EntityKind::Constant);
    readEndpoints("endpoints", "");
    readFolder("dependencies", EntityKind::Dependency);
    readFolder("security", EntityKind::SecurityScheme);
    readFolder("mounts", EntityKind::Mount);
    readFolder("webhooks", EntityKind::Webhook);
    readRequests("requests", "");
    readFolder("environments", EntityKind::Environment);
    readOwnFile(EntityKind::Middleware);
    readOwnFile(EntityKind::ExceptionHandlers);
    readOwnFile(EntityKind::Users);
    m_entities.folder = m_source->folder();
    m_loaded.design = Design(std::move(m_entities));
    return std::move(m_loaded);
  }

private:
  struct Entry {
    std::string name; // without .json
    std::string file;
    bool isFolder = false;
  };

  Result<void> readProjectFile() {
    if (auto opened = m_source->open(); !opened) return opened;
    const auto shown = m_source->name();
    if (!m_source->has("signalbox.json")) {
      return failure(shown + " has no signalbox.json, so it is no Signalbox project.");
    }
    const auto text = m_source->read("signalbox.json");
    if (!text) return failure("signalbox.json in " + shown + " cannot be read: " + text.error().message + ".");
    const auto json = parse({EntityKind::Project, {}, {}}, "signalbox.json", *text);
    if (!json) return {};
    if (auto known = checkFormat(*json, shown); !known) return known;
    use(
        {EntityKind::Project, {}, {}}, "signalbox.json", *text,
        [&](Problems& problems) { return readProject(*json, problems); },
        [&](ProjectInfo project) { m_entities.project = std::move(project); });
    return {};
  }

  static Result<void> checkFormat(const Json& json, const std::string& folder) {
    if (!json.is_object() || !json.contains("format") || json["format"] == formatVersion) return {};
    return failure("The project in " + folder + " is of format " + json["format"].dump() +
                   ", and this version reads format " + std::to_string(formatVersion) +
                   ". Open it with a newer Signalbox.");
  }

  // Sorted by name; hidden files and everything that is neither JSON nor a folder is none of ours.
  std::vector<Entry> entriesOf(const std::string& folder) {
    std::vector<Entry> entries;
    const auto listed = m_source->list(folder);
    if (!listed) {
      broken({}, folder, listed.error().message);
      return entries;
    }
    for (const SourceEntry& entry : *listed) {
      if (entry.name.starts_with('.')) continue;
      if (entry.isFolder) {
        entries.push_back({entry.name, join(folder, entry.name), true});
      } else if (entry.name.ends_with(".json")) {
        entries.push_back({entry.name.substr(0, entry.name.size() - 5), join(folder, entry.name), false});
      }
    }
    std::ranges::sort(entries, {}, &Entry::file);
    return entries;
  }

  void readFolder(const std::string& folder, EntityKind kind) {
    for (const auto& entry : entriesOf(folder)) {
      if (entry.file == fileOf(EntityKind::Users, {})) continue; // has its own reader
      if (!entry.isFolder && hasGoodName(entry, kind)) readEntity({kind, entry.name, {}}, entry.file);
    }
  }

  void readOwnFile(EntityKind kind) {
    const auto file = fileOf(kind, {});
    if (m_source->has(file)) readEntity({kind, {}, {}}, file);
  }

  // Folders nest; each request is named by its path.
  void readRequests(const std::string& folder, const std::string& path) {
    for (const auto& entry : entriesOf(folder)) {
      if (!isIdentifier(entry.name)) {
        if (!entry.isFolder || !entriesOf(entry.file).empty())
          nameProblem(entry, "\"" + entry.name + "\" cannot be the name of a request or its folder. Rename it.");
      } else if (entry.isFolder) {
        readRequests(entry.file, join(path, entry.name));
      } else {
        readEntity({EntityKind::Request, join(path, entry.name), {}}, entry.file);
      }
    }
  }

  // True when it holds anything of ours: a folder of other files is no router.
  bool readEndpoints(const std::string& folder, const std::string& router) {
    bool found = false;
    for (const auto& entry : entriesOf(folder)) {
      if (entry.isFolder) {
        if (!readRouterFolder(entry, join(router, entry.name))) continue;
      } else if (entry.name == "router") {
        if (router.empty())
          nameProblem(entry, "A router.json stands in the folder of its router.");
        else
          readEntity({EntityKind::Router, router, {}}, entry.file);
      } else if (hasGoodName(entry, EntityKind::Endpoint)) {
        readEntity({EntityKind::Endpoint, join(router, entry.name), {}}, entry.file);
      }
      found = true;
    }
    return found;
  }

  bool readRouterFolder(const Entry& entry, const std::string& path) {
    if (!isIdentifier(entry.name)) {
      if (!entriesOf(entry.file).empty())
        nameProblem(entry, "A folder under endpoints/ is a router, and \"" + entry.name +
                               "\" cannot be the name of one. Rename the folder.");
      return false;
    }
    if (!readEndpoints(entry.file, path)) return false;
    if (!m_routers.contains(path)) {
      Router router;
      router.path = path;
      add(std::move(router));
    }
    return true;
  }

  bool hasGoodName(const Entry& entry, EntityKind kind) {
    if (isIdentifier(entry.name)) return true;
    const std::string what = kind == EntityKind::Model      ? "a model"
                             : kind == EntityKind::Endpoint ? "an endpoint"
                             : kind == EntityKind::Constant ? "a constant"
                                                            : "what it holds";
    nameProblem(entry, "\"" + entry.name + "\" cannot be the name of " + what + ". Rename the file.");
    return false;
  }

  void nameProblem(const Entry& entry, std::string message) {
    m_loaded.brokenFiles.push_back(entry.file);
    m_loaded.diagnostics.push_back({Severity::Error, "file-name", std::move(message), {}, {entry.file, 1, 1}});
  }

  void readEntity(const DesignPlace& place, const std::string& file) {
    const auto text = m_source->read(file);
    if (!text) return broken(place, file, text.error().message);
    const auto json = parse(place, file, *text);
    if (!json) return;
    const auto slash = place.entity.rfind('/');
    const auto router = slash == std::string::npos ? std::string() : place.entity.substr(0, slash);
    const auto adopt = [this](auto entity) { add(std::move(entity)); };
    switch (place.kind) {
    case EntityKind::Model:
      return use(
          place, file, *text, [&](Problems& problems) { return readModel(place.entity, *json, problems); }, adopt);
    case EntityKind::Router:
      return use(
          place, file, *text, [&](Problems& problems) { return readRouter(place.entity, *json, problems); }, adopt);
    case EntityKind::Endpoint:
      return use(
          place, file, *text,
          [&](Problems& problems) { return readEndpoint(router, place.entity.substr(slash + 1), *json, problems); },
          adopt);
    case EntityKind::Constant: return add(Constant{place.entity, *json});
    case EntityKind::Dependency:
      return use(
          place, file, *text, [&](Problems& problems) { return readDependency(place.entity, *json, problems); }, adopt);
    case EntityKind::SecurityScheme:
      return use(
          place, file, *text, [&](Problems& problems) { return readSecurityScheme(place.entity, *json, problems); },
          adopt);
    case EntityKind::Mount:
      return use(
          place, file, *text, [&](Problems& problems) { return readMount(place.entity, *json, problems); },
          [&](Mount mount) { addMount(std::move(mount), file); });
    case EntityKind::Webhook:
      return use(
          place, file, *text, [&](Problems& problems) { return readEndpoint({}, place.entity, *json, problems); },
          [&](Endpoint webhook) {
            m_entities.webhooks.push_back(std::make_shared<const Endpoint>(std::move(webhook)));
          });
    case EntityKind::Request:
      return use(
          place, file, *text, [&](Problems& problems) { return readRequest(place.entity, *json, problems); }, adopt);
    case EntityKind::Environment:
      return use(
          place, file, *text, [&](Problems& problems) { return readEnvironment(place.entity, *json, problems); },
          adopt);
    case EntityKind::Middleware:
      return use(
          place, file, *text, [&](Problems& problems) { return readMiddleware(*json, problems); },
          [&](auto list) { m_entities.middleware = std::move(list); });
    case EntityKind::ExceptionHandlers:
      return use(
          place, file, *text, [&](Problems& problems) { return readExceptionHandlers(*json, problems); },
          [&](auto list) { m_entities.exceptionHandlers = std::move(list); });
    case EntityKind::Users:
      return use(
          place, file, *text, [&](Problems& problems) { return readUsers(*json, problems); },
          [&](auto list) { m_entities.users = std::move(list); });
    case EntityKind::Project: return;
    }
  }

  void add(Model model) { m_entities.models.push_back(std::make_shared<const Model>(std::move(model))); }
  void add(Endpoint endpoint) { m_entities.endpoints.push_back(std::make_shared<const Endpoint>(std::move(endpoint))); }
  void add(Constant constant) { m_entities.constants.push_back(std::make_shared<const Constant>(std::move(constant))); }
  void add(Dependency dependency) {
    m_entities.dependencies.push_back(std::make_shared<const Dependency>(std::move(dependency)));
  }
  void add(SecurityScheme scheme) {
    m_entities.securitySchemes.push_back(std::make_shared<const SecurityScheme>(std::move(scheme)));
  }

  void add(SavedRequest request) {
    m_entities.requests.push_back(std::make_shared<const SavedRequest>(std::move(request)));
  }
  void add(Environment environment) {
    m_entities.environments.push_back(std::make_shared<const Environment>(std::move(environment)));
  }

  // The project inside, read with this one; what is wrong with it is told with its own file's path.
  void addMount(Mount mount, const std::string& file) {
    const auto project = mount.options.find("project");
    if (project != mount.options.end() && project->is_string()) {
      const auto inside = fs::path(project->get<std::string>()).lexically_normal();
      const bool staysInside = !inside.empty() && inside.is_relative() && *inside.begin() != "..";
      if (!staysInside || m_depth >= maxMountDepth) {
        mountProblem(mount, file, "`project` is the path of a folder inside this project, at most four deep.");
      } else if (auto loaded = Loader(m_source->inside(inside.generic_string()), m_depth + 1).load()) {
        mount.app = std::make_shared<const Design>(std::move(loaded->design));
        for (Diagnostic& diagnostic : loaded->diagnostics) {
          diagnostic.place = {EntityKind::Mount, mount.name, "/project"};
          diagnostic.file.file = (inside / diagnostic.file.file).generic_string();
          m_loaded.diagnostics.push_back(std::move(diagnostic));
        }
      } else {
        mountProblem(mount, file, loaded.error().message);
      }
    }
    m_entities.mounts.push_back(std::make_shared<const Mount>(std::move(mount)));
  }

  void mountProblem(const Mount& mount, const std::string& file, std::string message) {
    m_loaded.diagnostics.push_back(
        {Severity::Error, "bad-mount", std::move(message), {EntityKind::Mount, mount.name, "/project"}, {file, 1, 1}});
  }

  void add(Router router) {
    m_routers.insert(router.path);
    m_entities.routers.push_back(std::make_shared<const Router>(std::move(router)));
  }

  std::optional<Json> parse(const DesignPlace& place, const std::string& file, std::string_view text) {
    auto json = parseJson(withoutMark(text));
    if (json) return std::move(*json);
    m_loaded.brokenFiles.push_back(file);
    report(place, file, text, "json-syntax", json.error().message, json.error().offset);
    return std::nullopt;
  }

  template<class Read, class Adopt>
  void use(const DesignPlace& place, const std::string& file, std::string_view text, const Read& read,
           const Adopt& adopt) {
    Problems problems;
    auto entity = read(problems);
    if (problems.empty()) return adopt(std::move(entity));
    m_loaded.brokenFiles.push_back(file);
    for (auto& problem : problems) {
      auto at = place;
      at.pointer = problem.pointer;
      report(at, file, text, "wrong-type", std::move(problem.message), offsetOf(withoutMark(text), problem.pointer));
    }
  }

  void report(DesignPlace place, const std::string& file, std::string_view text, std::string code, std::string message,
              std::size_t offset) {
    const auto at = placeAt(withoutMark(text), offset);
    m_loaded.diagnostics.push_back(
        {Severity::Error, std::move(code), std::move(message), std::move(place), {file, at.line, at.column}});
  }

  void broken(const DesignPlace& place, const std::string& file, const std::string& reason) {
    m_loaded.brokenFiles.push_back(file);
    m_loaded.diagnostics.push_back(
        {Severity::Error, "unreadable-file", file + " cannot be read: " + reason + ".", place, {file, 0, 0}});
  }

  static constexpr int maxMountDepth = 4;

  std::unique_ptr<ProjectSource> m_source;
  int m_depth;
  Loaded m_loaded;
  Entities m_entities;
  std::set<std::string> m_routers;
};

} // namespace

Result<Loaded> load(const fs::path& folder) { return Loader(folderSource(folder), 0).load(); }

Result<Loaded> loadText(std::string_view text, std::string folder) {
  auto source = textSource(text, std::move(folder));
  if (!source) return std::unexpected(source.error());
  return Loader(std::move(*source), 0).load();
}

FilePlace locate(const fs::path& folder, const DesignPlace& place) {
  FilePlace at{fileOf(place.kind, place.entity)};
  const auto text = readFile(folder, at.file);
  if (!text || !parseJson(withoutMark(*text))) return at;
  const auto found = placeAt(withoutMark(*text), offsetOf(withoutMark(*text), place.pointer));
  at.line = found.line;
  at.column = found.column;
  return at;
}

} // namespace signalbox::design
