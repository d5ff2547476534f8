// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/design_change.h"

#include <algorithm>
#include <set>

namespace signalbox::ui {
namespace {

using Names = std::set<std::pair<EntityKind, std::string>>;

// Of the entities that have a name; the lists of one file each have none.
Names namesOf(const std::vector<design::Change>& changes, design::ChangeKind kind) {
  Names names;
  for (const design::Change& change : changes)
    if (change.kind == kind && !change.name.empty()) names.emplace(change.entity, change.name);
  return names;
}

// The outermost, when one and the same number of routers went and came.
std::vector<RenamedEntity> renamedRouter(const Names& gone, const Names& come) {
  const auto routers = [](const Names& names) {
    std::vector<std::string> paths;
    for (const auto& [kind, name] : names)
      if (kind == EntityKind::Router) paths.push_back(name);
    return paths;
  };
  const std::vector<std::string> before = routers(gone);
  const std::vector<std::string> after = routers(come);
  if (before.empty() || before.size() != after.size()) return {};
  const auto bySize = [](const std::string& path) { return path.size(); };
  return {{EntityKind::Router, *std::ranges::min_element(before, {}, bySize),
           *std::ranges::min_element(after, {}, bySize)}};
}

std::vector<RenamedEntity> renamedBetween(const Names& gone, const Names& come) {
  std::vector<RenamedEntity> renamed = renamedRouter(gone, come);
  if (!renamed.empty()) {
    const RenamedEntity router = renamed.front();
    const std::string inside = router.from + "/";
    for (const auto& [kind, name] : gone) {
      if (!name.starts_with(inside)) continue;
      const std::string moved = router.to + "/" + name.substr(inside.size());
      if (come.contains({kind, moved})) renamed.push_back({kind, name, moved});
    }
    return renamed;
  }
  if (gone.size() == 1 && come.size() == 1 && gone.begin()->first == come.begin()->first)
    return {{gone.begin()->first, gone.begin()->second, come.begin()->second}};
  return {};
}

// After one more step: what had been renamed goes on from its last name.
void renameOn(std::vector<RenamedEntity>& renamed, const std::vector<RenamedEntity>& step) {
  std::vector<RenamedEntity> begun;
  for (const RenamedEntity& one : step) {
    const auto before = std::ranges::find_if(
        renamed, [&one](const RenamedEntity& known) { return known.kind == one.kind && known.to == one.from; });
    if (before == renamed.end()) {
      begun.push_back(one);
    } else {
      begun.push_back({one.kind, before->from, one.to});
      renamed.erase(before);
    }
  }
  renamed.insert(renamed.end(), begun.begin(), begun.end());
}

} // namespace

DesignChange changeBetween(const design::Design& before, const design::Design& after) {
  DesignChange change;
  change.entities = design::diff(before, after);
  change.renamed = renamedBetween(namesOf(change.entities, design::ChangeKind::Removed),
                                  namesOf(change.entities, design::ChangeKind::Added));
  return change;
}

DesignChange changeThrough(const std::vector<design::Design>& states) {
  if (states.size() < 2) return {};
  if (states.size() == 2) return changeBetween(states.front(), states.back());
  std::vector<RenamedEntity> renamed;
  for (std::size_t index = 1; index < states.size(); ++index)
    renameOn(renamed, changeBetween(states[index - 1], states[index]).renamed);
  DesignChange change;
  change.entities = design::diff(states.front(), states.back());
  const Names gone = namesOf(change.entities, design::ChangeKind::Removed);
  const Names come = namesOf(change.entities, design::ChangeKind::Added);
  std::erase_if(renamed, [&](const RenamedEntity& one) {
    return !gone.contains({one.kind, one.from}) || !come.contains({one.kind, one.to});
  });
  change.renamed = std::move(renamed);
  return change;
}

} // namespace signalbox::ui
