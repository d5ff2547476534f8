// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diff.h"

#include "core/design/store.h"

#include <algorithm>
#include <unordered_map>

namespace signalbox::design {

namespace {

std::string nameOf(const Model& model) { return model.name; }
std::string nameOf(const Router& router) { return router.path; }
std::string nameOf(const Endpoint& endpoint) { return endpoint.id(); }
std::string nameOf(const Constant& constant) { return constant.name; }
std::string nameOf(const Dependency& dependency) { return dependency.name; }
std::string nameOf(const SecurityScheme& scheme) { return scheme.name; }
std::string nameOf(const Mount& mount) { return mount.name; }
std::string nameOf(const SavedRequest& request) { return request.name; }
std::string nameOf(const Environment& environment) { return environment.name; }

// By their files: JSON numbers compare equal across types (1 and 1.0), and the order of facets means nothing.
template<class T>
bool differs(const T& before, const T& after) {
  return fileText(before) != fileText(after);
}

template<class T>
void diffList(std::span<const std::shared_ptr<const T>> before, std::span<const std::shared_ptr<const T>> after,
              EntityKind kind, std::vector<Change>& changes) {
  const auto [head, headAfter] = std::ranges::mismatch(before, after);
  before = {head, before.end()};
  after = {headAfter, after.end()};
  while (!before.empty() && !after.empty() && before.back() == after.back()) {
    before = before.first(before.size() - 1);
    after = after.first(after.size() - 1);
  }
  std::unordered_map<std::string, const T*> old;
  for (const auto& item : before) old.emplace(nameOf(*item), item.get());
  for (const auto& item : after) {
    const auto found = old.find(nameOf(*item));
    if (found == old.end()) {
      changes.push_back({ChangeKind::Added, kind, nameOf(*item)});
      continue;
    }
    if (found->second != item.get() && differs(*found->second, *item)) {
      changes.push_back({ChangeKind::Changed, kind, nameOf(*item)});
    }
    old.erase(found);
  }
  for (const auto& item : before) {
    if (old.contains(nameOf(*item))) changes.push_back({ChangeKind::Removed, kind, nameOf(*item)});
  }
}

// A list that has a file of its own, which is there when the list is not empty.
template<class Item>
void diffFile(const std::vector<Item>& before, const std::vector<Item>& after, EntityKind kind,
              std::vector<Change>& changes) {
  if (&before == &after || (before.empty() && after.empty())) return;
  if (before.empty())
    changes.push_back({ChangeKind::Added, kind, {}});
  else if (after.empty())
    changes.push_back({ChangeKind::Removed, kind, {}});
  else if (differs(before, after))
    changes.push_back({ChangeKind::Changed, kind, {}});
}

} // namespace

std::vector<Change> diff(const Design& before, const Design& after) {
  std::vector<Change> changes;
  if (&before.project() != &after.project() && differs(before.project(), after.project())) {
    changes.push_back({ChangeKind::Changed, EntityKind::Project, {}});
  }
  diffList(before.models(), after.models(), EntityKind::Model, changes);
  diffList(before.routers(), after.routers(), EntityKind::Router, changes);
  diffList(before.endpoints(), after.endpoints(), EntityKind::Endpoint, changes);
  diffList(before.constants(), after.constants(), EntityKind::Constant, changes);
  diffList(before.dependencies(), after.dependencies(), EntityKind::Dependency, changes);
  diffList(before.securitySchemes(), after.securitySchemes(), EntityKind::SecurityScheme, changes);
  diffList(before.mounts(), after.mounts(), EntityKind::Mount, changes);
  diffList(before.webhooks(), after.webhooks(), EntityKind::Webhook, changes);
  diffList(before.requests(), after.requests(), EntityKind::Request, changes);
  diffList(before.environments(), after.environments(), EntityKind::Environment, changes);
  diffFile(before.middleware(), after.middleware(), EntityKind::Middleware, changes);
  diffFile(before.exceptionHandlers(), after.exceptionHandlers(), EntityKind::ExceptionHandlers, changes);
  diffFile(before.users(), after.users(), EntityKind::Users, changes);
  return changes;
}

} // namespace signalbox::design
