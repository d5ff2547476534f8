// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamView: one connection: figures, its messages with the selected one beside them, the joined text of a chat, the
// handshake, and a composer for a WebSocket.
#pragma once

#include "ui/models/message_rows.h"
#include "ui/panels/stream_connection.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QStackedLayout;

namespace signalbox::ui {

class CodeEditor;
class Label;
class Splitter;
class StreamBanner;
class StreamComposer;
class StreamFigures;
class StreamMessages;
class StreamRequest;
class StreamTools;
class StreamVoice;
class TabStrip;
struct Workbench;

class StreamView final : public QWidget {
  Q_OBJECT
public:
  // Full: figures, and the request that opens the connection; Compact: messages and composer.
  enum class Layout { Full, Compact };
  enum class Page { Messages, Text, Handshake, Headers, Request };
  StreamView(Workbench& workbench, Layout layout, QWidget* parent = nullptr);
  ~StreamView() override;

  void setConnection(StreamConnection* connection); // null shows nothing
  StreamConnection* connection() const { return m_connection; }

  // Ctrl+Enter: connects when closed, else sends what is composed.
  void activate();
  void focusWhenOpen(); // the composer, once the connection is open
  void setPaused(bool paused);
  void clear();
  void saveTo(const QString& file);   // as JSON Lines, on a thread; saved() follows
  void recordTo(const QString& file); // all that passes, until stopRecording()
  void stopRecording();
  void showPage(Page page);
  void showAuth();               // of the request
  void addTool(QWidget* widget); // at the right of the header
  MessageRows& rows();
  StreamComposer& composer() { return *m_composer; }

Q_SIGNALS:
  void connectRequested();
  void saved(const QString& problem); // empty: it is written

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  QWidget* makeHeader();
  QWidget* makePages();
  QWidget* makeTextPage(QWidget* parent);
  void connectAll();
  void render();
  void renderFigures();
  void renderPage();
  void renderHandshake();
  void joinText();
  QString textFacts() const;
  void showMore(QWidget* below);
  void askForFile();
  void toggleRecording();
  void openStretch(quint64 end); // of the recording: what is before that message
  void tellRecorded(const QString& file, quint64 count, quint64 missed, const QString& problem);

  Workbench& m_workbench;
  Layout m_layout;
  QPointer<StreamConnection> m_connection;
  StreamVoice* m_voice;
  bool m_focusesWhenOpen = false;
  QTimer m_clock; // while something waits: the banner counts

  StreamFigures* m_figures = nullptr;
  StreamBanner* m_banner = nullptr;
  TabStrip* m_tabs = nullptr;
  StreamTools* m_tools = nullptr;
  QStackedLayout* m_pages = nullptr;
  StreamMessages* m_messages = nullptr;
  QWidget* m_textPage = nullptr;
  Label* m_textFacts = nullptr;
  CodeEditor* m_text = nullptr;
  CodeEditor* m_handshake = nullptr;
  CodeEditor* m_headers = nullptr;
  StreamRequest* m_request = nullptr; // Full
  StreamComposer* m_composer = nullptr;
  struct Joined;
  std::unique_ptr<Joined> m_joined;
  QHBoxLayout* m_header = nullptr;
};

} // namespace signalbox::ui
