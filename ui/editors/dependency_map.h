// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DependencyMap: the page with the graph of all dependencies of the project.
#pragma once

#include <QWidget>

namespace signalbox::ui {

class DependencyGraphPane;
class EmptyState;
class Label;
struct Workbench;

class DependencyMap final : public QWidget {
  Q_OBJECT
public:
  explicit DependencyMap(Workbench& workbench, QWidget* parent = nullptr);

private:
  void render();

  Workbench& m_workbench;
  Label* m_counts;
  DependencyGraphPane* m_pane;
  EmptyState* m_empty;
};

} // namespace signalbox::ui
