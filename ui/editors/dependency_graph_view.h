// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DependencyGraphView: a graph of dependencies that one walks and draws in. It changes nothing itself: what is drawn
// is asked for by signals. Arrows walk along edges, Shift+arrows choose an edge, A adds one, Del takes one out, Enter
// opens; the wheel scrolls, with Ctrl it zooms.
#pragma once

#include "ui/editors/graph_paint.h"
#include "ui/models/dependency_graph.h"
#include "ui/models/dependency_times.h"
#include "ui/models/layered_layout.h"

#include <QAbstractScrollArea>
#include <QPainterPath>

#include <functional>
#include <optional>

namespace signalbox::ui {

struct GraphItem {
  enum class Kind { None, Node, Edge };
  Kind kind = Kind::None;
  int index = -1;
  bool operator==(const GraphItem&) const = default;
};

// Which end of an edge is drawn: from the one that needs, or from what is needed.
enum class GraphPort { Needs, NeededBy };

class DependencyGraphView final : public QAbstractScrollArea {
  Q_OBJECT
public:
  explicit DependencyGraphView(QWidget* parent = nullptr);

  void setGraph(const DependencyGraph& graph); // what is chosen stays so while it is there
  const DependencyGraph& graph() const { return m_graph; }
  void setTimes(const DependencyTimes& times);
  // Why an edge may not be drawn between two nodes; empty when it may.
  using Rule = std::function<QString(const GraphNode& from, const GraphNode& to)>;
  void setRule(Rule rule) { m_rule = std::move(rule); }

  GraphItem current() const { return m_current; }
  void setCurrent(GraphItem item); // and brings it into view
  void chooseNode(const GraphNode& node);

  double zoom() const { return m_zoom; }
  void zoomBy(double factor);
  void fit(); // all of it in view, at most at its own size

  // In pixels of the viewport.
  QRect nodeRect(int node) const;
  QPoint portOf(int node, GraphPort port) const;
  QRect edgeRect(int edge) const;               // around its middle
  QString textOf(GraphItem item) const;         // what a screen reader says
  QString refusal() const { return m_refusal; } // of the edge that is being drawn

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {240, 220}; }

Q_SIGNALS:
  void currentChanged();
  void openRequested(int node);
  void needDrawn(int from, int to);
  // An edge without its other end: dropped beside all nodes, or asked for by key. `at` is where, in the viewport.
  void otherEndWanted(int node, signalbox::ui::GraphPort port, const QRect& at);
  void removeRequested(int edge);
  void nothingToRemove(const QString& reason);
  void menuRequested(const QPoint& global);

protected:
  bool event(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  struct Drawing { // an edge that is being drawn
    int node = -1;
    GraphPort port = GraphPort::Needs;
    QPoint at;
    int target = -1;
  };
  void arrange();
  void paintEdges(QPainter& painter, const QRectF& seen) const;
  void paintNodes(QPainter& painter, const QRectF& seen) const;
  void paintDrawing(QPainter& painter) const;
  GraphLook lookOfEdge(int edge) const;
  GraphLook lookOfNode(int node) const;
  std::optional<DependencyTime> timeOf(const GraphNode& node) const;
  void updateScrollBars();
  void setZoom(double zoom, QPointF anchor);
  QPointF origin() const; // of the graph in the viewport
  QPointF toGraph(QPointF viewport) const { return (viewport - origin()) / m_zoom; }
  QRectF fromGraph(const QRectF& rect) const;
  int nodeAt(QPoint at) const;
  int edgeAt(QPoint at) const;
  std::optional<std::pair<int, GraphPort>> portAt(QPoint at) const;
  GraphItem itemAt(QPoint at) const;

  void dragTo(QPoint at);
  void finishDrawing();
  void cancelDrawing();
  void setHovered(GraphItem item);

  void walk(int key);
  void walkFromNode(int key);
  void walkFromEdge(int key);
  void chooseEdgeOf(int key);
  int nearest(const QVector<int>& edges, int GraphEdge::* end) const;
  void askForOtherEnd(GraphPort port);
  void removeCurrent();
  void announce();
  void tellOfNewItems();

  DependencyGraph m_graph;
  DependencyTimes m_times;
  Rule m_rule;
  LayeredPlaces m_places;
  QVector<QPainterPath> m_paths; // of each edge
  double m_zoom = 1;
  GraphItem m_current;
  GraphItem m_hovered;
  std::optional<Drawing> m_drawing;
  QString m_refusal;
  std::optional<QPoint> m_panFrom;
};

} // namespace signalbox::ui
