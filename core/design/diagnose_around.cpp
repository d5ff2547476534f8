// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diagnose_around.h"

#include "core/design/mount_order.h"
#include "core/design/option_table.h"
#include "core/regex/pattern.h"

#include <algorithm>
#include <filesystem>

namespace signalbox::design {
namespace {

using enum OptionType;

constexpr OptionRule corsRules[] = {
    {"allow_origins", Texts},     {"allow_methods", Texts},  {"allow_headers", Texts}, {"allow_credentials", Flag},
    {"allow_origin_regex", Text}, {"expose_headers", Texts}, {"max_age", Whole},       {"allow_private_network", Flag},
};
constexpr OptionRule gzipRules[] = {{"minimum_size", Whole}, {"compresslevel", Whole, false, false, 0, 9}};
constexpr OptionRule hostRules[] = {{"allowed_hosts", Texts}, {"www_redirect", Flag}};
constexpr OptionRule sessionRules[] = {
    {"secret_key", Text},
    {"session_cookie", Text},
    {"max_age", Whole, false, true},
    {"path", Text},
    {"https_only", Flag},
    {"domain", Text},
    {"same_site", Text, false, false, 0, 0, "lax strict none"},
};
constexpr OptionRule rateRules[] = {
    {"requests", Whole, true, false, 1},
    {"seconds", Whole, true, false, 1},
    {"per", Text, false, false, 0, 0, "ip user"},
};
constexpr OptionRule linesRules[] = {{"headers", Lines}};
constexpr OptionRule requiredLinesRules[] = {{"headers", Lines, true}};
constexpr OptionRule headerRules[] = {{"header", Text}};

struct KindRules {
  std::string_view kind;
  std::span<const OptionRule> options;
};
constexpr KindRules middlewareKinds[] = {
    {"cors", corsRules},
    {"gzip", gzipRules},
    {"trusted_host", hostRules},
    {"https_redirect", {}},
    {"session", sessionRules},
    {"rate_limit", rateRules},
    {"security_headers", linesRules},
    {"request_id", headerRules},
    {"timing", headerRules},
    {"headers", requiredLinesRules},
};

constexpr OptionRule staticRules[] = {{"directory", Text, true}, {"html", Flag}, {"follow_symlink", Flag}};
constexpr OptionRule frontendRules[] = {{"directory", Text, true},
                                        {"fallback", Text, false, true, 0, 0, "auto index.html 404.html"}};
constexpr OptionRule appRules[] = {{"project", Text, true}};
constexpr KindRules mountKinds[] = {
    {"static", staticRules}, {"frontend", frontendRules}, {"app", appRules}, {"host", appRules}};

const KindRules* find(std::span<const KindRules> kinds, std::string_view kind) {
  const auto known = std::ranges::find(kinds, kind, &KindRules::kind);
  return known == kinds.end() ? nullptr : &*known;
}

class Around final {
public:
  Around(std::vector<Diagnostic>& list, DesignPlace place) : m_list(list), m_place(std::move(place)) {}

  void error(const char* code, std::string_view key, std::string message) const {
    add(Severity::Error, code, key, std::move(message));
  }
  void warning(const char* code, std::string_view key, std::string message) const {
    add(Severity::Warning, code, key, std::move(message));
  }
  const DesignPlace& place() const { return m_place; }
  std::vector<Diagnostic>& list() const { return m_list; }

private:
  void add(Severity severity, const char* code, std::string_view key, std::string message) const {
    m_list.push_back(
        {severity, code, std::move(message), {m_place.kind, m_place.entity, m_place.pointer + std::string(key)}, {}});
  }

