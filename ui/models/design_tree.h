// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the design tree as a value: what the sidebar shows of a design and a filter, without a widget.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace signalbox::ui {

struct TreeNode {
  enum class Kind {
    Group,
    Folder,
    Endpoint,
    Model,
    Enum,
    Constant,
    Dependency,
    SecurityScheme,
    Users, // all of them in one row
    Middleware,
    ExceptionHandler,
    Mount,
    Webhook,
    Request
  };
  Kind kind = Kind::Group;
  QString id;      // endpoint id, model name, "router:shop", "tag:Orders", "endpoints", "models", ...; the place in its
                   // list of a middleware and of an exception handler
  QString text;    // path, name, heading
  QString method;  // GET, WS, SSE; endpoints only
  QString summary; // of an endpoint; how many fields a model has
  bool isOff = false; // an endpoint or a webhook that is not served

  bool operator==(const TreeNode&) const = default;
};

struct DesignTree {
  struct Place {
    TreeNode node;
    QVector<int> children; // indexes of `places`
  };
  QVector<Place> places;
  QVector<int> top;
};

// What badges and lists call an endpoint's method: GET, ..., WS for sockets, SSE for event streams.
QString shownMethod(const design::Endpoint& endpoint);

// Endpoints stand in the folder of their router, else of their first tag, else at the top, in the order in which they
// match; a router's folder stands in that of the router it is in. Headings of what a design has none of are left out,
// but for endpoints and models; a tag that a router has shares its folder. Folders stand where their router or their
// first endpoint does. With a filter only rows whose text, method or summary has every word of it, and the rows above
// those.
DesignTree designTree(const design::Design& design, const QString& filter = {});
bool hasWords(const TreeNode& node, const QStringList& words); // all of them

// The row of one entity alone; nothing for what has no row of its own (the project, routers, lists of one file).
std::optional<TreeNode> treeNode(const design::Design& design, EntityKind kind, const std::string& name);

// Whether a change of the entity, which both designs have, leaves every row where it is, and changes its own at most.
bool keepsTreePlaces(const design::Design& before, const design::Design& after, EntityKind kind,
                     const std::string& name);

} // namespace signalbox::ui
