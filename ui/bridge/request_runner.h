// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestRunner: sends one request at a time through core/client and answers on the UI thread.
#pragma once

#include "core/client/http_client.h"

#include <QObject>

namespace signalbox::ui {

class RequestRunner final : public QObject {
  Q_OBJECT
public:
  // `client` is shared by all runners and outlives them.
  explicit RequestRunner(client::HttpClient& client, QObject* parent = nullptr);
  ~RequestRunner() override; // cancels

  void send(client::Request request);
  void cancel();
  bool isRunning() const { return m_running; }

Q_SIGNALS:
  void started();
  void finished(const signalbox::client::Response& response); // also failed or cancelled: response.failure
  
private:
  client::HttpClient& m_client;
  client::RequestId m_id = 0;
  bool m_running = false;
};

} // namespace signalbox::ui
