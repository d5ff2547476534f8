// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ConsolePanel: what the server, the tasks behind its answers and the project's folder have to say, line by line; a
// click leads to where it comes from in the design.
#pragma once

#include "ui/models/console_model.h"

#include <QWidget>

namespace signalbox::ui {

class Button;
class EmptyState;
class IconButton;
class SearchField;
class Segmented;
class UniformList;
struct Workbench;

class ConsolePanel final : public QWidget {
  Q_OBJECT
public:
  explicit ConsolePanel(Workbench& workbench, QWidget* parent = nullptr);

  ConsoleModel& model() { return m_model; }
  // Levels, filter, pause, copy and clear, for the header of the island this panel stands in.
  QWidget* tools() const { return m_tools; }

  void togglePause();
  void sayPrinted(const QString& speaker, const QStringList& lines); // by a program, such as an export's plugin

protected:
  bool eventFilter(QObject* watched, QEvent* event) override; // Space, copying a line
  void keyPressEvent(QKeyEvent* event) override;              // Space pauses

private:
  void buildTools();
  void buildEmpty();
  void listenToServer();
  void listenToProject();
  void say(ConsoleLine::Level level, const QString& text);
  void sayServerState();
  void sayBrokenFiles();
  void openSource(const QModelIndex& index);
  void showMenu(const QModelIndex& index, const QPoint& global);
  void applyFilter();
  void render();

  Workbench& m_workbench;
  ConsoleModel m_model;
  QWidget* m_tools;
  Segmented* m_show = nullptr;
  SearchField* m_filter = nullptr;
  IconButton* m_pause = nullptr;
  UniformList* m_rows;
  EmptyState* m_empty;
  Button* m_start = nullptr; // of the empty state
  Button* m_showAll = nullptr;
  QString m_baseUrl; // where it listened last
};

} // namespace signalbox::ui
