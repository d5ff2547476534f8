// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TrafficActions: what a person does with an exchange of the log: send it again, save it among the project's requests,
// open it in the try pane, copy it as a command, write the rows to an archive.
#pragma once

#include "core/requests/plain_request.h"
#include "ui/bridge/request_runner.h"
#include "ui/models/exchange_rows.h"
#include "ui/models/log_model.h"
#include "ui/models/message_ring.h"

#include <QObject>

namespace signalbox::ui {

class TrafficArchive;
struct Workbench;

class TrafficActions final : public QObject {
  Q_OBJECT
public:
  explicit TrafficActions(Workbench& workbench, QObject* parent = nullptr);

  // Each answers by a toast when it cannot be done, and why.
  void replay(const api::Exchange& exchange); // replayed() follows; a socket or stream is opened anew, in Streams
  void save(const api::Exchange& exchange);
  void open(const api::Exchange& exchange);
  void copyCurl(const api::Exchange& exchange);
  void askForArchive(const LogModel& rows, QWidget* window);
  void writeArchive(const LogModel& rows, const QString& path); // of the rows that are shown; archived() follows

Q_SIGNALS:
  void archived(const QString& path, bool isWritten);
  void replayed(const QVector<signalbox::ui::ExchangeRow>& rows);

private:
  void finish(const std::shared_ptr<const client::Response>& response);
  void reopen(const api::Exchange& exchange);
  void tell(const TrafficArchive& archive, const QString& error);
  std::optional<requests::PlainRequest> requestOf(const api::Exchange& exchange) const;
  QString curlOf(const requests::PlainRequest& request) const;

  Workbench& m_workbench;
  RequestRunner m_runner;
  api::Exchange m_first; // of the one that is sent again
};

// What the client of a socket sent, as far as the log has it; `isWhole` where that is everything.
struct SentMessages {
  MessageStore messages;
  bool isWhole = true;
};
SentMessages sentMessages(const ExchangeRing& log, quint64 connection);

// Both answers beside each other: what differs is marked, bodies by lines.
QVector<ExchangeRow> replayRows(const api::Exchange& first, const client::Response& second);

} // namespace signalbox::ui
