// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/design_moves.h"

#include <QObject>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Design;
using Kind = TreeEntry::Kind;

std::string parentOf(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string lastOf(const std::string& path) { return path.substr(path.rfind('/') + 1); }

struct Ordered {
  TreeEntry entry;
  int order = 0;
};

std::vector<Ordered> orderedEntries(const Design& design, const std::string& router) {
  std::vector<Ordered> entries;
  for (const auto& endpoint : design.endpoints())
    if (endpoint->router == router) entries.push_back({{Kind::Endpoint, endpoint->id()}, endpoint->order});
  for (const auto& each : design.routers())
    if (!each->path.empty() && parentOf(each->path) == router)
      entries.push_back({{Kind::Router, each->path}, each->order});
  std::ranges::stable_sort(entries, [](const Ordered& a, const Ordered& b) {
    return std::pair(a.order, lastOf(a.entry.id)) < std::pair(b.order, lastOf(b.entry.id));
  });
  return entries;
}

Design withOrder(Design design, const TreeEntry& entry, int order) {
  if (entry.kind == Kind::Endpoint) {
    design::Endpoint changed = *design.endpoint(entry.id);
    changed.order = order;
    return design.withEndpoint(std::move(changed));
  }
  design::Router changed = *design.router(entry.id);
  changed.order = order;
  return design.withRouter(std::move(changed));
}

// Between its neighbours where there is room for a number; else all of them get numbers anew.
Design putInPlace(Design design, const std::string& router, const TreeEntry& entry, std::size_t position) {
  std::vector<Ordered> rest = orderedEntries(design, router);
  std::erase_if(rest, [&](const Ordered& each) { return each.entry == entry; });
  position = std::min(position, rest.size());
  const int before = position == 0 ? 0 : rest[position - 1].order;
  const bool isLast = position == rest.size();
  const int after = isLast ? before + 20 : rest[position].order;
  if (after - before > 1)
    return withOrder(std::move(design), entry, isLast ? (before / 10 + 1) * 10 : before + (after - before) / 2);
  rest.insert(rest.begin() + std::ptrdiff_t(position), {entry, 0});
  for (std::size_t i = 0; i < rest.size(); ++i) design = withOrder(std::move(design), rest[i].entry, int(i + 1) * 10);
  return design;
}

std::string shownName(const TreeEntry& entry) { return lastOf(entry.id); }

} // namespace

std::vector<TreeEntry> entriesOf(const Design& design, const std::string& router) {
  std::vector<TreeEntry> entries;
  for (Ordered& each : orderedEntries(design, router)) entries.push_back(std::move(each.entry));
  return entries;
}

std::string movedId(const TreeEntry& entry, const std::string& router) {
  return router.empty() ? lastOf(entry.id) : router + "/" + lastOf(entry.id);
}

Result<std::optional<design::SetDesign>> moveEntry(const Design& design, const TreeEntry& entry,
                                                   const std::string& router, std::size_t position,
                                                   const std::optional<std::string>& tag) {
  const std::string id = movedId(entry, router);
  Design moved = design;
  if (id != entry.id) {
    const design::Edit edit = entry.kind == Kind::Endpoint ? design::Edit(design::MoveEndpoint{entry.id, router, 0})
                                                           : design::Edit(design::RenameRouter{entry.id, id});
    auto done = design::apply(design, edit);
    if (!done) return std::unexpected(done.error());
    moved = std::move(*done);
  }
  const TreeEntry now{entry.kind, id};
  if (tag && entry.kind == Kind::Endpoint) {
    design::Endpoint changed = *moved.endpoint(id);
    if (!changed.tags.empty()) changed.tags.erase(changed.tags.begin());
    std::erase(changed.tags, *tag);
    if (!tag->empty()) changed.tags.insert(changed.tags.begin(), *tag);
    moved = moved.withEndpoint(std::move(changed));
  }
  const std::vector<TreeEntry> before = entriesOf(moved, router);
  const bool staysInPlace = id == entry.id && [&] {
    const auto at = std::size_t(std::ranges::find(before, now) - before.begin());
    return at == std::min(position, before.size() - 1);
  }();
  if (!staysInPlace) moved = putInPlace(std::move(moved), router, now, position);
  if (moved == design) return std::optional<design::SetDesign>();
  const std::string where = router.empty() ? std::string(" out of its router") : " to " + router;
  const bool changesPlace = id != entry.id;
  return std::optional(design::SetDesign{moved, "Move " + shownName(entry) + (changesPlace ? where : std::string())});
}

std::optional<design::SetDesign> stepEntry(const Design& design, const TreeEntry& entry, int by) {
  const std::string router = parentOf(entry.id);
  const std::vector<TreeEntry> all = entriesOf(design, router);
  const auto at = std::ranges::find(all, entry) - all.begin();
  const auto to = at + by;
  if (at == std::ssize(all) || to < 0 || to >= std::ssize(all)) return std::nullopt;
  const auto moved = moveEntry(design, entry, router, std::size_t(to));
  return moved ? *moved : std::nullopt;
}

QVector<MoveTarget> moveTargets(const Design& design, const TreeEntry& entry) {
  QVector<MoveTarget> targets;
  const std::string now = parentOf(entry.id);
  const bool isEndpoint = entry.kind == Kind::Endpoint;
  const auto endpoint = isEndpoint ? design.endpoint(entry.id) : nullptr;
  if (!now.empty()) targets << MoveTarget{QObject::tr("No router"), {}, std::nullopt};
  for (const auto& router : design.routers()) {
    const bool isInside = !isEndpoint && (router->path == entry.id || router->path.starts_with(entry.id + "/"));
    if (router->path != now && !isInside && !router->path.empty())
      targets << MoveTarget{QString::fromStdString(router->path), router->path, std::nullopt};
  }
  if (!endpoint || !now.empty()) return targets;
  std::vector<std::string> tags;
  for (const design::TagInfo& tag : design.project().tags) tags.push_back(tag.name);
  for (const auto& other : design.endpoints())
    for (const std::string& tag : other->tags)
      if (other->router.empty() && std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
  for (const std::string& tag : tags)
    if (endpoint->tags.empty() || endpoint->tags.front() != tag)
      targets << MoveTarget{QObject::tr("Tag %1").arg(QString::fromStdString(tag)), {}, tag};
  return targets;
}

} // namespace signalbox::ui
