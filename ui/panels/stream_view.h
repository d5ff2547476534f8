// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamView: the messages of one connection: figures, rows, the selected message, and a composer for a WebSocket.
#pragma once

#include "ui/panels/message_list.h"
#include "ui/panels/stream_connections.h"

#include <QPointer>
#include <QWidget>

#include <array>

class QStackedLayout;

namespace signalbox::ui {

class Button;
class EmptyState;
class IconButton;
class JsonEditor;
class Label;
class RowList;
class SearchField;
class Segmented;
class Splitter;
class StreamFigures;
class TabStrip;

class StreamView final : public QWidget {
  Q_OBJECT
public:
  // Full: figures and the selected message beside the rows; Compact: rows and composer.
  enum class Layout { Full, Compact };
  explicit StreamView(Layout layout, QWidget* parent = nullptr);

  void setConnection(StreamConnection* connection); // null shows nothing
  StreamConnection* connection() const { return m_connection; }

  // Ctrl+Enter: connects when closed, else sends what is composed.
  void activate();
  void setPaused(bool paused);
  void clear();
  void exportTo(const QString& file); // .jsonl
  MessageRows& rows() { return m_rows; }

Q_SIGNALS:
  void connectRequested();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  QWidget* makeHeader();
  QWidget* makeList();
  QWidget* makeDetail();
  QWidget* makeComposer();
  void render();
  void renderEmpty();
  void showMessage(int row);
  void followEnd();
  void askForFile();
  void sendComposed();

  Layout m_layout;
  QPointer<StreamConnection> m_connection;
  MessageRows m_rows;
  bool m_isAtEnd = true;

  StreamFigures* m_figures = nullptr;
  TabStrip* m_tabs = nullptr;
  Segmented* m_show = nullptr;
  SearchField* m_filter = nullptr;
  IconButton* m_pause = nullptr;
  Button* m_waiting = nullptr;
  RowList* m_list = nullptr;
  EmptyState* m_empty = nullptr;
  QStackedLayout* m_pages = nullptr;
  QWidget* m_detail = nullptr;
  Label* m_detailTitle = nullptr;
  Label* m_detailSize = nullptr;
  JsonEditor* m_detailText = nullptr;
  JsonEditor* m_headers = nullptr;
  QWidget* m_composer = nullptr;
  JsonEditor* m_composed = nullptr;
  Button* m_send = nullptr;
};

} // namespace signalbox::ui
