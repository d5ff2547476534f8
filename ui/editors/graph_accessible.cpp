// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/graph_accessible.h"

#include "ui/editors/dependency_graph_view.h"

#include <QCoreApplication>
#include <QPointer>

namespace signalbox::ui {
namespace {

int childOf(const DependencyGraphView& view, GraphItem item) {
  if (item.kind == GraphItem::Kind::None) return -1;
  return item.kind == GraphItem::Kind::Node ? item.index : int(view.graph().nodes.size()) + item.index;
}

int childrenOf(const DependencyGraphView& view) { return int(view.graph().nodes.size() + view.graph().edges.size()); }

class ItemAccessible final : public QAccessibleInterface {
public:
  ItemAccessible(DependencyGraphView* view, int index) : m_view(view), m_index(index) {}

  bool isValid() const override { return m_view && m_index < childrenOf(*m_view); }
  QObject* object() const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
  QAccessibleInterface* child(int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  void setText(QAccessible::Text, const QString&) override {}
  QAccessible::Role role() const override { return QAccessible::ListItem; }

  QAccessible::State state() const override {
    QAccessible::State state;
    if (!isValid()) return state;
    state.focusable = state.selectable = true;
    state.selected = childOf(*m_view, m_view->current()) == m_index;
    state.focused = state.selected && m_view->hasFocus();
    return state;
  }

  QRect rect() const override {
    if (!isValid()) return {};
    const GraphItem item = this->item();
    const QRect local =
        item.kind == GraphItem::Kind::Node ? m_view->nodeRect(item.index) : m_view->edgeRect(item.index);
    return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
  }

  QString text(QAccessible::Text type) const override {
    return isValid() && type == QAccessible::Name ? m_view->textOf(item()) : QString();
  }

private:
  GraphItem item() const {
    const int nodes = int(m_view->graph().nodes.size());
    return m_index < nodes ? GraphItem{GraphItem::Kind::Node, m_index}
                           : GraphItem{GraphItem::Kind::Edge, m_index - nodes};
  }

  QPointer<DependencyGraphView> m_view;
  int m_index;
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object) {
  if (className != QLatin1String("signalbox::ui::DependencyGraphView")) return nullptr;
  return new GraphAccessible(static_cast<DependencyGraphView*>(object));
}

} // namespace

void GraphAccessible::install() {
  static const bool installed = [] {
    QAccessible::installFactory(makeInterface);
    return true;
  }();
  Q_UNUSED(installed);
}

GraphAccessible::GraphAccessible(DependencyGraphView* view) : QAccessibleWidget(view, QAccessible::List) {}

GraphAccessible::~GraphAccessible() {
  for (const QAccessible::Id id : m_children) QAccessible::deleteAccessibleInterface(id);
}

DependencyGraphView& GraphAccessible::view() const { return *static_cast<DependencyGraphView*>(object()); }

int GraphAccessible::childCount() const { return childrenOf(view()); }

QAccessibleInterface* GraphAccessible::child(int index) const {
  if (index < 0 || index >= childCount()) return nullptr;
  for (int i = int(m_children.size()); i <= index; ++i)
    m_children.push_back(QAccessible::registerAccessibleInterface(new ItemAccessible(&view(), i)));
  return QAccessible::accessibleInterface(m_children[std::size_t(index)]);
}

int GraphAccessible::indexOfChild(const QAccessibleInterface* wanted) const {
  for (int i = 0; i < childCount(); ++i)
    if (child(i) == wanted) return i;
  return -1;
}

QAccessibleInterface* GraphAccessible::focusChild() const {
  return view().hasFocus() ? child(childOf(view(), view().current())) : nullptr;
}

QString GraphAccessible::text(QAccessible::Text type) const {
  if (type != QAccessible::Description) return QAccessibleWidget::text(type);
  return QCoreApplication::translate("DependencyGraphView", "%1 nodes and %2 needs. Arrows walk along the needs.")
      .arg(view().graph().nodes.size())
      .arg(view().graph().edges.size());
}

} // namespace signalbox::ui
