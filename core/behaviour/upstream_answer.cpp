// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/upstream_answer.h"

#include "core/api/header_text.h"

#include <algorithm>

namespace signalbox::behaviour {
namespace {

constexpr std::size_t mostAhead = 1UL << 20; // bytes of a stream that the client has not taken yet

bool isEventStream(const client::Response& head) {
  return std::ranges::any_of(head.headers, [](const auto& line) {
    return api::lowerCase(line.first) == "content-type" && api::lowerCase(line.second).starts_with("text/event-stream");
  });
}

} // namespace

void UpstreamAnswer::begin(client::HttpClient& client, client::Request request, std::function<void()> wake) {
  {
    const std::lock_guard lock(m_mutex);
    m_wake = std::move(wake);
  }
  client::Callbacks callbacks;
  callbacks.takesData = [self = shared_from_this()] { return self->takesData(); };
  callbacks.head = [self = shared_from_this()](const client::Response& head) { self->onHead(head); };
  callbacks.data = [self = shared_from_this()](std::string_view piece) { self->onData(piece); };
  callbacks.done = [self = shared_from_this()](client::Response response) { self->onDone(std::move(response)); };
  const client::RequestId id = client.send(std::move(request), std::move(callbacks));
  const std::lock_guard lock(m_mutex);
  m_id = id;
}

void UpstreamAnswer::cancel(client::HttpClient& client) {
  std::optional<client::RequestId> id;
  {
    const std::lock_guard lock(m_mutex);
    m_wake = nullptr;
    if (!m_isEnded) id = m_id;
  }
  if (id) client.cancel(*id);
}

UpstreamAnswer::Taken UpstreamAnswer::take(client::HttpClient& client) {
  std::unique_lock lock(m_mutex);
  Taken taken{m_head, std::exchange(m_body, {}), m_isEnded};
  const bool wasResting = std::exchange(m_isResting, false);
  lock.unlock();
  if (wasResting) client.resume(*m_id);
  return taken;
}

bool UpstreamAnswer::takesData() {
  const std::lock_guard lock(m_mutex);
  m_isResting = m_isStreaming && m_body.size() >= mostAhead;
  return !m_isResting;
}

void UpstreamAnswer::onHead(const client::Response& head) {
  std::unique_lock lock(m_mutex);
  m_head = head;
  m_isStreaming = isEventStream(head);
  if (m_isStreaming) wakeOnce(lock);
}

void UpstreamAnswer::onData(std::string_view piece) {
  std::unique_lock lock(m_mutex);
  m_body += piece;
  if (m_isStreaming || m_body.size() < longBody) return;
  m_isStreaming = true;
  wakeOnce(lock);
}

void UpstreamAnswer::onDone(client::Response response) {
  std::unique_lock lock(m_mutex);
  m_isEnded = true;
  m_head = std::move(response);
  wakeOnce(lock);
}

void UpstreamAnswer::wakeOnce(std::unique_lock<std::mutex>& lock) {
  const auto wake = std::exchange(m_wake, nullptr);
  lock.unlock();
  if (wake) wake();
}

} // namespace signalbox::behaviour
