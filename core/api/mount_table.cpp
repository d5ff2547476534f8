// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/mount_table.h"

#include <algorithm>

namespace signalbox::api {
namespace {

std::string_view withoutSlashes(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

std::optional<MountMatch> matchPath(const MountProgram& mount, std::string_view routePath) {
  Captures captures;
  if (!mount.pattern || !mount.pattern->match(routePath, captures)) return std::nullopt;
  const std::size_t rest = captures.texts[captures.count - 1].size() + 1;
  return MountMatch{&mount, routePath.substr(0, routePath.size() - rest), routePath.substr(routePath.size() - rest)};
}

std::optional<MountMatch> matchHost(const MountProgram& mount, std::string_view routePath, std::string_view host) {
  Captures captures;
  const std::string asPath = '/' + std::string(host.substr(0, host.find(':')));
  if (!mount.pattern || !mount.pattern->match(asPath, captures)) return std::nullopt;
  return MountMatch{&mount, {}, routePath};
}

} // namespace

const MountProgram* MountTable::find(const std::string& name) const {
  const auto known =
      std::ranges::find_if(m_mounts, [&](const MountProgram& mount) { return mount.source->name == name; });
  return known == m_mounts.end() ? nullptr : &*known;
}

std::optional<MountMatch> MountTable::match(std::string_view routePath, std::string_view host,
                                            std::size_t before) const {
  for (const MountProgram& mount : m_mounts) {
    if (mount.position > before) break;
    if (mount.source->kind == "frontend") continue;
    const auto matched = mount.source->kind == "host" ? matchHost(mount, routePath, host) : matchPath(mount, routePath);
    if (matched) return matched;
  }
  return std::nullopt;
}

std::optional<MountMatch> MountTable::matchFrontend(std::string_view routePath) const {
  std::optional<MountMatch> best;
  for (const MountProgram& mount : m_mounts) {
    if (mount.source->kind != "frontend") continue;
    const std::string& prefix = mount.prefix;
    if (best && best->mount->prefix.size() >= prefix.size()) continue;
    if (prefix == "/")
      best = MountMatch{&mount, {}, routePath};
    else if (routePath.starts_with(prefix) && (routePath.size() == prefix.size() || routePath[prefix.size()] == '/'))
      best = MountMatch{&mount, prefix, routePath.substr(prefix.size())};
  }
  return best;
}

std::string frontendPrefix(std::string_view path) {
  const std::string_view prefix = withoutSlashes(path);
  return prefix.empty() ? "/" : std::string(prefix);
}

std::expected<RoutePattern, PatternError> mountPattern(const design::Mount& mount) {
  if (mount.kind == "host") {
    if (mount.path.empty() || mount.path.starts_with('/'))
      return std::unexpected(PatternError{"The pattern of a host must not be empty or begin with '/'.", 0});
    // Whatever follows the last colon outside braces is a port, and ports do not count.
    const std::size_t brace = mount.path.rfind('}');
    const std::size_t colon = mount.path.find(':', brace == std::string::npos ? 0 : brace);
    return RoutePattern::parse('/' + mount.path.substr(0, colon));
  }
  if (!mount.path.empty() && !mount.path.starts_with('/'))
    return std::unexpected(PatternError{"The path of a mount must begin with '/'.", 0});
  return RoutePattern::parse(std::string(withoutSlashes(mount.path)) + "/{path:path}");
}

} // namespace signalbox::api
