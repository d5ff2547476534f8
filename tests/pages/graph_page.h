// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// GraphPage: a graph of dependencies as a test speaks of it: draw from one node to another, walk, choose, remove.
#pragma once

#include "tests/pages/page.h"
#include "ui/editors/dependency_graph_view.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QMouseEvent>

namespace signalbox::pages {

class GraphPage final : public Page {
public:
  using Page::Page;

  ui::DependencyGraphView& view() const { return *find<ui::DependencyGraphView>(QStringLiteral("graph")); }

  int node(const QString& title) const {
    const auto& nodes = view().graph().nodes;
    for (int index = 0; index < nodes.size(); ++index)
      if (nodes[index].title == title) return index;
    qWarning("no node named %s", qPrintable(title));
    return -1;
  }

  QString current() const {
    const ui::GraphItem item = view().current();
    return item.kind == ui::GraphItem::Kind::None ? QString() : view().textOf(item);
  }

  void choose(const QString& title) const {
    view().setFocus();
    view().setCurrent({ui::GraphItem::Kind::Node, node(title)});
  }

  void press(const QString& keys) const { QTest::keySequence(&view(), QKeySequence(keys)); }

  // From the port at the right of one node; `to` in pixels of the viewport.
  void beginEdge(const QString& from, QPoint to, ui::GraphPort port = ui::GraphPort::Needs) const {
    QWidget* area = view().viewport();
    QTest::mousePress(area, Qt::LeftButton, {}, view().portOf(node(from), port));
    for (const QPoint at : {(view().portOf(node(from), port) + to) / 2, to}) {
      QMouseEvent move(QEvent::MouseMove, at, area->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
      QCoreApplication::sendEvent(area, &move);
    }
  }
  void letGo(QPoint at) const { QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, at); }

  void draw(const QString& from, const QString& to, ui::GraphPort port = ui::GraphPort::Needs) const {
    const QPoint at = view().nodeRect(node(to)).center();
    beginEdge(from, at, port);
    letGo(at);
  }

  // The list of what may stand at the other end.
  QStringList offered() const {
    QStringList texts;
    const auto* list = root()->window()->findChild<QAbstractItemView*>(QStringLiteral("needs.list"));
    for (int row = 0; list && row < list->model()->rowCount(); ++row)
      texts << list->model()->index(row, 0).data().toString();
    return texts;
  }
  void typeOffered(const QString& text) const {
    auto* field = root()->window()->findChild<QLineEdit*>(QStringLiteral("needs.field"));
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
  }
};

} // namespace signalbox::pages
