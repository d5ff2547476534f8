// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MountTable: the parts of the path space that are no endpoints: folders of files, applications under a path or a host.
// A mount takes its turn among the routes where the design declares it.
#pragma once

#include "core/api/mount_files.h"
#include "core/api/route_pattern.h"
#include "core/design/design.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::api {

struct ApiProgram;

struct MountProgram {
  design::MountPtr source;
  std::size_t position = 0;              // routes with a smaller index are declared before it
  std::optional<RoutePattern> pattern;   // of its path and all below; of a host: "/" and the host
  std::optional<MountedFiles> files;     // static and frontend
  std::string prefix;                    // of a frontend: the path without its last slash, "/" for all
  std::shared_ptr<const ApiProgram> app; // app and host
};

struct MountMatch {
  const MountProgram* mount = nullptr;
  std::string_view taken; // what the mount takes off the route path
  std::string_view rest;  // what is left for it
};

class MountTable final {
public:
  void add(MountProgram mount) { m_mounts.push_back(std::move(mount)); }
  bool isEmpty() const { return m_mounts.empty(); }
  const MountProgram* find(const std::string& name) const; // by its name; null when absent

  // The first that takes the request, of those that are declared before the route `before`. Frontends wait.
  std::optional<MountMatch> match(std::string_view routePath, std::string_view host, std::size_t before) const;
  // The frontend with the longest path: asked when nothing else has an answer.
  std::optional<MountMatch> matchFrontend(std::string_view routePath) const;

private:
  std::vector<MountProgram> m_mounts; // in the order of their declaration
};

// The pattern of a mount's path or host; a sentence with its place when it is none.
std::expected<RoutePattern, PatternError> mountPattern(const design::Mount& mount);

// "/admin/" as app.frontend() keeps it: "/admin"; "/" stays.
std::string frontendPrefix(std::string_view path);

} // namespace signalbox::api
