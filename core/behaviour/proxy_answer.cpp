// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/proxy_answer.h"

#include "core/api/header_text.h"
#include "core/openapi/status_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace signalbox::behaviour {
namespace {

// Of one connection; and what each side writes itself: the length, the date, the server's name.
constexpr std::array<std::string_view, 14> ownLines{"connection",
                                                    "keep-alive",
                                                    "proxy-connection",
                                                    "proxy-authenticate",
                                                    "proxy-authorization",
                                                    "te",
                                                    "trailer",
                                                    "transfer-encoding",
                                                    "upgrade",
                                                    "expect",
                                                    "host",
                                                    "content-length",
                                                    "date",
                                                    "server"};

bool isListed(const auto& list, std::string_view name) { return std::ranges::find(list, name) != list.end(); }

// The names that the Connection lines hold: these lines belong to the connection as well.
std::vector<std::string> connectionOptions(const api::HeaderLines& lines) {
  std::vector<std::string> names;
  for (const api::HeaderLine& line : lines)
    if (line.name == "connection")
      for (const std::string_view option : api::splitText(line.value, ','))
        names.push_back(api::lowerCase(api::stripped(option)));
  return names;
}

// What another server sends, as it comes. Pulled: it asks again after a moment while there is nothing.
class RelayedBody final : public api::Stream {
public:
  RelayedBody(std::string first, std::shared_ptr<UpstreamAnswer> upstream, const api::Surroundings& surroundings,
              std::shared_ptr<const void> program)
      : m_first(std::move(first)), m_upstream(std::move(upstream)), m_surroundings(surroundings),
        m_program(std::move(program)) {}
  ~RelayedBody() override { m_upstream->cancel(m_surroundings.client()); }

  std::optional<Step> next() override {
    if (!m_first.empty()) return Step{{}, std::exchange(m_first, {})};
    if (m_isEnded) return std::nullopt;
    auto taken = m_upstream->take(m_surroundings.client());
    m_isEnded = taken.isEnded;
    if (m_isEnded && taken.head.failure) m_problem = taken.head.failure->message;
    if (!taken.body.empty()) {
      m_pause = shortestPause;
      return Step{{}, std::move(taken.body)};
    }
    if (m_isEnded) return std::nullopt;
    return Step{std::exchange(m_pause, std::min(m_pause * 2, longestPause)), {}};
  }
  std::string_view broken() const override { return m_problem; }

private:
  static constexpr std::chrono::milliseconds shortestPause{1};
  static constexpr std::chrono::milliseconds longestPause{20};

  std::string m_first;
  std::shared_ptr<UpstreamAnswer> m_upstream;
  const api::Surroundings& m_surroundings;
  std::shared_ptr<const void> m_program;
  std::string m_problem;
  std::chrono::milliseconds m_pause = shortestPause;
  bool m_isEnded = false;
};

// The answer to HEAD: a length, and nothing of it.
class NoBytes final : public api::Stream {
public:
  std::optional<Step> next() override { return std::nullopt; }
};

std::optional<std::uint64_t> lengthOf(const client::Response& head) {
  for (const auto& [name, value] : head.headers) {
    if (api::lowerCase(name) != "content-length") continue;
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (error == std::errc() && end == value.data() + value.size()) return length;
  }
  return std::nullopt;
}

void writeFailure(int status, api::Response& response) {
  response.status = status;
  response.headers = {{"content-type", "text/plain; charset=utf-8"}};
  response.body = openapi::reasonPhrase(status);
}

} // namespace

api::HeaderLines HeaderChanges::apply(api::HeaderLines lines) const {
  const auto options = connectionOptions(lines);
  std::erase_if(lines, [&](const api::HeaderLine& line) {
    return isListed(ownLines, line.name) || isListed(options, line.name) || isListed(remove, line.name) ||
           std::ranges::find(set, line.name, &api::HeaderLine::name) != set.end();
  });
  lines.insert(lines.end(), set.begin(), set.end());
  return lines;
}

ProxyAnswer::ProxyAnswer(client::Request request, HeaderChanges changes, const api::Surroundings& surroundings,
                         std::shared_ptr<const void> program)
    : m_request(std::move(request)), m_changes(std::move(changes)), m_surroundings(surroundings),
      m_program(std::move(program)), m_isHead(m_request.method == "HEAD") {}

ProxyAnswer::~ProxyAnswer() {
  if (!m_isHandedOn) m_upstream->cancel(m_surroundings.client());
}

void ProxyAnswer::start(std::function<void()> wake) {
  m_upstream->begin(m_surroundings.client(), std::move(m_request), std::move(wake));
}

void ProxyAnswer::finish(api::Response& response) {
  auto taken = m_upstream->take(m_surroundings.client());
  if (!taken.head.failure) return writeAnswer(std::move(taken), response);
  writeFailure(taken.head.failure->kind == client::Failure::Kind::Timeout ? 504 : 502, response);
}

void ProxyAnswer::writeAnswer(UpstreamAnswer::Taken taken, api::Response& response) {
  if (taken.head.status < 200 || taken.head.status > 999) return writeFailure(502, response);
  response.status = taken.head.status;
  api::HeaderLines lines;
  for (const auto& [name, value] : taken.head.headers) lines.push_back({api::lowerCase(name), value});
  response.headers = m_changes.apply(std::move(lines));
  response.hasBody = openapi::bodyIsAllowed(response.status) || response.status == 205;
  if (!taken.isEnded) {
    m_isHandedOn = true;
    response.streamLength = lengthOf(taken.head);
    response.stream = std::make_unique<RelayedBody>(std::move(taken.body), m_upstream, m_surroundings, m_program);
  } else if (m_isHead) {
    response.streamLength = lengthOf(taken.head);
    if (response.streamLength) response.stream = std::make_unique<NoBytes>();
  } else {
    response.body = std::move(taken.body);
  }
}

} // namespace signalbox::behaviour
