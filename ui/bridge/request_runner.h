// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestRunner: sends one request at a time through core/client and answers on the UI thread.
#pragma once

#include "core/client/http_client.h"

#include <QObject>

#include <memory>

namespace signalbox::ui {

// Added to what a try pane sends to the window's own server, so that the server's record of it can be found. Lists of
// headers leave it out.
inline constexpr char requestTagHeader[] = "x-signalbox-request";

class RequestRunner final : public QObject {
  Q_OBJECT
public:
  // `client` is shared by all runners and outlives them.
  explicit RequestRunner(client::HttpClient& client, QObject* parent = nullptr);
  ~RequestRunner() override; // cancels

  void send(client::Request request); // one that runs is cancelled and forgotten
  void cancel();
  bool isRunning() const { return m_mailbox != nullptr; }

  static constexpr std::size_t livePart = 256 << 10;

Q_SIGNALS:
  void started();
  // While the body comes in, once a batch: how much there is, and what of its first `livePart` bytes is new.
  void progressed(quint64 bytes, const QByteArray& piece);
  // Also failed or cancelled: response->failure. Shared, so that a large body is there once.
  void finished(const std::shared_ptr<const signalbox::client::Response>& response);

private:
  struct Mailbox;
  void abandon();
  void deliver(const std::shared_ptr<Mailbox>& mailbox);

  client::HttpClient& m_client;
  client::RequestId m_id = 0;
  std::shared_ptr<Mailbox> m_mailbox; // of the request that runs
  std::size_t m_told = 0;             // of the body's first part
};

} // namespace signalbox::ui
