// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/foreseen.h"

#include "core/api/behaviour.h"
#include "core/api/compiled_api.h"
#include "core/behaviour/standard.h"

#include <algorithm>
#include <map>

namespace signalbox::fastapi {
namespace {

constexpr std::chrono::milliseconds longestDelay{50};
constexpr std::size_t longestNumber = 15; // digits that a double holds

bool hasLongNumber(std::string_view text) {
  std::size_t digits = 0;
  return std::ranges::any_of(text,
                             [&](char c) { return (digits = c >= '0' && c <= '9' ? digits + 1 : 0) > longestNumber; });
}

std::optional<Json> jsonOf(const api::Response& response) {
  const auto isJson = [](const api::HeaderLine& line) {
    return line.name == "content-type" && line.value == "application/json";
  };
  const auto isPacked = [](const api::HeaderLine& line) { return line.name == "content-encoding"; };
  if (std::ranges::none_of(response.headers, isJson) || std::ranges::any_of(response.headers, isPacked) ||
      hasLongNumber(response.body))
    return std::nullopt;
  Json made = Json::parse(response.body, nullptr, false);
  return made.is_discarded() ? std::nullopt : std::optional(std::move(made));
}

} // namespace

Foreseen::Foreseen(const design::Design& design) : m_api(api::CompiledApi::compile(design, behaviour::standard())) {}

std::optional<TestAnswer> Foreseen::ask(const TestRequest& asked) const {
  std::map<std::string, std::string> lines{{"host", "testserver"}, {"accept", "*/*"}, {"user-agent", "testclient"}};
  for (const auto& [name, value] : asked.headers.items()) lines[name] = value.get<std::string>();
  if (asked.body) lines["content-type"] = "application/json";
  std::vector<api::HeaderView> headers;
  for (const auto& [name, value] : lines) headers.push_back({name, value});
  const std::string body = asked.body ? asked.body->dump() : std::string();
  api::Request request;
  request.method = asked.method;
  request.target = asked.target;
  request.headers = headers;
  request.body = body;
  request.localAddress = "testserver:80";
  request.clientAddress = "testclient:50000";
  Arena arena;
  api::Response response;
  m_api->handle(request, arena, response);
  if (response.stream || response.socket || response.deferred || response.dropConnection ||
      response.delay > longestDelay)
    return std::nullopt;
  return TestAnswer{response.status, jsonOf(response)};
}

} // namespace signalbox::fastapi