  std::vector<Diagnostic>& m_list;
  DesignPlace m_place;
};

bool holds(const Json& options, const char* key, std::string_view text) {
  const auto value = options.find(key);
  if (value == options.end()) return false;
  if (value->is_array()) return std::ranges::any_of(*value, [&](const Json& item) { return item == text; });
  return *value == text;
}

bool isOn(const Json& options, const char* key) { return options.contains(key) && options.at(key) == true; }

void checkCors(const Around& report, const Json& options) {
  if (holds(options, "allow_origins", "*") && isOn(options, "allow_credentials"))
    report.warning("open-credentials", "/allow_credentials",
                   "With `*` among the origins, every site may use a visitor's cookies here: name the origins.");
  const auto pattern = options.find("allow_origin_regex");
  if (pattern == options.end() || !pattern->is_string()) return;
  const auto& text = pattern->get_ref<const std::string&>();
  if (regex::Pattern::compile(text, regex::Dialect::Ecma262) || regex::Pattern::compile(text)) return;
  report.error("invalid-pattern", "/allow_origin_regex", "`" + text + "` is no regular expression.");
}

// TrustedHostMiddleware asserts the same.
void checkHosts(const Around& report, const Json& options) {
  const auto hosts = options.find("allowed_hosts");
  if (hosts == options.end() || !hosts->is_array()) return;
  for (std::size_t i = 0; i < hosts->size(); ++i) {
    if (!(*hosts)[i].is_string()) continue;
    const auto& host = (*hosts)[i].get_ref<const std::string&>();
    const bool isWild = host.starts_with('*') && host != "*" && !host.starts_with("*.");
    if (isWild || host.find('*', 1) != std::string::npos)
      report.error("invalid-host", "/allowed_hosts/" + std::to_string(i),
                   "A wildcard stands alone or at the beginning, as in `*.example.com`.");
  }
}

void checkSession(const Around& report, const Json& options) {
  if (holds(options, "same_site", "none") && !isOn(options, "https_only"))
    report.warning("insecure-cookie", "/same_site", "Browsers drop a cookie of `same_site` none without `https_only`.");
}

void checkDirectory(const Around& report, const Design& design, const Mount& mount) {
  namespace fs = std::filesystem;
  const auto option = mount.options.find("directory");
  if (option == mount.options.end() || !option->is_string()) return;
  if (const std::string problem = directoryProblem(mount); !problem.empty())
    return report.error("bad-directory", "/directory", problem);
  if (design.folder().empty()) return;
  const fs::path directory = fs::path(option->get<std::string>()).lexically_normal();
  std::error_code ignored;
  const fs::path whole = fs::path(design.folder()) / directory;
  if (!fs::is_directory(whole, ignored))
    return report.error("missing-directory", "/directory", "There is no folder `" + directory.string() + "`.");
  for (const char* file : {"index.html", "404.html"})
    if (holds(mount.options, "fallback", file) && !fs::is_regular_file(whole / file, ignored))
      report.error("missing-file", "/fallback", "There is no `" + std::string(file) + "` in the folder.");
}

void checkMountPath(const Around& report, const Mount& mount) {
  if (mount.kind == "host") {
    if (mount.path.empty() || mount.path.starts_with('/'))
      report.error("invalid-path", "/path",
                   "A mount by host has the pattern of a host for its path, as in `{name}.example.org`.");
  } else if ((mount.kind == "frontend" || !mount.path.empty()) && !mount.path.starts_with('/')) {
    report.error("invalid-path", "/path", "A path must begin with `/`.");
  } else if (mount.kind == "frontend" && mount.path.contains('{')) {
    report.error("invalid-path", "/path", "The path of a frontend is taken as it stands: it cannot have parameters.");
  }
}

// A mount takes all that is below its path, whatever is declared after it.
void checkShadows(const Design& design, const Mount& mount, std::vector<Diagnostic>& list) {
  if ((mount.kind != "static" && mount.kind != "app") || mount.path.contains('{')) return;
  std::string below = mount.path;
  while (below.ends_with('/')) below.pop_back();
  below += '/';
  for (const EndpointPtr& endpoint : design.endpoints()) {
    if (!endpoint->enabled || !design.fullPath(*endpoint).starts_with(below) ||
        !isDeclaredBefore(mount, design, *endpoint))
      continue;
    list.push_back({Severity::Warning,
                    "shadowed-route",
                    "The mount " + mount.name + " stands before and takes everything below `" + below + "`.",
                    {EntityKind::Endpoint, endpoint->id(), "/path"},
                    {}});
  }
}

} // namespace

std::string directoryProblem(const Mount& mount) {
  const auto option = mount.options.find("directory");
  if (option == mount.options.end() || !option->is_string()) return {};
  const auto directory = std::filesystem::path(option->get<std::string>()).lexically_normal();
  if (directory.empty() || directory.is_absolute() || *directory.begin() == "..")
    return "What is served is a folder inside the project, such as `static`.";
  if (*directory.begin() == "." || *directory.begin() == "security")
    return "The project itself and its users are not for everybody: put what is served into a folder of its own.";
  return {};
}

void diagnoseMiddleware(const Design& design, std::vector<Diagnostic>& list) {
  for (std::size_t i = 0; i < design.middleware().size(); ++i) {
    const Middleware& middleware = design.middleware()[i];
    const Around report(list, {EntityKind::Middleware, "", "/middleware/" + std::to_string(i)});
    const KindRules* known = find(middlewareKinds, middleware.kind);
    if (!known) {
      report.error("unknown-middleware", "/kind", "There is no middleware `" + middleware.kind + "`.");
      continue;
    }
    checkOptions(middleware.options, known->options, report.place(), list);
    if (middleware.kind == "cors") checkCors(report, middleware.options);
    if (middleware.kind == "trusted_host") checkHosts(report, middleware.options);
    if (middleware.kind == "session") checkSession(report, middleware.options);
  }
}

void diagnoseMounts(const Design& design, std::vector<Diagnostic>& list) {
  for (const MountPtr& mount : design.mounts()) {
    const Around report(list, {EntityKind::Mount, mount->name, ""});
    const KindRules* known = find(mountKinds, mount->kind);
    if (!known) {
      report.error("unknown-mount", "/kind", "There is no mount of the kind `" + mount->kind + "`.");
      continue;
    }
    checkOptions(mount->options, known->options, report.place(), list);
    checkMountPath(report, *mount);
    if (mount->kind == "static" || mount->kind == "frontend") checkDirectory(report, design, *mount);
    checkShadows(design, *mount, list);
  }
}

} // namespace signalbox::design
