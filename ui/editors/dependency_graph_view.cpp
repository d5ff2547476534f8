// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/dependency_graph_view.h"

#include "ui/editors/graph_accessible.h"
#include "ui/models/log_model.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace signalbox::ui {
namespace {

constexpr double margin = 24;
constexpr double leastZoom = 0.3;
constexpr double mostZoom = 2;

// What nobody in the graph asks for stands with the needed ones, not with those who ask.
LayeredGraph layered(const DependencyGraph& graph) {
  LayeredGraph shape;
  const bool hasOwners = std::ranges::any_of(graph.nodes, [](const GraphNode& node) { return !node.canBeNeeded(); });
  for (const GraphNode& node : graph.nodes) {
    shape.nodes << QSizeF(std::ceil(graphNodeWidth(node)), graphNodeHeight);
    shape.leastLayer << (hasOwners && node.canBeNeeded() ? 1 : 0);
  }
  for (const GraphEdge& edge : graph.edges) shape.edges << LayeredEdge{edge.from, edge.to};
  return shape;
}

} // namespace

DependencyGraphView::DependencyGraphView(QWidget* parent) : QAbstractScrollArea(parent) {
  GraphAccessible::install();
  setAccessibleName(tr("Graph of dependencies"));
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  viewport()->setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
}

void DependencyGraphView::setGraph(const DependencyGraph& graph) {
  if (graph == m_graph) return;
  cancelDrawing();
  const GraphNode node = m_current.kind == GraphItem::Kind::Node ? m_graph.nodes[m_current.index] : GraphNode();
  std::pair<GraphNode, GraphNode> ends;
  if (m_current.kind == GraphItem::Kind::Edge) {
    const GraphEdge& edge = m_graph.edges[m_current.index];
    ends = {m_graph.nodes[edge.from], m_graph.nodes[edge.to]};
  }
  m_graph = graph;
  m_hovered = {};
  GraphItem kept;
  if (m_current.kind == GraphItem::Kind::Node) {
    if (const int at = m_graph.indexOf(node); at >= 0) kept = {GraphItem::Kind::Node, at};
  } else if (m_current.kind == GraphItem::Kind::Edge) {
    const int from = m_graph.indexOf(ends.first);
    const int to = m_graph.indexOf(ends.second);
    for (int edge = 0; edge < m_graph.edges.size(); ++edge)
      if (m_graph.edges[edge].from == from && m_graph.edges[edge].to == to) kept = {GraphItem::Kind::Edge, edge};
    if (kept.kind == GraphItem::Kind::None && from >= 0) kept = {GraphItem::Kind::Node, from}; // it was taken out
  }
  m_current = kept;
  arrange();
  tellOfNewItems();
  Q_EMIT currentChanged();
}

void DependencyGraphView::setTimes(const DependencyTimes& times) {
  if (times == m_times) return;
  m_times = times;
  viewport()->update();
}

void DependencyGraphView::arrange() {
  m_places = layeredLayout(layered(m_graph), {48, 14, 12});
  m_paths.clear();
  for (const QVector<QPointF>& way : std::as_const(m_places.ways)) m_paths << graphEdgePath(way);
  updateScrollBars();
  updateGeometry();
  viewport()->update();
}

QSize DependencyGraphView::sizeHint() const {
  return {int(m_places.size.width() + 2 * margin), int(std::min(m_places.size.height() + 2 * margin, 560.0))};
}

void DependencyGraphView::updateScrollBars() {
  const QSizeF all = m_places.size * m_zoom + QSizeF(2 * margin, 2 * margin);
  const QSize room = viewport()->size();
  horizontalScrollBar()->setRange(0, std::max(0, int(std::ceil(all.width())) - room.width()));
  horizontalScrollBar()->setPageStep(room.width());
  horizontalScrollBar()->setSingleStep(24);
  verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(all.height())) - room.height()));
  verticalScrollBar()->setPageStep(room.height());
  verticalScrollBar()->setSingleStep(24);
}

QPointF DependencyGraphView::origin() const {
  return {margin - horizontalScrollBar()->value(), margin - verticalScrollBar()->value()};
}

QRectF DependencyGraphView::fromGraph(const QRectF& rect) const {
  return {rect.topLeft() * m_zoom + origin(), rect.size() * m_zoom};
}

