// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/exchange_parts.h"

#include <cstdint>
#include <cstring>
#include <tuple>
#include <type_traits>

namespace signalbox::traffic {

namespace {

using api::ReadParameter;
using api::RouteCandidate;
using api::Stage;

// The members of each, once for writing, reading and counting.
auto members(auto& parts)
  requires requires { parts.requestBody; }
{
  return std::tie(parts.requestHeaders, parts.responseHeaders, parts.requestBody, parts.responseBody, parts.candidates,
                  parts.parameters, parts.problems, parts.stages);
}
auto members(auto& candidate)
  requires requires { candidate.route; }
{
  return std::tie(candidate.route, candidate.outcome);
}
auto members(auto& parameter)
  requires requires { parameter.function; }
{
  return std::tie(parameter.function, parameter.name, parameter.in, parameter.value);
}
auto members(auto& stage)
  requires requires { stage.nanoseconds; }
{
  return std::tie(stage.name, stage.detail, stage.state, stage.nanoseconds, stage.depth);
}
auto members(auto& pair)
  requires requires { pair.second; }
{
  return std::tie(pair.first, pair.second);
}

template<class T>
constexpr bool isPlain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Writer final {
public:
  explicit Writer(std::string& bytes) : m_bytes(bytes) {}

  template<class T>
    requires isPlain<T>
  void put(const T& value) {
    m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put(const std::string& text) {
    put(static_cast<std::uint32_t>(text.size()));
    m_bytes += text;
  }
  template<class T>
  void put(const std::vector<T>& list) {
    put(static_cast<std::uint32_t>(list.size()));
    for (const T& each : list) put(each);
  }
  template<class T>
    requires(!isPlain<T>)
  void put(const T& value) {
    std::apply([this](const auto&... each) { (put(each), ...); }, members(value));
  }

private:
  std::string& m_bytes;
};

class Reader final {
public:
  explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

  bool isGood() const { return m_isGood; }
  bool isAtEnd() const { return m_bytes.empty(); }

  template<class T>
    requires isPlain<T>
  void get(T& value) {
    const std::string_view bytes = take(sizeof value);
    if (m_isGood) std::memcpy(&value, bytes.data(), sizeof value);
  }
  void get(std::string& text) { text = take(size()); }
  template<class T>
  void get(std::vector<T>& list) {
    const std::uint32_t count = size();
    m_isGood = m_isGood && count <= m_bytes.size(); // each takes a byte at least
    if (m_isGood) list.resize(count);
    for (T& each : list)
      if (m_isGood) get(each);
  }
  template<class T>
    requires(!isPlain<T>)
  void get(T& value) {
    std::apply([this](auto&... each) { (get(each), ...); }, members(value));
  }

private:
  std::string_view take(std::size_t count) {
    m_isGood = m_isGood && count <= m_bytes.size();
    if (!m_isGood) return {};
    const std::string_view taken = m_bytes.substr(0, count);
    m_bytes.remove_prefix(count);
    return taken;
  }
  std::uint32_t size() {
    std::uint32_t count = 0;
    get(count);
    return count;
  }

  std::string_view m_bytes;
  bool m_isGood = true;
};

template<class T>
T taken(T& value) {
  return std::exchange(value, T());
}

std::size_t headerBytes(const ExchangeParts::Headers& headers) {
  std::size_t bytes = headers.capacity() * sizeof(ExchangeParts::Headers::value_type);
  for (const auto& [name, value] : headers) bytes += name.size() + value.size();
  return bytes;
}

} // namespace

ExchangeParts takeParts(api::Exchange& exchange) {
  api::Trace& trace = exchange.trace;
  ExchangeParts parts{taken(exchange.requestHeaders), taken(exchange.responseHeaders),
                      taken(exchange.requestBody),    taken(exchange.responseBody),
                      taken(trace.candidates),        taken(trace.parameters),
                      taken(trace.problems),          taken(trace.stages)};
  if (!parts.problems.empty()) trace.problems.push_back(parts.problems.front());
  return parts;
}

void giveParts(api::Exchange& exchange, ExchangeParts parts) {
  exchange.requestHeaders = std::move(parts.requestHeaders);
  exchange.responseHeaders = std::move(parts.responseHeaders);
  exchange.requestBody = std::move(parts.requestBody);
  exchange.responseBody = std::move(parts.responseBody);
  exchange.trace.candidates = std::move(parts.candidates);
  exchange.trace.parameters = std::move(parts.parameters);
  exchange.trace.problems = std::move(parts.problems);
  exchange.trace.stages = std::move(parts.stages);
}

std::size_t partsBytes(const api::Exchange& exchange) {
  const api::Trace& trace = exchange.trace;
  std::size_t bytes = exchange.requestBody.size() + exchange.responseBody.size() +
                      headerBytes(exchange.requestHeaders) + headerBytes(exchange.responseHeaders) +
                      trace.candidates.capacity() * sizeof(RouteCandidate) +
                      trace.parameters.capacity() * sizeof(ReadParameter) + trace.stages.capacity() * sizeof(Stage);
  for (const auto& candidate : trace.candidates) bytes += candidate.route.size();
  for (const auto& parameter : trace.parameters) bytes += parameter.value.size() + parameter.function.size();
  for (const auto& problem : trace.problems) bytes += sizeof(std::string) + problem.size();
  return bytes;
}

void appendParts(std::string& bytes, const ExchangeParts& parts) { Writer(bytes).put(parts); }

std::optional<ExchangeParts> readParts(std::string_view bytes) {
  Reader reader(bytes);
  ExchangeParts parts;
  reader.get(parts);
  return reader.isGood() && reader.isAtEnd() ? std::optional(std::move(parts)) : std::nullopt;
}

} // namespace signalbox::traffic
