// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the nodes of a directed graph stand when it is read from left to right: layers by the longest path, an order
// within each that crosses few edges, heights close to the neighbours'. After Sugiyama, Tagawa and Toda (1981).
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QVector>

namespace signalbox::ui {

struct LayeredEdge {
  int from = 0; // index of a node
  int to = 0;
  bool operator==(const LayeredEdge&) const = default;
};

struct LayeredGraph {
  QVector<QSizeF> nodes;
  QVector<LayeredEdge> edges;
  QVector<int> leastLayer = {}; // of each node; empty: 0 for all
};

struct LayeredGaps {
  double layers = 64; // between the columns
  double nodes = 14;  // between two nodes of a column
  double edges = 10;  // between a node and an edge that passes it
};

struct LayeredPlaces {
  QVector<QRectF> nodes;          // from 0, 0 on
  QVector<int> layers;            // of each node, from 0
  QVector<int> ranks;             // of each node in its layer, from the top
  QVector<QVector<QPointF>> ways; // of each edge: from the right side of `from` to the left side of `to`, two points
                                  // in each layer that it passes
  QSizeF size;
  int crossings = 0;
};

// The same graph gives the same places. An edge that closes a cycle is led backwards. Self edges have no way.
LayeredPlaces layeredLayout(const LayeredGraph& graph, const LayeredGaps& gaps = {});

} // namespace signalbox::ui
