// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader sees of a DependencyGraphView: a list with one child for each node, then one for each edge.
#pragma once

#include <QAccessibleWidget>

#include <vector>

namespace signalbox::ui {

class DependencyGraphView;

class GraphAccessible final : public QAccessibleWidget {
public:
  static void install(); // once; a second call does nothing
  explicit GraphAccessible(DependencyGraphView* view);
  ~GraphAccessible() override;

  int childCount() const override;
  QAccessibleInterface* child(int index) const override;
  int indexOfChild(const QAccessibleInterface* child) const override;
  QAccessibleInterface* focusChild() const override;
  QString text(QAccessible::Text type) const override;

private:
  DependencyGraphView& view() const;
  mutable std::vector<QAccessible::Id> m_children; // made when asked for
};

} // namespace signalbox::ui
