// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TrafficPanel: the traffic activity: requests over time, the rows that pass the filter, and the chosen one in full.
#pragma once

#include "ui/commands/findable.h"
#include "ui/models/log_model.h"

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace signalbox::ui {

class Button;
class EmptyState;
class ExchangeView;
class IconButton;
class Label;
class Segmented;
class Splitter;
class Surface;
class TrafficActions;
class TrafficHistogram;
class TrafficSidebar;
class UniformList;
struct Workbench;

class TrafficPanel final : public QWidget, public Findable {
  Q_OBJECT
public:
  explicit TrafficPanel(Workbench& workbench, QWidget* parent = nullptr);

  QWidget* sidebar() const; // for the window's
  LogModel& model() { return m_model; }
  TrafficActions& actions() { return *m_actions; }
  void togglePause();
  void focusFilter();
  void find() override { focusFilter(); }
  bool filter() override; // a body of the exchange that is shown

  QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override; // a list would take the Space itself
  void keyPressEvent(QKeyEvent* event) override;              // Space pauses
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

private:
  QWidget* buildHeader();
  QWidget* buildRows();
  void buildDetail();
  void connectAll();
  void applyFilter();
  void render();
  void renderCounts();
  void renderEmpty();
  Button* addEmptyAction(const QString& text, const QString& id, std::function<void()> run);
  void showAll(); // without any filter
  void showSelected();
  void closeDetail();
  void showMenu(const QModelIndex& index, const QPoint& global);
  template<class Action>
  void onSelected(Action action); // with the chosen exchange

  Workbench& m_workbench;
  LogModel m_model;
  TrafficActions* m_actions;
  TrafficSidebar* m_sidebar;
  Splitter* m_islands = nullptr;
  Surface* m_detailIsland = nullptr;
  Label* m_title = nullptr;
  Label* m_count = nullptr;
  Label* m_losses = nullptr;
  Segmented* m_show = nullptr;
  Button* m_replay = nullptr;
  Button* m_save = nullptr;
  IconButton* m_messages = nullptr;
  IconButton* m_pause = nullptr;
  Button* m_range = nullptr; // the picked stretch of time; a click lets go of it
  TrafficHistogram* m_histogram = nullptr;
  UniformList* m_rows = nullptr;
  EmptyState* m_empty = nullptr;
  QWidget* m_content = nullptr;
  ExchangeView* m_detail = nullptr;
  QString m_emptyText; // what the empty state says now
  quint64 m_shown = 0; // sequence of the exchange in the detail
  QTimer m_renderSoon;
};

} // namespace signalbox::ui
