// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesignChange: the difference of two snapshots of a design, so that a view redraws what changed and nothing else.
#pragma once

#include "core/design/diff.h"

#include <string>
#include <vector>

namespace signalbox::ui {

struct RenamedEntity {
  EntityKind kind = EntityKind::Model;
  std::string from;
  std::string to;
  bool operator==(const RenamedEntity&) const = default;
};

struct DesignChange {
  // Another project was opened: nothing of what was known holds, and the lists are empty.
  bool isOther = false;
  std::vector<design::Change> entities;
  // Of the entities that were removed and added: which of them are the same under another name. One of a kind that went
  // and one that came are; what is in a renamed router goes along.
  std::vector<RenamedEntity> renamed;

  bool isEmpty() const { return !isOther && entities.empty(); }
};

// Costs what changed: entities that both share are not looked at.
DesignChange changeBetween(const design::Design& before, const design::Design& after);
// From the first of them to the last. What was renamed on the way, each time by itself, is known by its last name.
DesignChange changeThrough(const std::vector<design::Design>& states);

} // namespace signalbox::ui
