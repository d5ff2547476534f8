// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/rename_dependency.h"

namespace signalbox::design {

namespace {

struct Renaming {
  std::string_view from;
  std::string_view to;

  // Each returns whether something changed.
  bool depends(std::vector<Depends>& list) const {
    bool changed = false;
    for (Depends& item : list) {
      if (item.dependency != from) continue;
      item.dependency = to;
      changed = true;
    }
    return changed;
  }

  // A `user` dependency names the scheme that it takes credentials from.
  bool rename(Dependency& dependency) const {
    bool changed = depends(dependency.dependencies);
    const auto scheme = dependency.options.find("scheme");
    if (dependency.kind == "user" && scheme != dependency.options.end() && *scheme == from) {
      *scheme = to;
      changed = true;
    }
    return changed;
  }

  bool rename(Endpoint& endpoint) const {
    bool changed = depends(endpoint.dependencies);
    for (Endpoint& callback : endpoint.callbacks) changed |= rename(callback);
    return changed;
  }
  bool rename(Router& router) const {
    bool changed = depends(router.dependencies);
    for (Endpoint& callback : router.callbacks) changed |= rename(callback);
    return changed;
  }

  // Entities that do not change stay shared.
  template<class T>
  void each(std::vector<std::shared_ptr<const T>>& list) const {
    for (auto& shared : list) {
      T copy = *shared;
      if (rename(copy)) shared = std::make_shared<const T>(std::move(copy));
    }
  }

  void overrides(Json& profiles) const {
    for (auto& profile : profiles) {
      if (!profile.is_object()) continue;
      Json renamed = Json::object();
      for (const auto& [name, other] : profile.items())
        renamed[name == from ? std::string(to) : name] = other == from ? Json(to) : other;
      profile = std::move(renamed);
    }
  }
};

template<class T>
void renameEntity(std::vector<std::shared_ptr<const T>>& list, std::string_view from, std::string_view to) {
  for (auto& shared : list) {
    if (shared->name != from) continue;
    T copy = *shared;
    copy.name = to;
    shared = std::make_shared<const T>(std::move(copy));
  }
}

} // namespace

Design renameDependency(const Design& design, std::string_view from, std::string_view to) {
  const Renaming renaming{from, to};
  Entities all = design.entities();
  renameEntity(all.dependencies, from, to);
  renameEntity(all.securitySchemes, from, to);
  renaming.each(all.dependencies);
  renaming.each(all.routers);
  renaming.each(all.endpoints);
  renaming.each(all.webhooks);
  for (Endpoint& callback : all.project.app.callbacks) renaming.rename(callback);
  renaming.depends(all.project.app.dependencies);
  renaming.overrides(all.project.app.dependencyOverrides);
  return Design(std::move(all));
}

} // namespace signalbox::design
