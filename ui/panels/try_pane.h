// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TryPane: sends requests to one endpoint and shows the answer: the right half of an endpoint's tab. For streams and
// sockets it connects instead and shows the messages.
#pragma once

#include "ui/models/field_problem.h"

#include <QJsonObject>
#include <QWidget>

#include <memory>

namespace signalbox::ui {

struct Workbench;

class TryPane final : public QWidget {
  Q_OBJECT
public:
  TryPane(Workbench& workbench, const QString& endpointId, QWidget* parent = nullptr);
  // Of a saved request, for an endpoint or free: what is typed is saved into it.
  static TryPane* forRequest(Workbench& workbench, const QString& requestName, QWidget* parent = nullptr);
  ~TryPane() override;

  QString endpointId() const { return m_endpointId; }
  void setEndpointId(const QString& id);    // after a rename: keeps what was typed
  void setRequestName(const QString& name); // the same of a saved request

  // Ctrl+Enter: sends, connects, or sends the composed message.
  void send();
  bool isRunning() const;
  void cancel();
  void goToNextProblem();       // F8
  void goToPreviousProblem();   // Shift+F8
  void openRule();              // F12: the field of the current problem
  void fixProblem();            // Ctrl+.: a value that passes in its place
  void focusUrl();              // Ctrl+L
  bool hasMethodChoice() const; // false where the endpoint's stands fast
  void chooseMethod();          // Ctrl+Shift+L: its menu
  void focusResponse();         // Ctrl+'
  void filterResponse();        // by a path
  void showHistory();           // Ctrl+H: what was sent before, and what it answered
  void formatBody();            // Ctrl+Shift+I
  void toggleBulk();            // parameters, headers or form fields as a text, or as rows again
  void copyAsCurl();            // the request as it would be sent
  void paste(const QString& curlCommand);
  void useBody(const QString& text);     // as JSON when it is, else raw
  void useBodyFile(const QString& path); // sent as it is

  const QVector<FieldProblem>& problems() const;

  // Method, body, parameter values, headers, sizes; a response is not kept.
  QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

Q_SIGNALS:
  // Of the last answer, and then of what is typed; empty when it passed.
  void problemsChanged(const QVector<signalbox::ui::FieldProblem>& problems);
  void problemSelected(const signalbox::ui::FieldProblem& problem); // by F8 or in the list: its place has the focus
  void runningChanged(bool running);
  void answered(int status); // 0 when no answer came

protected:
  void keyPressEvent(QKeyEvent* event) override; // Esc cancels
  void showEvent(QShowEvent* event) override;

private:
  class Implementation;
  QString m_endpointId;
  std::unique_ptr<Implementation> m_implementation;
};

} // namespace signalbox::ui
