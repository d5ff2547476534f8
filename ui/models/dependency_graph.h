// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who needs what, as nodes and edges: of one endpoint with all that runs before it, or of the whole project. An edge
// leads from the one that asks to what it asks for, once for each pair.
#pragma once

#include "core/design/design.h"

#include <QString>
#include <QVector>

namespace signalbox::ui {

struct GraphNode {
  enum class Kind { App, Router, Endpoint, Dependency, Scheme, Missing };
  Kind kind = Kind::Dependency;
  QString id;     // the router's path, the endpoint's id, the name; empty for the application
  QString title;  // "/orders", "current_user"
  QString method; // of an endpoint: GET, ..., WS, SSE
  QString detail; // "function", "OAuth2 password", "create_order"
  bool yields = false;
  int runs = 0;  // of a dependency in an endpoint's graph: how often one request runs it; 0 where that is not told
  int asked = 0; // of the same: at how many places

  bool isSame(const GraphNode& other) const { return kind == other.kind && id == other.id; }
  bool canNeed() const { return kind != Kind::Scheme && kind != Kind::Missing; }
  bool canBeNeeded() const { return kind == Kind::Dependency || kind == Kind::Scheme; }
  bool operator==(const GraphNode&) const = default;
};

struct GraphEdge {
  int from = 0; // who asks
  int to = 0;
  bool isInherited = false; // from an endpoint to its router or the application: it cannot be taken out here
  QString detail;           // "as user, scopes orders:read, made anew"
  bool operator==(const GraphEdge&) const = default;
};

struct DependencyGraph {
  QVector<GraphNode> nodes;
  QVector<GraphEdge> edges;

  int indexOf(const GraphNode& node) const; // -1 when it is not here
  QVector<int> needsOf(int node) const;     // edges out of it
  QVector<int> needersOf(int node) const;   // edges into it
  bool operator==(const DependencyGraph&) const = default;
};

// Webhooks and callbacks inherit nothing.
enum class Inherits { No, Yes };
// The endpoint is the first node.
DependencyGraph graphOfEndpoint(const design::Design& design, const design::Endpoint& endpoint, Inherits inherits);

// The application, routers, dependencies and security schemes, also those that nobody asks for; of the endpoints those
// that ask themselves, where they are wanted.
enum class WithEndpoints { No, Yes };
DependencyGraph graphOfProject(const design::Design& design, WithEndpoints endpoints);

// "dependency, user, needs login, needed by paging, cached per request": what a screen reader says after the name.
QString spokenNode(const DependencyGraph& graph, int node);
QString spokenEdge(const DependencyGraph& graph, int edge); // "GET /orders needs current_user as user"

} // namespace signalbox::ui
