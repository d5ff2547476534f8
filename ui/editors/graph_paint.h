// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How nodes and edges of a graph of dependencies look, in the graph's own coordinates.
#pragma once

#include "ui/models/dependency_graph.h"
#include "ui/models/dependency_times.h"

#include <QPainterPath>
#include <QRectF>

#include <optional>

class QPainter;

namespace signalbox::ui {

inline constexpr double graphNodeHeight = 48;
inline constexpr double graphPortRadius = 4.5;

double graphNodeWidth(const GraphNode& node); // that its words want

enum class GraphLook { Plain, Hovered, Chosen, Wanted, Refused }; // the last two: the end of an edge that is drawn
void paintGraphNode(QPainter& painter, const QRectF& rect, const GraphNode& node,
                    const std::optional<DependencyTime>& time, GraphLook look, bool hasFocus);
// A point where an edge can be begun.
void paintGraphPort(QPainter& painter, const QPointF& center, bool isLit);

QPainterPath graphEdgePath(const QVector<QPointF>& way);
void paintGraphEdge(QPainter& painter, const QPainterPath& path, const GraphEdge& edge, GraphLook look);
void paintGraphEdgeLabel(QPainter& painter, const QPainterPath& path, const QString& text);
void paintDrawnEdge(QPainter& painter, const QPointF& from, const QPointF& to, GraphLook look);
// A sentence beside the pointer, kept inside `room`.
void paintGraphHint(QPainter& painter, const QPointF& at, const QString& text, const QRectF& room);

} // namespace signalbox::ui