void DependencyGraphView::setZoom(double zoom, QPointF anchor) {
  zoom = std::clamp(zoom, leastZoom, mostZoom);
  if (qFuzzyCompare(zoom, m_zoom)) return;
  const QPointF kept = toGraph(anchor);
  m_zoom = zoom;
  updateScrollBars();
  const QPointF moved = kept * m_zoom + origin() - anchor;
  horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(std::round(moved.x())));
  verticalScrollBar()->setValue(verticalScrollBar()->value() + int(std::round(moved.y())));
  viewport()->update();
}

void DependencyGraphView::zoomBy(double factor) { setZoom(m_zoom * factor, viewport()->rect().center()); }

void DependencyGraphView::fit() {
  if (m_places.size.isEmpty()) return;
  const QSizeF room = QSizeF(viewport()->size()) - QSizeF(2 * margin, 2 * margin);
  setZoom(std::min({1.0, room.width() / m_places.size.width(), room.height() / m_places.size.height()}), {});
  horizontalScrollBar()->setValue(0);
  verticalScrollBar()->setValue(0);
}

QRect DependencyGraphView::nodeRect(int node) const {
  return node >= 0 && node < m_places.nodes.size() ? fromGraph(m_places.nodes[node]).toAlignedRect() : QRect();
}

QPoint DependencyGraphView::portOf(int node, GraphPort port) const {
  const QRect rect = nodeRect(node);
  return {port == GraphPort::Needs ? rect.right() : rect.left(), rect.center().y()};
}

QRect DependencyGraphView::edgeRect(int edge) const {
  if (edge < 0 || edge >= m_paths.size() || m_paths[edge].isEmpty()) return {};
  const QPointF middle = m_paths[edge].pointAtPercent(0.5);
  return fromGraph(QRectF(middle - QPointF(12, 12), QSizeF(24, 24))).toAlignedRect();
}

QString DependencyGraphView::textOf(GraphItem item) const {
  if (item.kind == GraphItem::Kind::Edge) return spokenEdge(m_graph, item.index);
  if (item.kind == GraphItem::Kind::None) return {};
  QString said = spokenNode(m_graph, item.index);
  if (const auto time = timeOf(m_graph.nodes[item.index]))
    said += QStringLiteral(", ") + (time->hasStopped ? tr("stopped the last request after %1") : tr("last took %1"))
                                       .arg(shownDuration(time->nanoseconds));
  return said;
}

void DependencyGraphView::setCurrent(GraphItem item) {
  if (item == m_current) return;
  m_current = item;
  const QRect rect = item.kind == GraphItem::Kind::Node ? nodeRect(item.index) : edgeRect(item.index);
  if (item.kind != GraphItem::Kind::None && !viewport()->rect().contains(rect)) {
    const auto shift = [](int low, int high, int room) {
      return low < 0 || high - low > room ? low - 16 : std::max(0, high - room + 16);
    };
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                    shift(rect.left(), rect.right(), viewport()->width()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                  shift(rect.top(), rect.bottom(), viewport()->height()));
  }
  viewport()->update();
  announce();
  Q_EMIT currentChanged();
}

void DependencyGraphView::chooseNode(const GraphNode& node) {
  if (const int at = m_graph.indexOf(node); at >= 0) setCurrent({GraphItem::Kind::Node, at});
}

// Items are children by their numbers, which now may be others'.
void DependencyGraphView::tellOfNewItems() {
  QAccessibleEvent event(this, QAccessible::ObjectReorder);
  QAccessible::updateAccessibility(&event);
  announce();
}

void DependencyGraphView::announce() {
  if (m_current.kind == GraphItem::Kind::None || !hasFocus()) return;
  const bool isNode = m_current.kind == GraphItem::Kind::Node;
  QAccessibleEvent event(this, QAccessible::Focus);
  event.setChild(isNode ? m_current.index : int(m_graph.nodes.size()) + m_current.index);
  QAccessible::updateAccessibility(&event);
}

void DependencyGraphView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  updateScrollBars();
}

void DependencyGraphView::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) arrange();
}

void DependencyGraphView::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  if (m_current.kind == GraphItem::Kind::None && !m_graph.nodes.isEmpty() && event->reason() != Qt::MouseFocusReason)
    setCurrent({GraphItem::Kind::Node, 0});
  else
    announce();
  viewport()->update();
}

void DependencyGraphView::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

