// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/dependency_graph_pane.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/editors/editing.h"
#include "ui/editors/need_picker.h"
#include "ui/models/dependency_drawing.h"
#include "ui/models/traffic_log.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr int timesEvery = 200; // ms
constexpr qsizetype manyEndpoints = 40;

GraphNode neededNode(const std::string& name, const design::Design& design) {
  GraphNode node;
  node.kind = design.dependency(name) ? GraphNode::Kind::Dependency : GraphNode::Kind::Scheme;
  node.id = node.title = QString::fromStdString(name);
  return node;
}

} // namespace

DependencyGraphPane::DependencyGraphPane(Workbench& workbench, const EndpointContext* context, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_context(context), m_view(new DependencyGraphView),
      m_add(new Button(tr("Add a need"), ButtonVariant::Ghost)),
      m_remove(new IconButton(QStringLiteral("trash-2"), tr("Remove the need"))),
      m_foot(new Label({}, uiFont(12), Ink::Tertiary)) {
  m_view->setObjectName(QStringLiteral("graph"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildBar());
  column->addWidget(new HairLine);
  column->addWidget(m_view, 1);
  column->addWidget(new HairLine);
  column->addWidget(buildFoot());
  connectView();
  m_timesSoon.setSingleShot(true);
  m_timesSoon.setInterval(timesEvery);
  connect(&m_timesSoon, &QTimer::timeout, this, &DependencyGraphPane::showTimes);
  connect(&m_workbench.traffic, &TrafficLog::appended, this, [this] {
    if (isVisible() && !m_timesSoon.isActive()) m_timesSoon.start();
  });
}

QWidget* DependencyGraphPane::buildBar() {
  auto* bar = new QWidget;
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(12, 4, 10, 4);
  row->setSpacing(4);
  m_add->setObjectName(QStringLiteral("graph.add"));
  m_add->setIconName(QStringLiteral("plus"));
  m_add->setKeyCap(QStringLiteral("A"));
  m_add->setControlHeight(26);
  m_remove->setObjectName(QStringLiteral("graph.remove"));
  m_remove->setShortcutHint(QStringLiteral("Del"));
  row->addWidget(m_add);
  row->addWidget(m_remove);
  row->addStretch(1);
  if (!m_context) {
    m_scope = new Segmented(tr("What is shown"), {tr("With endpoints"), tr("Without")});
    m_scope->setObjectName(QStringLiteral("graph.scope"));
    row->addWidget(m_scope);
    connect(m_scope, &Segmented::chosen, this, [this] {
      m_isScopeChosen = true;
      render();
    });
  }
  addZoomButtons(*row);
  connect(m_add, &QPushButton::clicked, this, [this] {
    const GraphItem current = m_view->current();
    if (m_view->graph().nodes.isEmpty()) return;
    const int node = current.kind == GraphItem::Kind::Node   ? current.index
                     : current.kind == GraphItem::Kind::Edge ? m_view->graph().edges[current.index].from
                                                             : 0;
    const bool needs = m_view->graph().nodes[node].canNeed();
    askForOtherEnd(node, needs ? GraphPort::Needs : GraphPort::NeededBy, {});
  });
  connect(m_remove, &QToolButton::clicked, this, [this] {
    if (m_view->current().kind == GraphItem::Kind::Edge) removeNeed(m_view->current().index);
  });
  return bar;
}

void DependencyGraphPane::addZoomButtons(QHBoxLayout& row) {
  const auto add = [&](const char* icon, const QString& name, const char* id, const char* keys, auto run) {
    auto* button = new IconButton(QLatin1String(icon), name);
    button->setObjectName(QLatin1String(id));
    button->setShortcutHint(QLatin1String(keys));
    row.addWidget(button);
    connect(button, &QToolButton::clicked, m_view, run);
  };
  add("zoom-out", tr("Smaller"), "graph.smaller", "Ctrl -", [this] { m_view->zoomBy(1 / 1.2); });
  add("zoom-in", tr("Larger"), "graph.larger", "Ctrl +", [this] { m_view->zoomBy(1.2); });
  add("maximize", tr("All of it"), "graph.fit", "Ctrl 0", [this] { m_view->fit(); });
}

QWidget* DependencyGraphPane::buildFoot() {
  auto* foot = new QWidget;
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(16, 5, 16, 6);
  m_foot->setObjectName(QStringLiteral("graph.foot"));
  row->addWidget(m_foot, 1);
  return foot;
}

void DependencyGraphPane::connectView() {
  m_view->setRule([this](const GraphNode& from, const GraphNode& to) {
    if (!to.canBeNeeded()) return tr("Only dependencies and security schemes can be needed.");
    return refusal(from, to.id.toStdString());
  });
  connect(m_view, &DependencyGraphView::currentChanged, this, &DependencyGraphPane::showCurrent);
  connect(m_view, &DependencyGraphView::openRequested, this, &DependencyGraphPane::open);
  connect(m_view, &DependencyGraphView::needDrawn, this, [this](int from, int to) {
    const DependencyGraph graph = m_view->graph();
    addNeed(graph.nodes[from], graph.nodes[to].id.toStdString());
  });
  connect(m_view, &DependencyGraphView::otherEndWanted, this, &DependencyGraphPane::askForOtherEnd);
  connect(m_view, &DependencyGraphView::removeRequested, this, &DependencyGraphPane::removeNeed);
  connect(m_view, &DependencyGraphView::nothingToRemove, this,
          [this](const QString& reason) { m_workbench.navigator.toast(reason); });
  connect(m_view, &DependencyGraphView::menuRequested, this, &DependencyGraphPane::showMenu);
}

design::EndpointPtr DependencyGraphPane::root() const { return m_context ? m_context->current() : nullptr; }

DependencyGraph DependencyGraphPane::graphNow() const {
  const design::Design& design = m_workbench.document.design();
  if (!m_context) return graphOfProject(design, m_scope->currentIndex() == 0 ? WithEndpoints::Yes : WithEndpoints::No);
  const auto endpoint = root();
  if (!endpoint) return {};
  const bool inherits = m_context->of == EndpointContext::Of::Endpoint;
  return graphOfEndpoint(design, *endpoint, inherits ? Inherits::Yes : Inherits::No);
}

// Thousands of endpoints are shown when they are asked for.
void DependencyGraphPane::render() {
  if (m_scope && !m_isScopeChosen) {
    const auto endpoints = m_workbench.document.design().endpoints();
    const auto asking = std::ranges::count_if(endpoints, [](const auto& each) { return !each->dependencies.empty(); });
    m_scope->setCurrentIndex(asking > manyEndpoints ? 1 : 0);
  }
  m_view->setGraph(graphNow());
  showTimes();
}

void DependencyGraphPane::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  showTimes();
}

void DependencyGraphPane::showTimes() {
  const auto endpoint = root();
  m_view->setTimes(lastDependencyTimes(m_workbench.traffic.ring(), endpoint ? endpoint->id() : std::string()));
  showCurrent();
}

void DependencyGraphPane::showCurrent() {
  const GraphItem current = m_view->current();
  const bool isEdge = current.kind == GraphItem::Kind::Edge;
  m_remove->setEnabled(isEdge && !m_view->graph().edges[current.index].isInherited);
  m_foot->setText(current.kind == GraphItem::Kind::None
                      ? tr("Drag from the point at the right of a node to what it needs, or press A. Enter opens, "
                           "Shift+arrows choose a need, Del removes it.")
                      : m_view->textOf(current));
}

void DependencyGraphPane::open(int index) {
  const GraphNode node = m_view->graph().nodes[index];
  const std::string id = node.id.toStdString();
  Navigator& navigator = m_workbench.navigator;
  switch (node.kind) {
  case GraphNode::Kind::App: return navigator.openPlace({EntityKind::Project, {}, "/app/dependencies"});
  case GraphNode::Kind::Router: return navigator.openPlace({EntityKind::Router, id, "/dependencies"});
  case GraphNode::Kind::Endpoint:
    if (!isRoot(node)) navigator.openPlace({EntityKind::Endpoint, id, "/dependencies"});
    return;
  case GraphNode::Kind::Dependency: return navigator.openPlace({EntityKind::Dependency, id, {}});
  case GraphNode::Kind::Scheme: return navigator.openPlace({EntityKind::SecurityScheme, id, {}});
  case GraphNode::Kind::Missing: return navigator.toast(tr("There is no dependency named %1.").arg(node.id));
  }
}

QString DependencyGraphPane::refusal(const GraphNode& from, const std::string& needed) const {
  const auto endpoint = isRoot(from) ? root() : nullptr;
  return refusalOfNeed(m_workbench.document.design(), from, needed, endpoint.get());
}

void DependencyGraphPane::addNeed(const GraphNode& from, const std::string& needed) {
  if (const QString reason = refusal(from, needed); !reason.isEmpty()) return m_workbench.navigator.toast(reason);
  const GraphNode other = neededNode(needed, m_workbench.document.design());
  if (isRoot(from)) {
    m_context->change(withNeed(*root(), needed), {});
  } else if (const auto edit = needEdit(m_workbench.document.design(), from, needed)) {
    if (!applyEdit(m_workbench, *edit)) return;
  }
  m_view->chooseNode(other);
}

// The dependency and the need are one step of undo. A callback's endpoint stands in another's file: there it is two.
void DependencyGraphPane::addNew(const QString& name) {
  const design::Design& design = m_workbench.document.design();
  design::Dependency made = newDependency(name.toStdString());
  if (m_port == GraphPort::NeededBy) {
    GraphNode node;
    node.id = name;
    const auto needing = needEdit(design.withDependency(made), node, m_begun.id.toStdString());
    if (needing) applyEdit(m_workbench, std::get<design::SetDependency>(*needing));
  } else if (isRoot(m_begun) && m_context->of != EndpointContext::Of::Endpoint) {
    if (applyEdit(m_workbench, design::SetDependency{made})) m_context->change(withNeed(*root(), made.name), {});
  } else {
    const design::Design with = design.withDependency(made);
    const auto edit = needEdit(with, m_begun, made.name);
    const auto done = edit ? design::apply(with, *edit) : Result<design::Design>(std::unexpected(edit.error()));
    if (!done) return m_workbench.navigator.toast(QString::fromStdString(done.error().message));
    applyEdit(m_workbench,
              design::SetDesign{*done, "Add dependency " + made.name + " to " + m_begun.title.toStdString()});
  }
  m_view->chooseNode(neededNode(made.name, m_workbench.document.design()));
}

void DependencyGraphPane::removeNeed(int index) {
  const DependencyGraph graph = m_view->graph();
  const GraphEdge& edge = graph.edges[index];
  const GraphNode& from = graph.nodes[edge.from];
  const QString needed = graph.nodes[edge.to].id;
  const QString what = tr("the need of %1 for %2").arg(from.title, needed);
  if (!isRoot(from)) {
    const auto edit = withoutNeedEdit(m_workbench.document.design(), from, needed.toStdString());
    if (edit) removeWithUndo(m_workbench, *edit, what);
    return;
  }
  m_context->change(withoutNeed(*root(), needed.toStdString()), {});
  m_workbench.navigator.offerUndo(tr("Removed %1").arg(what));
}

void DependencyGraphPane::askForOtherEnd(int node, GraphPort port, const QRect& at) {
  m_begun = m_view->graph().nodes[node];
  m_port = port;
  if (!m_picker) {
    m_picker = new NeedPicker(window());
    connect(m_picker, &NeedPicker::chosen, this, [this](const GraphNode& other) {
      if (m_port == GraphPort::Needs) return addNeed(m_begun, other.id.toStdString());
      addNeed(other, m_begun.id.toStdString());
    });
    connect(m_picker, &NeedPicker::newWanted, this, &DependencyGraphPane::addNew);
    connect(this, &QObject::destroyed, m_picker, &QObject::deleteLater);
  }
  const design::Design& design = m_workbench.document.design();
  const bool isForward = port == GraphPort::Needs;
  const auto endpoint = isRoot(m_begun) ? root() : nullptr;
  const QWidget* anchor = at.isNull() ? static_cast<QWidget*>(m_add) : m_view->viewport();
  const QRect local = at.isNull() ? m_add->rect() : at;
  m_view->setFocus(Qt::OtherFocusReason); // where it goes back to
  m_picker->ask(isForward ? tr("%1 needs").arg(m_begun.title) : tr("%1 is needed by").arg(m_begun.title),
                isForward ? possibleNeeds(design, m_begun, endpoint.get()) : possibleNeeders(design, m_begun),
                [this](const QString& name) { return refusalOfNewDependency(m_workbench.document.design(), name); },
                {anchor->mapTo(window(), local.topLeft()), local.size()});
}

void DependencyGraphPane::showMenu(const QPoint& global) {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("graph.menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const GraphItem current = m_view->current();
  const DependencyGraph& graph = m_view->graph();
  if (current.kind == GraphItem::Kind::Node) {
    const GraphNode& node = graph.nodes[current.index];
    const QRect at = m_view->nodeRect(current.index);
    if (!isRoot(node)) menu->addAction(tr("Open"), this, [this, current] { open(current.index); });
    if (node.canNeed())
      menu->addAction(themedIcon(QStringLiteral("plus")), tr("Add what it needs"), this,
                      [this, current, at] { askForOtherEnd(current.index, GraphPort::Needs, at); });
    if (node.canBeNeeded())
      menu->addAction(themedIcon(QStringLiteral("plus")), tr("Add who needs it"), this,
                      [this, current, at] { askForOtherEnd(current.index, GraphPort::NeededBy, at); });
  } else if (current.kind == GraphItem::Kind::Edge) {
    QAction* remove = menu->addAction(themedIcon(QStringLiteral("trash-2")), tr("Remove the need"), this,
                                      [this, current] { removeNeed(current.index); });
    remove->setEnabled(!graph.edges[current.index].isInherited);
  }
  menu->addSeparator();
  menu->addAction(themedIcon(QStringLiteral("maximize")), tr("All of it"), m_view, [this] { m_view->fit(); });
  menu->popup(global);
}

} // namespace signalbox::ui
