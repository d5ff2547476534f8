// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamSidebar: the connections of a window as a list of two lines each, with a filter and what adds another.
#pragma once

#include "ui/panels/stream_connections.h"

#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QWidget>

namespace signalbox::ui {

class RowList;

class StreamSidebar final : public QWidget {
  Q_OBJECT
public:
  enum class Layout { Full, Compact }; // Compact: without the heading
  StreamSidebar(StreamConnections& connections, Layout layout, QWidget* parent = nullptr);

  void select(const QString& key);
  StreamConnection* current() const;

Q_SIGNALS:
  void currentChanged();
  void addRequested(const QString& address); // "ws://" or "http://": the rest is to be typed
  void recordingRequested();                 // a file is to be chosen
  void activated();                          // Enter or double click on a connection

private:
  QWidget* makeHead(Layout layout);
  void showMenu(const QPoint& global); // of the current one
  void fill();
  void refresh();

  StreamConnections& m_connections;
  QStandardItemModel m_model;
  QSortFilterProxyModel m_shown;
  RowList* m_list = nullptr;
};

} // namespace signalbox::ui
