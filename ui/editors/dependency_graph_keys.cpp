// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A DependencyGraphView by keyboard: arrows walk along edges, Shift+arrows choose one, and everything that can be drawn
// has a key.
#include "ui/editors/dependency_graph_view.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace signalbox::ui {
namespace {

constexpr double zoomStep = 1.2;

bool isOwn(const QKeyEvent& key) {
  const bool hasControl = key.modifiers() & Qt::ControlModifier;
  switch (key.key()) {
  case Qt::Key_0:
  case Qt::Key_Plus:
  case Qt::Key_Equal:
  case Qt::Key_Minus: return hasControl;
  case Qt::Key_A:
  case Qt::Key_Delete:
  case Qt::Key_Backspace:
  case Qt::Key_Escape: return !hasControl && !(key.modifiers() & Qt::AltModifier);
  default: return false;
  }
}

} // namespace

// The window's own commands have some of these keys.
bool DependencyGraphView::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (isOwn(key) && (key.key() != Qt::Key_Escape || m_drawing)) {
      event->accept();
      return true;
    }
  }
  return QAbstractScrollArea::event(event);
}

void DependencyGraphView::keyPressEvent(QKeyEvent* event) {
  const bool hasControl = event->modifiers() & Qt::ControlModifier;
  const bool hasShift = event->modifiers() & Qt::ShiftModifier;
  switch (event->key()) {
  case Qt::Key_Left:
  case Qt::Key_Right:
  case Qt::Key_Up:
  case Qt::Key_Down:
    if (hasControl || event->modifiers() & Qt::AltModifier) break;
    return hasShift ? chooseEdgeOf(event->key()) : walk(event->key());
  case Qt::Key_Home:
  case Qt::Key_End:
    if (!m_graph.nodes.isEmpty())
      setCurrent({GraphItem::Kind::Node, event->key() == Qt::Key_Home ? 0 : int(m_graph.nodes.size()) - 1});
    return;
  case Qt::Key_Return:
  case Qt::Key_Enter:
    if (hasControl) break;
    if (m_current.kind == GraphItem::Kind::Node) Q_EMIT openRequested(m_current.index);
    if (m_current.kind == GraphItem::Kind::Edge) Q_EMIT openRequested(m_graph.edges[m_current.index].from);
    return;
  case Qt::Key_A:
    if (hasControl) break;
    return askForOtherEnd(hasShift ? GraphPort::NeededBy : GraphPort::Needs);
  case Qt::Key_Delete:
  case Qt::Key_Backspace: return removeCurrent();
  case Qt::Key_0:
    if (!hasControl) break;
    return fit();
  case Qt::Key_Plus:
  case Qt::Key_Equal: return zoomBy(zoomStep);
  case Qt::Key_Minus: return zoomBy(1 / zoomStep);
  case Qt::Key_Escape:
    if (!m_drawing) break;
    return cancelDrawing();
  default: break;
  }
  QAbstractScrollArea::keyPressEvent(event);
}

void DependencyGraphView::walk(int key) {
  if (m_current.kind == GraphItem::Kind::Edge) return walkFromEdge(key);
  if (m_current.kind == GraphItem::Kind::Node) return walkFromNode(key);
  if (!m_graph.nodes.isEmpty()) setCurrent({GraphItem::Kind::Node, 0});
}

// The edge whose other end stands nearest in height.
int DependencyGraphView::nearest(const QVector<int>& edges, int GraphEdge::* end) const {
  const double height = m_places.nodes[m_current.index].center().y();
  int best = -1;
  double least = 0;
  for (const int edge : edges) {
    const double away = std::abs(m_places.nodes[m_graph.edges[edge].*end].center().y() - height);
    if (best >= 0 && away >= least) continue;
    best = edge;
    least = away;
  }
  return best;
}

