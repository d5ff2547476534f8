// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// UpstreamAnswer: what another server answers, as it comes in on the HTTP client's thread and is taken on the
// connection's.
#pragma once

#include "core/client/http_client.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace signalbox::behaviour {

class UpstreamAnswer final : public std::enable_shared_from_this<UpstreamAnswer> {
public:
  // `wake` is called once, when there is something to answer with: all of it, the head of an event stream, the
  // beginning of a body of more than longBody bytes, or a failure.
  void begin(client::HttpClient& client, client::Request request, std::function<void()> wake);
  // Nobody waits any longer; safe at any time.
  void cancel(client::HttpClient& client);

  struct Taken {
    client::Response head; // with the failure, when there is one
    std::string body;
    bool isEnded = true; // false: more is to come
  };
  // What has come in since the last time. No more than a megabyte or so: the other server waits until it is taken.
  Taken take(client::HttpClient& client);

  static constexpr std::size_t longBody = 1UL << 20; // bytes; shorter ones are held until they are whole

private:
  bool takesData();
  void onHead(const client::Response& head);
  void onData(std::string_view piece);
  void onDone(client::Response response);
  void wakeOnce(std::unique_lock<std::mutex>& lock);

  std::mutex m_mutex; // of everything below
  std::function<void()> m_wake;
  std::optional<client::RequestId> m_id;
  client::Response m_head;
  std::string m_body;
  bool m_isStreaming = false;
  bool m_isResting = false;
  bool m_isEnded = false;
};

} // namespace signalbox::behaviour
