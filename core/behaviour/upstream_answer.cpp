// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/upstream_answer.h"

#include "core/api/header_text.h"

#include <algorithm>

namespace signalbox::behaviour {
namespace {

constexpr std::size_t largestBody = 64UL << 20;
constexpr std::size_t mostEventsAhead = 1UL << 20; // bytes that the client has not taken yet

bool isEventStream(const client::Response& head) {
  return std::ranges::any_of(head.headers, [](const auto& line) {
    return api::lowerCase(line.first) == "content-type" &&
           api::lowerCase(line.second).starts_with("text/event-stream");
  });
}

} // namespace

void UpstreamAnswer::begin(client::HttpClient& client, client::Request request, std::function<void()> wake) {
  {
    const std::lock_guard lock(m_mutex);
    m_wake = std::move(wake);
  }
  client::Callbacks callbacks;
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

UpstreamAnswer::Taken UpstreamAnswer::take() {
  const std::lock_guard lock(m_mutex);
  return {m_head, std::exchange(m_body, {}), m_isEnded || m_isTooLarge};
}

void UpstreamAnswer::onHead(const client::Response& head) {
  std::unique_lock lock(m_mutex);
  m_head = head;
  m_isEventStream = isEventStream(head);
  if (m_isEventStream) wakeOnce(lock);
}

void UpstreamAnswer::onData(std::string_view piece) {
  std::unique_lock lock(m_mutex);
  if (m_isTooLarge) return;
  m_isTooLarge = m_body.size() + piece.size() > (m_isEventStream ? mostEventsAhead : largestBody);
  if (!m_isTooLarge) {
    m_body += piece;
    return;
  }
  m_head.failure = client::Failure{client::Failure::Kind::TooLarge, "The other server sent more than is taken."};
  wakeOnce(lock);
}

void UpstreamAnswer::onDone(client::Response response) {
  std::unique_lock lock(m_mutex);
  m_isEnded = true;
  if (!m_isTooLarge) m_head = std::move(response);
  wakeOnce(lock);
}

void UpstreamAnswer::wakeOnce(std::unique_lock<std::mutex>& lock) {
  const auto wake = std::exchange(m_wake, nullptr);
  lock.unlock();
  if (wake) wake();
}

} // namespace signalbox::behaviour