void DependencyGraphView::walkFromNode(int key) {
  const int node = m_current.index;
  if (key == Qt::Key_Right || key == Qt::Key_Left) {
    const bool isRight = key == Qt::Key_Right;
    int GraphEdge::* end = isRight ? &GraphEdge::to : &GraphEdge::from;
    const int edge = nearest(isRight ? m_graph.needsOf(node) : m_graph.needersOf(node), end);
    if (edge >= 0) setCurrent({GraphItem::Kind::Node, m_graph.edges[edge].*end});
    return;
  }
  const int rank = m_places.ranks[node] + (key == Qt::Key_Down ? 1 : -1);
  for (int other = 0; other < m_graph.nodes.size(); ++other)
    if (m_places.layers[other] == m_places.layers[node] && m_places.ranks[other] == rank)
      return setCurrent({GraphItem::Kind::Node, other});
}

// To its ends, or to the next edge of the node that needs.
void DependencyGraphView::walkFromEdge(int key) {
  const GraphEdge& edge = m_graph.edges[m_current.index];
  if (key == Qt::Key_Left) return setCurrent({GraphItem::Kind::Node, edge.from});
  if (key == Qt::Key_Right) return setCurrent({GraphItem::Kind::Node, edge.to});
  QVector<int> siblings = m_graph.needsOf(edge.from);
  if (siblings.size() < 2) siblings = m_graph.needersOf(edge.to);
  std::ranges::stable_sort(
      siblings, {}, [this](int each) { return m_paths[each].isEmpty() ? 0 : m_paths[each].pointAtPercent(0.5).y(); });
  const qsizetype at = siblings.indexOf(m_current.index) + (key == Qt::Key_Down ? 1 : -1);
  if (at >= 0 && at < siblings.size()) setCurrent({GraphItem::Kind::Edge, siblings[at]});
}

void DependencyGraphView::chooseEdgeOf(int key) {
  if (m_current.kind != GraphItem::Kind::Node) return walk(key);
  const bool isOut = key == Qt::Key_Right || key == Qt::Key_Down;
  const QVector<int> edges = isOut ? m_graph.needsOf(m_current.index) : m_graph.needersOf(m_current.index);
  if (const int edge = nearest(edges, isOut ? &GraphEdge::to : &GraphEdge::from); edge >= 0)
    setCurrent({GraphItem::Kind::Edge, edge});
}

void DependencyGraphView::askForOtherEnd(GraphPort port) {
  int node = m_current.kind == GraphItem::Kind::Node ? m_current.index : -1;
  if (m_current.kind == GraphItem::Kind::Edge) node = m_graph.edges[m_current.index].from;
  if (node < 0 && !m_graph.nodes.isEmpty()) node = 0;
  if (node < 0) return;
  const GraphNode& one = m_graph.nodes[node];
  if (port == GraphPort::Needs && !one.canNeed()) port = GraphPort::NeededBy; // a scheme
  if (port == GraphPort::NeededBy && !one.canBeNeeded()) return;
  Q_EMIT otherEndWanted(node, port, nodeRect(node));
}

// A node goes from here with its only edge; which of several is meant must be said.
void DependencyGraphView::removeCurrent() {
  if (m_current.kind == GraphItem::Kind::None) return;
  int edge = m_current.kind == GraphItem::Kind::Edge ? m_current.index : -1;
  if (edge < 0) {
    const QVector<int> needers = m_graph.needersOf(m_current.index);
    if (needers.isEmpty())
      return Q_EMIT nothingToRemove(tr("Nothing here needs %1.").arg(m_graph.nodes[m_current.index].title));
    if (needers.size() > 1)
      return Q_EMIT nothingToRemove(
          tr("%1 needs lead here: choose the one to remove with Shift+Left.").arg(needers.size()));
    edge = needers.front();
  }
  const GraphEdge& one = m_graph.edges[edge];
  if (one.isInherited)
    return Q_EMIT nothingToRemove(tr("It comes from %1: open that to change it.").arg(m_graph.nodes[one.to].title));
  Q_EMIT removeRequested(edge);
}

} // namespace signalbox::ui
