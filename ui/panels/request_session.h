// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestSession: the requests of one try pane: sends a draft, gathers the answer, its problems and the server's own
// record of it, remembers the last sends.
#pragma once

#include "ui/bridge/request_runner.h"
#include "ui/panels/request_draft.h"
#include "ui/panels/response_state.h"

#include <QDateTime>
#include <QJsonObject>
#include <QObject>

#include <deque>

namespace signalbox::ui {

struct Workbench;

struct SentRequest {
  QJsonObject draft;
  int status = 0; // 0 = no answer
  QString time;
  QDateTime at;
};

class RequestSession final : public QObject {
  Q_OBJECT
public:
  static constexpr std::size_t historyLimit = 20;
  explicit RequestSession(Workbench& workbench, QObject* parent = nullptr);

  void send(const RequestDraft& draft, const QString& endpointId);
  void cancel() { m_runner.cancel(); }
  bool isRunning() const { return m_runner.isRunning(); }

  const ResponseFacts& facts() const { return m_facts; }
  const std::deque<SentRequest>& history() const { return m_history; } // newest first
  // The problems against the text and the design as they are now.
  void relocate(const QString& body, const QString& endpointId);

Q_SIGNALS:
  void changed();                 // facts()
  void progressed(quint64 bytes); // of the body, while it comes
  void answered(int status);      // once for each send; 0 when no answer came

private:
  bool isForOurServer(const client::Request& request) const;
  void finish(const client::Response& response);
  void take(const std::vector<api::Exchange>& batch);
  QVector<FieldProblem> problemsIn(const std::string& body, const QString& endpointId) const;

  Workbench& m_workbench;
  RequestRunner m_runner;
  ResponseFacts m_facts;
  std::vector<client::ValidationProblem> m_sources;
  RequestDraft m_sent;
  QString m_endpointId;
  std::string m_tag;
  std::deque<SentRequest> m_history;
};

} // namespace signalbox::ui
