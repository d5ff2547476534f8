// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BottomIsland: log, streams, console, design problems and what was found, under the editor. Collapsed, its header
// stays.
#pragma once

#include "ui/widgets/pace.h"
#include "ui/widgets/surface.h"

#include <QJsonObject>

class QStackedWidget;

namespace signalbox::ui {

class ConsolePanel;
class DesignProblemsPanel;
class FindPanel;
class IconButton;
class LogPanel;
class StreamsPanel;
class TabStrip;
struct Workbench;

class BottomIsland final : public Surface {
  Q_OBJECT
public:
  static constexpr int headerHeight = 36;

  explicit BottomIsland(Workbench& workbench, QWidget* parent = nullptr);

  LogPanel& log() { return *m_log; }
  ConsolePanel& console() { return *m_console; }
  DesignProblemsPanel& problems() { return *m_problems; }
  FindPanel& find() { return *m_find; }
  StreamsPanel& streams(); // made at the first call

  bool isOpen() const { return m_isOpen; }
  void setOpen(bool open);
  QString current() const;         // "log", "streams", "console", "problems", "find"
  void show(const QString& panel); // and opens

  QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

Q_SIGNALS:
  void openChanged(bool open); // also when it stays: sizes are to fit

protected:
  void resizeEvent(QResizeEvent* event) override; // tabs come before what a narrow header has no room for

private:
  QWidget* buildHeader();
  void showPanel(int index);
  void renderLogCount();
  void renderConsoleCount();

  Workbench& m_workbench;
  TabStrip* m_tabs;
  QStackedWidget* m_pages;
  LogPanel* m_log;
  DesignProblemsPanel* m_problems;
  FindPanel* m_find;
  StreamsPanel* m_streams = nullptr;
  QJsonObject m_streamsState; // until the panel is made
  QWidget* m_streamsPlace;
  IconButton* m_toggle;
  Pace m_logCount;
  bool m_isOpen = true;
  ConsolePanel* m_console;
  Pace m_consoleCount;
};

} // namespace signalbox::ui
