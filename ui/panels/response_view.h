// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ResponseView: the answer to a request: status, track, problems, body, headers, timings.
#pragma once

#include "ui/panels/response_state.h"

#include <QWidget>

class QHBoxLayout;
class QStackedLayout;

namespace signalbox::ui {

class BodyView;
class Button;
class EmptyState;
class HeaderEditor;
class IconButton;
class Label;
class ProblemsView;
class RowList;
class Segmented;
class StatusPill;
class TabStrip;
class TimingsView;
class Track;
class WaitingView;

class ResponseView final : public QWidget {
  Q_OBJECT
public:
  enum class Tab { Problems, Body, Headers, Timings };
  explicit ResponseView(QWidget* parent = nullptr);

  void render(const ResponseFacts& facts);
  void setReceived(quint64 bytes, const QByteArray& piece); // while waiting: of the body, and what is new of its start
  void setTab(Tab tab);
  void focusCurrent(); // the view of the current tab

  void setSendKeys(const QString& keys); // what sends, in the words of the empty state
  void setFindKeys(const QString& keys);
  void setFilterKeys(const QString& keys);
  void setSignIn(const QString& scheme); // that the endpoint asks for: offered at a 401; empty = none
  void setHistoryKeys(const QString& keys);
  void setWrapKeys(const QString& keys);
  void filterBody();                    // by a path, when it is JSON
  void saveBodyTo(const QString& file); // bodySaved() follows
  ProblemsView& problems() { return *m_problems; }
  BodyView& body() { return *m_body; }
  const ResponseState& state() const { return m_state; }
  QWidget& historyButton();

Q_SIGNALS:
  void historyRequested();
  void startRequested();                                         // the server
  void sendRequested();                                          // again, or for the first time
  void followRequested();                                        // to state().redirect
  void signInRequested();                                        // to what setSignIn() named
  void keepRequested(const QString& name, const QString& value); // as a variable; the name may be empty
  void settingRequested(const QString& command);
  void bodyFileRequested(); // saveBodyTo() may follow
  void bodySaved(const QString& file, const QString& problem);

private:
  QWidget* makeAnswer();
  void showPart(int index);
  void renderTools();
  QWidget* makeNext();
  void renderNext();
  QWidget* makeHead();
  QHBoxLayout* makeTools();
  QWidget* makeTabs();
  void renderAnswer(const ResponseFacts& facts);
  void renderForms();
  QString copiedBody() const;
  void renderFailure();

  ResponseState m_state;
  std::shared_ptr<const client::Response> m_response; // whose body is shown
  QString m_headerText;
  StatusPill* m_status = nullptr;
  Label* m_time = nullptr;
  Label* m_size = nullptr;
  IconButton* m_history = nullptr;
  Track* m_track = nullptr;
  TabStrip* m_tabs = nullptr;
  QStackedLayout* m_parts = nullptr;
  QStackedLayout* m_pages = nullptr;
  ProblemsView* m_problems = nullptr;
  Segmented* m_form = nullptr;
  IconButton* m_copy = nullptr;
  IconButton* m_save = nullptr;
  BodyView* m_body = nullptr;
  IconButton* m_find = nullptr;
  IconButton* m_filter = nullptr;
  IconButton* m_wrap = nullptr;
  QWidget* m_next = nullptr; // what an answer asks for: to follow it, to sign in
  Label* m_nextText = nullptr;
  Button* m_follow = nullptr;
  Button* m_signIn = nullptr;
  QString m_scheme;
  QHBoxLayout* m_strip = nullptr;
  HeaderEditor* m_headers = nullptr;
  TimingsView* m_timings = nullptr;
  EmptyState* m_empty = nullptr;
  EmptyState* m_failure = nullptr;
  WaitingView* m_waiting = nullptr;
};

} // namespace signalbox::ui
