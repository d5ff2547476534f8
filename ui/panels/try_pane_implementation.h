// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a TryPane: its widgets, its draft, and what joins them to the session or the stream.
#pragma once

#include "ui/bridge/request_services.h"
#include "ui/panels/request_session.h"
#include "ui/panels/stream_connections.h"
#include "ui/panels/try_pane.h"
#include "ui/widgets/line_completer.h"

#include <QPointer>
#include <QTimer>

class QStackedLayout;

namespace signalbox::ui {

class Button;
class HistoryView;
class IconButton;
class Popover;
class RequestEditor;
class ResponseView;
class Splitter;
class StreamView;
class UrlBar;

class TryPane::Implementation final : public QObject {
  Q_OBJECT
public:
  Implementation(TryPane& pane, Workbench& workbench);
  ~Implementation() override; // the window's popover of this pane goes with it

  void open(); // the endpoint or the saved request for the first time
  void followDesign();
  void checkIfDue(); // the pane is shown
  void send();
  void cancel();
  bool isRunning() const;
  void goToProblem(int step);
  void openRule();
  void fixProblem(); // the current one, or the first
  void focusUrl();
  bool hasMethodChoice() const;
  void chooseMethod();
  void focusResponse();
  void filterResponse();
  void showHistory();
  void formatBody();
  void toggleBulk();
  const QVector<FieldProblem>& problems() const { return m_session.facts().problems; }
  void setRequestName(const QString& name); // a saved request: what is typed is saved
  void followRename(const QString& name);
  void useBody(const QString& text);
  void useBodyFile(const QString& path);
  void copyAsCurl();
  void paste(const QString& command);
  void takeBackPaste();
  QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

private:
  void showKeys(); // on buttons and in empty states, as they are bound
  QWidget* makeBar();
  void connectAll();
  void edit(const RequestDraft& draft);
  void checkAnew(); // where it is seen, else once it is
  void renderDraft();
  void renderAddress();
  void renderStream();
  void renderButton();
  void renderAnswer();
  void announce(int status);
  void tellProblems();
  void tellTyped();
  void sendRequest(const RequestDraft& draft);
  void followRedirect();                        // of the answer; what is typed stays
  void refuseWithout(const QString& parameter); // of the path
  void connectStream();
  void startServer();
  void forget(quint64 historyId);
  void askForBodyFile();
  void tellSaved(const QString& file, const QString& problem);
  void showCopyMenu();
  void usePasted(const RequestDraft& pasted, const QString& note);
  void backToEndpoint();
  void showExamples();
  void useExample(std::uint64_t seed);
  void useBodyText(const QString& text);
  void saveRequest();
  void showSaved(); // the menu: save anew, or use one that was saved for this endpoint
  void keepSaved();
  void renderServices();
  QString usedEnvironment() const; // or the one that would be made
  void keepCredential(const QString& name, const QString& value, bool isSecret);
  void showKeep(const QString& name, const QString& value);
  void connectServices();
  void connectEditor();
  void openRuleOf(const FieldProblem& problem);
  void useFix(const FieldProblem& problem, const QString& passing);
  design::EndpointPtr endpoint() const;
  bool isStream() const { return m_connection != nullptr; }

  TryPane& m_pane;
  Workbench& m_workbench;
  RequestSession m_session;
  std::shared_ptr<StreamConnections> m_connections;
  QPointer<StreamConnection> m_connection; // of a socket or stream endpoint
  RequestDraft m_draft;
  // Around the last paste: what was there before, and what it made.
  struct Paste {
    RequestDraft before;
    RequestDraft after;
  };
  std::optional<Paste> m_paste;
  std::optional<RequestDraft> m_ownDraft; // before a paste took the request elsewhere
  QString m_requestName;                  // of a saved request; empty = what is typed belongs to the tab
  std::uint64_t m_seed = 1;
  QTimer m_cancelTimer;                                 // Send becomes Cancel when it ends
  std::shared_ptr<const client::Response> m_toldAnswer; // whose problems have been told
  QVector<FieldProblem> m_told;
  bool m_hasTrace = false;
  bool m_isCheckDue = false;
  bool m_showsCancel = false;
  bool m_sendsWhenRunning = false; // the server was asked to start for a send

  UrlBar* m_bar = nullptr;
  Button* m_button = nullptr;
  Splitter* m_parts = nullptr;
  RequestEditor* m_editor = nullptr;
  QStackedLayout* m_answers = nullptr;
  ResponseView* m_response = nullptr;
  StreamView* m_stream = nullptr;
  IconButton* m_save = nullptr;
  LineCompleter m_completer;
  QPointer<Popover> m_popover;
  QPointer<Popover> m_keep;
  QPointer<HistoryView> m_history;
  QList<ForgottenRequests> m_forgotten; // since the list was opened, the last at the end
};

} // namespace signalbox::ui
