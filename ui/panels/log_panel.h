// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LogPanel: the server's exchanges, newest on top, with the track, bodies and headers of the selected one.
#pragma once

#include "ui/models/log_model.h"

#include <QWidget>

#include <functional>

namespace signalbox::ui {

class Button;
class EmptyState;
class ExchangeView;
class IconButton;
class Label;
class SearchField;
class Segmented;
class Splitter;
class TrafficActions;
class UniformList;
struct Workbench;

class LogPanel final : public QWidget {
  Q_OBJECT
public:
  explicit LogPanel(Workbench& workbench, QWidget* parent = nullptr);

  LogModel& model() { return m_model; }
  // What was lost, filter, pause and clear, for the header of the island this panel stands in.
  QWidget* tools() const { return m_tools; }

  void togglePause();
  void clear();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override; // a list would take the Space itself
  void keyPressEvent(QKeyEvent* event) override;              // Space pauses
  void showEvent(QShowEvent* event) override;

private:
  void buildTools();
  void connectDetail();
  void showSelected();
  void showMenu(const QModelIndex& index, const QPoint& global);
  void renderCounts();
  void buildEmpty();
  void renderEmpty();
  Button* addEmptyAction(const QString& text, const char* id, std::function<void()> run);

  Workbench& m_workbench;
  LogModel m_model;
  QWidget* m_tools;
  Segmented* m_show = nullptr;
  SearchField* m_filter = nullptr;
  IconButton* m_messages = nullptr;
  IconButton* m_pause = nullptr;
  Splitter* m_splitter;
  UniformList* m_rows;
  EmptyState* m_empty;
  ExchangeView* m_detail;
  TrafficActions* m_actions;
  Label* m_losses = nullptr;
  QTimer m_renderSoon;
  Button* m_start = nullptr; // of the empty state
  Button* m_send = nullptr;
  Button* m_copyCurl = nullptr;
};

} // namespace signalbox::ui