void DependencyGraphView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(origin());
  painter.scale(m_zoom, m_zoom);
  const QRectF seen =
      QRectF(toGraph(event->rect().topLeft()), QSizeF(event->rect().size()) / m_zoom).adjusted(-8, -8, 8, 8);
  paintEdges(painter, seen);
  paintNodes(painter, seen);
  painter.resetTransform();
  if (m_drawing) paintDrawing(painter);
}

GraphLook DependencyGraphView::lookOfEdge(int edge) const {
  const GraphEdge& ends = m_graph.edges[edge];
  const auto concerns = [&](const GraphItem& item) {
    if (item.kind == GraphItem::Kind::Node) return item.index == ends.from || item.index == ends.to;
    return item == GraphItem{GraphItem::Kind::Edge, edge};
  };
  return concerns(m_current) ? GraphLook::Chosen : concerns(m_hovered) ? GraphLook::Hovered : GraphLook::Plain;
}

GraphLook DependencyGraphView::lookOfNode(int node) const {
  const GraphItem item{GraphItem::Kind::Node, node};
  if (m_drawing && m_drawing->target == node) return m_refusal.isEmpty() ? GraphLook::Wanted : GraphLook::Refused;
  return item == m_current ? GraphLook::Chosen : item == m_hovered ? GraphLook::Hovered : GraphLook::Plain;
}

void DependencyGraphView::paintEdges(QPainter& painter, const QRectF& seen) const {
  for (const GraphLook look : {GraphLook::Plain, GraphLook::Hovered, GraphLook::Chosen})
    for (int edge = 0; edge < m_paths.size(); ++edge)
      if (lookOfEdge(edge) == look && m_paths[edge].controlPointRect().adjusted(0, 0, 1, 1).intersects(seen))
        paintGraphEdge(painter, m_paths[edge], m_graph.edges[edge], look);
}

void DependencyGraphView::paintNodes(QPainter& painter, const QRectF& seen) const {
  const bool showsFocus = showsKeyboardFocus(*this);
  for (int index = 0; index < m_places.nodes.size(); ++index) {
    const QRectF& rect = m_places.nodes[index];
    if (!rect.intersects(seen)) continue;
    const GraphNode& node = m_graph.nodes[index];
    const GraphLook look = lookOfNode(index);
    const bool isCurrent = m_current == GraphItem{GraphItem::Kind::Node, index};
    paintGraphNode(painter, rect, node, timeOf(node), look, showsFocus && isCurrent);
    const bool isLit = look != GraphLook::Plain;
    if (node.canNeed()) paintGraphPort(painter, QPointF(rect.right(), rect.center().y()), isLit);
    if (node.canBeNeeded() && isLit) paintGraphPort(painter, QPointF(rect.left(), rect.center().y()), isLit);
  }
  for (const GraphItem& item : {m_hovered, m_current}) {
    if (item.kind != GraphItem::Kind::Edge) continue;
    const QString& detail = m_graph.edges[item.index].detail;
    paintGraphEdgeLabel(painter, m_paths[item.index], detail.isEmpty() ? tr("only runs") : detail);
  }
}

void DependencyGraphView::paintDrawing(QPainter& painter) const {
  const bool isForward = m_drawing->port == GraphPort::Needs;
  const bool hasTarget = m_drawing->target >= 0;
  const GraphLook look = !hasTarget ? GraphLook::Plain : m_refusal.isEmpty() ? GraphLook::Wanted : GraphLook::Refused;
  const QPointF begun = portOf(m_drawing->node, m_drawing->port);
  const QPointF other = look == GraphLook::Wanted
                            ? portOf(m_drawing->target, isForward ? GraphPort::NeededBy : GraphPort::Needs)
                            : m_drawing->at;
  paintDrawnEdge(painter, isForward ? begun : other, isForward ? other : begun, look);
  const QString hint = !m_refusal.isEmpty() ? m_refusal
                       : hasTarget          ? tr("Let go to add the need")
                       : isForward          ? tr("Onto what it needs, or let go here for a list")
                                            : tr("Onto what needs it, or let go here for a list");
  paintGraphHint(painter, m_drawing->at, hint, viewport()->rect());
}

std::optional<DependencyTime> DependencyGraphView::timeOf(const GraphNode& node) const {
  const auto time = m_times.constFind(node.id);
  return node.canBeNeeded() && time != m_times.constEnd() ? std::optional(*time) : std::nullopt;
}

} // namespace signalbox::ui
