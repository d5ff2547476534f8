// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DependencyGraphPane: the graph of an endpoint's dependencies, or of the whole project's, with what is drawn in it
// written into the design, one step of undo each.
#pragma once

#include "ui/editors/dependency_graph_view.h"
#include "ui/editors/endpoint_context.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;

namespace signalbox::ui {

class Button;
class IconButton;
class Label;
class NeedPicker;
class Segmented;
struct Workbench;

class DependencyGraphPane final : public QWidget {
  Q_OBJECT
public:
  // `context`: of the endpoint whose graph it is, outlives this; null: of the whole project.
  DependencyGraphPane(Workbench& workbench, const EndpointContext* context, QWidget* parent = nullptr);

  void render(); // from the document
  DependencyGraphView& view() { return *m_view; }

protected:
  void showEvent(QShowEvent* event) override;

private:
  QWidget* buildBar();
  void addZoomButtons(QHBoxLayout& row);
  QWidget* buildFoot();
  void connectView();
  design::EndpointPtr root() const; // of a graph of an endpoint
  bool isRoot(const GraphNode& node) const { return m_context && node.kind == GraphNode::Kind::Endpoint; }
  DependencyGraph graphNow() const;
  void showTimes();
  void showCurrent();

  void open(int node);
  QString refusal(const GraphNode& from, const std::string& needed) const;
  void addNeed(const GraphNode& from, const std::string& needed);
  void addNew(const QString& name);
  void removeNeed(int edge);
  void askForOtherEnd(int node, GraphPort port, const QRect& at);
  void showMenu(const QPoint& global);

  Workbench& m_workbench;
  const EndpointContext* m_context;
  DependencyGraphView* m_view;
  Segmented* m_scope = nullptr;
  bool m_isScopeChosen = false; // by the person
  Button* m_add;
  IconButton* m_remove;
  Label* m_foot;
  NeedPicker* m_picker = nullptr;
  GraphNode m_begun; // the node that the picker finds the other end for
  GraphPort m_port = GraphPort::Needs;
  QTimer m_timesSoon;
};

} // namespace signalbox::ui
