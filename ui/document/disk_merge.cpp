// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/disk_merge.h"

#include "core/design/project_files.h"
#include "core/design/store.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <set>

namespace signalbox::ui {

using design::Json;

namespace {

using Key = std::pair<EntityKind, std::string>;

Key keyOf(const design::Change& change) { return {change.entity, change.name}; }

std::set<Key> keysOf(const std::vector<design::Change>& changes) {
  std::set<Key> keys;
  for (const design::Change& change : changes) keys.insert(keyOf(change));
  return keys;
}

bool hasEntity(const design::Design& design, const design::Change& change) {
  switch (change.entity) {
  case EntityKind::Project: return true;
  case EntityKind::Model: return design.model(change.name) != nullptr;
  case EntityKind::Endpoint: return design.endpoint(change.name) != nullptr;
  case EntityKind::Router: return design.router(change.name) != nullptr;
  case EntityKind::Constant: return design.constant(change.name) != nullptr;
  case EntityKind::Dependency: return design.dependency(change.name) != nullptr;
  case EntityKind::SecurityScheme: return design.securityScheme(change.name) != nullptr;
  case EntityKind::Mount: return design.mount(change.name) != nullptr;
  case EntityKind::Webhook: return design.webhook(change.name) != nullptr;
  case EntityKind::Request: return design.request(change.name) != nullptr;
  case EntityKind::Environment: return design.environment(change.name) != nullptr;
  case EntityKind::Middleware: return !design.middleware().empty();
  case EntityKind::ExceptionHandlers: return !design.exceptionHandlers().empty();
  case EntityKind::Users: return !design.users().empty();
  }
  return false;
}

// Null for an entity that is not there: one edit more, or one less.
Json fileJson(const design::Design& design, const design::Change& change) {
  if (!hasEntity(design, change)) return nullptr;
  return Json::parse(design::fileText(design, change.entity, change.name), nullptr, false);
}

// Names of the items in their order; nothing when they have none, or not each its own.
std::optional<std::vector<std::string>> namesOf(const Json& list) {
  std::vector<std::string> names;
  for (const Json& item : list) {
    const auto name = item.is_object() ? item.find("name") : item.end();
    if (!item.is_object() || name == item.end() || !name->is_string()) return std::nullopt;
    names.push_back(name->get<std::string>());
  }
  if (std::set<std::string>(names.begin(), names.end()).size() != names.size()) return std::nullopt;
  return names;
}

// Those in both stand in the same order.
bool hasSameOrder(std::vector<std::string> left, std::vector<std::string> right) {
  const auto keepCommon = [](std::vector<std::string>& names, const std::set<std::string>& others) {
    std::erase_if(names, [&others](const std::string& name) { return !others.contains(name); });
  };
  const std::set<std::string> leftNames(left.begin(), left.end());
  keepCommon(left, {right.begin(), right.end()});
  keepCommon(right, leftNames);
  return left == right;
}

Json byName(const Json& list) {
  Json items = Json::object();
  for (const Json& item : list) items[item["name"].get<std::string>()] = item;
  return items;
}

const Json& valueOf(const Json& object, const std::string& key) {
  static const Json none(Json::value_t::discarded);
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

bool isSame(const Json& left, const Json& right) {
  return left.is_discarded() || right.is_discarded() ? left.is_discarded() && right.is_discarded() : left == right;
}

bool membersHaveEdits(const Json& origin, const Json& ours, const Json& theirs) {
  std::set<std::string> keys;
  for (const Json* side : {&origin, &ours})
    for (const auto& [key, value] : side->items()) keys.insert(key);
  return std::ranges::all_of(keys, [&](const std::string& key) {
    return hasEdits(valueOf(origin, key), valueOf(ours, key), valueOf(theirs, key));
  });
}

} // namespace

bool hasEdits(const Json& origin, const Json& ours, const Json& theirs) {
  if (isSame(origin, ours) || isSame(ours, theirs)) return true;
  const bool isNew = origin.is_discarded() || origin.is_null();
  if (isNew && ours.is_structured() && theirs.is_structured())
    return hasEdits(ours.is_array() ? Json::array() : Json::object(), ours, theirs);
  if (origin.is_object() && ours.is_object() && theirs.is_object()) return membersHaveEdits(origin, ours, theirs);
  if (!origin.is_array() || !ours.is_array() || !theirs.is_array()) return false;
  const auto before = namesOf(origin);
  const auto mine = namesOf(ours);
  if (!before || !mine || !namesOf(theirs) || !hasSameOrder(*before, *mine)) return false;
  return membersHaveEdits(byName(origin), byName(ours), byName(theirs));
}

DiskMerge mergeDisk(const design::Design& origin, const design::Design& ours, const design::Design& disk,
                    const std::vector<design::Change>& changes) {
  const std::set<Key> edited = keysOf(design::diff(origin, ours));
  const std::set<Key> different = keysOf(design::diff(ours, disk));
  DiskMerge merge;
  for (const design::Change& change : changes) {
    const Key key = keyOf(change);
    if (!edited.contains(key)) {
      merge.taken.push_back(change); // also a mount, whose project inside no file of its own tells
    } else if (!different.contains(key)) {
      merge.agreed.push_back(change);
    } else if (hasEntity(ours, change) && hasEntity(disk, change) &&
               hasEdits(fileJson(origin, change), fileJson(ours, change), fileJson(disk, change))) {
      merge.taken.push_back(change);
    } else {
      merge.clashes.push_back(change);
    }
  }
  return merge;
}

QString fileNameOf(const design::Change& change) {
  return QString::fromStdString(design::fileOf(change.entity, change.name));
}

QString filesText(const std::vector<design::Change>& changes) {
  if (changes.size() == 1) return fileNameOf(changes.front());
  return QCoreApplication::translate("DesignDocument", "%1 files").arg(changes.size());
}

QString fileTextOf(const design::Design& design, const design::Change& change) {
  if (!hasEntity(design, change)) return {};
  return QString::fromStdString(design::fileText(design, change.entity, change.name));
}

} // namespace signalbox::ui
