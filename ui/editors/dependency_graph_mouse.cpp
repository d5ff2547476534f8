// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A DependencyGraphView under the mouse: choose, draw an edge from a port, pan, zoom.
#include "ui/editors/dependency_graph_view.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainterPathStroker>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace signalbox::ui {
namespace {

constexpr int reach = 12;       // of a port, in pixels: 24 across
constexpr int edgeReach = 7;    // to either side of an edge
constexpr int borderReach = 28; // where drawing scrolls on
constexpr int scrollStep = 14;

} // namespace

int DependencyGraphView::nodeAt(QPoint at) const {
  const QPointF point = toGraph(at);
  for (int node = 0; node < m_places.nodes.size(); ++node)
    if (m_places.nodes[node].contains(point)) return node;
  return -1;
}

int DependencyGraphView::edgeAt(QPoint at) const {
  const QPointF point = toGraph(at);
  const double wide = 2 * edgeReach / m_zoom;
  QPainterPathStroker stroker;
  stroker.setWidth(wide);
  for (int edge = 0; edge < m_paths.size(); ++edge)
    if (m_paths[edge].controlPointRect().adjusted(-wide, -wide, wide, wide).contains(point) &&
        stroker.createStroke(m_paths[edge]).contains(point))
      return edge;
  return -1;
}

std::optional<std::pair<int, GraphPort>> DependencyGraphView::portAt(QPoint at) const {
  for (int node = 0; node < m_graph.nodes.size(); ++node) {
    if (!nodeRect(node).adjusted(-reach, -reach, reach, reach).contains(at)) continue;
    for (const GraphPort port : {GraphPort::Needs, GraphPort::NeededBy}) {
      const bool hasPort = port == GraphPort::Needs ? m_graph.nodes[node].canNeed() : m_graph.nodes[node].canBeNeeded();
      const QPoint away = portOf(node, port) - at;
      if (hasPort && std::hypot(away.x(), away.y()) <= reach) return std::pair(node, port);
    }
  }
  return std::nullopt;
}

GraphItem DependencyGraphView::itemAt(QPoint at) const {
  if (const int node = nodeAt(at); node >= 0) return {GraphItem::Kind::Node, node};
  if (const int edge = edgeAt(at); edge >= 0) return {GraphItem::Kind::Edge, edge};
  return {};
}

void DependencyGraphView::setHovered(GraphItem item) {
  if (item == m_hovered) return;
  m_hovered = item;
  viewport()->update();
}

void DependencyGraphView::mousePressEvent(QMouseEvent* event) {
  const QPoint at = event->position().toPoint();
  if (event->button() == Qt::MiddleButton) {
    m_panFrom = at;
    return;
  }
  if (event->button() != Qt::LeftButton) return;
  if (const auto port = portAt(at)) {
    setCurrent({GraphItem::Kind::Node, port->first});
    m_drawing = Drawing{port->first, port->second, at, -1};
    return;
  }
  const GraphItem item = itemAt(at);
  setCurrent(item);
  if (item.kind == GraphItem::Kind::None) m_panFrom = at;
}

void DependencyGraphView::mouseMoveEvent(QMouseEvent* event) {
  const QPoint at = event->position().toPoint();
  if (m_drawing && !(event->buttons() & Qt::LeftButton)) cancelDrawing(); // a menu took the release
  if (m_drawing) return dragTo(at);
  if (m_panFrom) {
    const QPoint by = *m_panFrom - at;
    m_panFrom = at;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by.y());
    viewport()->setCursor(Qt::ClosedHandCursor);
    return;
  }
  const auto port = portAt(at);
  setHovered(port ? GraphItem{GraphItem::Kind::Node, port->first} : itemAt(at));
  viewport()->setCursor(port                                      ? Qt::CrossCursor
                        : m_hovered.kind != GraphItem::Kind::None ? Qt::PointingHandCursor
                                                                  : Qt::ArrowCursor);
}

void DependencyGraphView::dragTo(QPoint at) {
  const auto near = [](int value, int room) { return value < borderReach ? -1 : value > room - borderReach ? 1 : 0; };
  horizontalScrollBar()->setValue(horizontalScrollBar()->value() + scrollStep * near(at.x(), viewport()->width()));
  verticalScrollBar()->setValue(verticalScrollBar()->value() + scrollStep * near(at.y(), viewport()->height()));
  m_drawing->at = at;
  m_drawing->target = nodeAt(at);
  if (m_drawing->target < 0)
    if (const auto port = portAt(at)) m_drawing->target = port->first;
  if (m_drawing->target == m_drawing->node) m_drawing->target = -1;
  m_refusal.clear();
  if (m_drawing->target >= 0 && m_rule) {
    const GraphNode& begun = m_graph.nodes[m_drawing->node];
    const GraphNode& other = m_graph.nodes[m_drawing->target];
    m_refusal = m_drawing->port == GraphPort::Needs ? m_rule(begun, other) : m_rule(other, begun);
  }
  viewport()->setCursor(m_refusal.isEmpty() ? Qt::CrossCursor : Qt::ForbiddenCursor);
  viewport()->update();
}

void DependencyGraphView::mouseReleaseEvent(QMouseEvent* event) {
  m_panFrom.reset();
  if (m_drawing && event->button() == Qt::LeftButton) finishDrawing();
  viewport()->setCursor(Qt::ArrowCursor);
}

void DependencyGraphView::finishDrawing() {
  const Drawing drawing = *m_drawing;
  const bool isRefused = !m_refusal.isEmpty();
  cancelDrawing();
  if (isRefused) return;
  if (drawing.target >= 0) {
    const bool isForward = drawing.port == GraphPort::Needs;
    Q_EMIT needDrawn(isForward ? drawing.node : drawing.target, isForward ? drawing.target : drawing.node);
  } else if ((drawing.at - portOf(drawing.node, drawing.port)).manhattanLength() > 2 * reach &&
             nodeAt(drawing.at) < 0) { // not a click on the port, and not back on the node itself
    Q_EMIT otherEndWanted(drawing.node, drawing.port, QRect(drawing.at, QSize(1, 1)));
  }
}

void DependencyGraphView::cancelDrawing() {
  m_drawing.reset();
  m_refusal.clear();
  viewport()->update();
}

void DependencyGraphView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const GraphItem item = itemAt(event->position().toPoint());
  if (item.kind == GraphItem::Kind::Node) Q_EMIT openRequested(item.index);
}

void DependencyGraphView::wheelEvent(QWheelEvent* event) {
  if (!(event->modifiers() & Qt::ControlModifier)) return QAbstractScrollArea::wheelEvent(event);
  setZoom(m_zoom * std::pow(1.0015, event->angleDelta().y()), event->position());
  event->accept();
}

void DependencyGraphView::contextMenuEvent(QContextMenuEvent* event) {
  cancelDrawing();
  if (event->reason() == QContextMenuEvent::Mouse) {
    if (const GraphItem item = itemAt(event->pos()); item.kind != GraphItem::Kind::None) setCurrent(item);
    return Q_EMIT menuRequested(event->globalPos());
  }
  const QRect at = m_current.kind == GraphItem::Kind::Edge ? edgeRect(m_current.index) : nodeRect(m_current.index);
  Q_EMIT menuRequested(viewport()->mapToGlobal(at.bottomLeft()));
}

bool DependencyGraphView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) setHovered({});
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const GraphItem item = itemAt(help->pos());
    QToolTip::showText(help->globalPos(), textOf(item), viewport());
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

} // namespace signalbox::ui
