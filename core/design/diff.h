// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two designs, entity by entity. Store writes only that, views redraw only that.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

namespace signalbox::design {

enum class ChangeKind { Added, Removed, Changed };

struct Change {
  ChangeKind kind = ChangeKind::Changed;
  EntityKind entity = EntityKind::Model;
  std::string name; // model name, router path, endpoint id; empty for the project
  bool operator==(const Change&) const = default;
};

// Entities that share a pointer are not looked at, so the cost is that of what changed.
std::vector<Change> diff(const Design& before, const Design& after);

} // namespace signalbox::design
