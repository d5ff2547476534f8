// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where an endpoint or a router goes when it is moved in the tree: as designs, so that every way to move (dragging,
// keys, "Move to") is one step of undo.
#pragma once

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/design/edit.h"

#include <QString>
#include <QVector>

#include <optional>

namespace signalbox::ui {

// An entry of a folder: an endpoint by its id, or a router by its path.
struct TreeEntry {
  enum class Kind { Endpoint, Router };
  Kind kind = Kind::Endpoint;
  std::string id;
  bool operator==(const TreeEntry&) const = default;
};

// Endpoints and routers that stand directly in a router ("" = the root), in the order in which they match.
std::vector<TreeEntry> entriesOf(const design::Design& design, const std::string& router);

// Before the entry at `position` of `router` (past the end = last) without the moved one. The tag, when given, takes
// the place of the endpoint's first tag. The error is a sentence; nothing = it stands there already.
Result<std::optional<design::SetDesign>> moveEntry(const design::Design& design, const TreeEntry& entry,
                                                   const std::string& router, std::size_t position,
                                                   const std::optional<std::string>& tag = std::nullopt);

// One place up or down among its siblings; nothing when there is none.
std::optional<design::SetDesign> stepEntry(const design::Design& design, const TreeEntry& entry, int by);

// What the entry is called after it was moved to a router.
std::string movedId(const TreeEntry& entry, const std::string& router);

// Where an entry can go: the root, routers, and for endpoints the tags of endpoints outside of routers.
struct MoveTarget {
  QString text; // "shop/orders", "Tag Orders", "No router"
  std::string router;
  std::optional<std::string> tag;
};
QVector<MoveTarget> moveTargets(const design::Design& design, const TreeEntry& entry);

} // namespace signalbox::ui
