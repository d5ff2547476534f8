// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/request_log.h"

#include "core/api/secret_names.h"
#include "core/value/write.h"

#include <spdlog/sinks/stdout_sinks.h>

#include <array>

namespace signalbox::cli {
namespace {

using api::Exchange;

constexpr std::size_t queueLimit = 10'000;

std::string jsonText(std::string_view text) {
  std::string json;
  writeJsonString(text, json);
  return json;
}

std::string_view kindName(Exchange::Kind kind) {
  static constexpr std::array<std::string_view, 7> names = {
      "http", "stream_opened", "stream_closed", "socket_opened", "socket_message", "socket_closed", "refused"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view outcomeName(api::RouteCandidate::Outcome outcome) {
  static constexpr std::array<std::string_view, 4> names = {"taken", "not_reached", "other_method", "other_path"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view stateName(api::StageState state) {
  static constexpr std::array<std::string_view, 3> names = {"passed", "stopped", "not_reached"};
  return names[static_cast<std::size_t>(state)];
}

std::string microseconds(std::int64_t nanoseconds) {
  return fmt::format("{:.1f}", static_cast<double>(nanoseconds) / 1e3);
}

// `key: [items]`, left out when there are none.
template<class Items, class Write>
void writeList(std::string& line, std::string_view key, const Items& items, Write write) {
  if (items.empty()) return;
  line.append(",\"").append(key).append("\":[");
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) line += ',';
    write(items[i]);
  }
  line += ']';
}

// The stage at `index` with those below it; the index behind them.
std::size_t writeStage(std::string& line, const std::vector<api::Stage>& stages, std::size_t index) {
  const api::Stage& stage = stages[index];
  line += "{\"name\":" + jsonText(stage.name) + ",\"state\":\"" + std::string(stateName(stage.state)) +
          "\",\"microseconds\":" + microseconds(stage.nanoseconds);
  if (!stage.detail.empty()) line += ",\"detail\":" + jsonText(stage.detail);
  std::size_t next = index + 1;
  const auto isBelow = [&] { return next < stages.size() && stages[next].depth > stage.depth; };
  const bool hasChildren = isBelow();
  if (hasChildren) line += ",\"children\":";
  for (char before = '['; isBelow(); before = ',') {
    line += before;
    next = writeStage(line, stages, next);
  }
  line += hasChildren ? "]}" : "}";
  return next;
}

void writeTrace(std::string& line, const api::Trace& trace) {
  if (!trace.endpoint.empty()) line += ",\"endpoint\":" + jsonText(trace.endpoint);
  writeList(line, "candidates", trace.candidates, [&](const api::RouteCandidate& candidate) {
    line += "{\"route\":" + jsonText(candidate.route) + ",\"outcome\":\"" +
            std::string(outcomeName(candidate.outcome)) + "\"}";
  });
  writeList(line, "parameters", trace.parameters, [&](const api::ReadParameter& parameter) {
    line += "{\"function\":" + jsonText(parameter.function) + ",\"name\":" + jsonText(parameter.name) + ",\"in\":\"" +
            parameter.in + "\",\"value\":" + parameter.value + "}";
  });
  writeList(line, "problems", trace.problems, [&](const std::string& problem) { line += problem; });
  if (trace.stages.empty()) return;
  line += ",\"stages\":[";
  for (std::size_t index = 0; index < trace.stages.size();) {
    if (index > 0) line += ',';
    index = writeStage(line, trace.stages, index);
  }
  line += ']';
}

// Where the server stopped and why: "Body: KeyError: 'price'".
std::string failureOf(const Exchange& exchange) {
  for (const api::Stage& stage : exchange.trace.stages)
    if (stage.state == api::StageState::Stopped) return stage.name + ": " + stage.detail;
  return {};
}

double milliseconds(const Exchange& exchange) { return static_cast<double>(exchange.durationNanoseconds) / 1e6; }

spdlog::level::level_enum levelOf(const Exchange& exchange) {
  return exchange.status >= 500 ? spdlog::level::err : spdlog::level::info;
}

} // namespace

std::string requestMembers(const Exchange& exchange) {
  std::string line = "\"id\":" + std::to_string(exchange.id) + ",\"kind\":\"" + std::string(kindName(exchange.kind)) +
                     "\",\"method\":" + jsonText(exchange.method) +
                     ",\"target\":" + jsonText(api::maskedTarget(exchange.target));
  line += fmt::format(",\"status\":{},\"milliseconds\":{:.3f},\"received\":{},\"bytes\":{}", exchange.status,
                      milliseconds(exchange), exchange.requestBytes, exchange.responseBytes);
  if (!exchange.note.empty()) line += ",\"note\":" + jsonText(exchange.note);
  writeTrace(line, exchange.trace);
  return line;
}

RequestLog::RequestLog(LogFormat format)
    : m_format(format), m_logger(spdlog::stderr_logger_mt("requests")), m_queue(queueLimit) {
  m_logger->set_pattern(format == LogFormat::Json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})"
                                                  : "%H:%M:%S.%e %v");
  m_thread = std::thread([this] { run(); });
}

RequestLog::~RequestLog() {
  {
    const std::lock_guard lock(m_mutex);
    m_isEnding = true;
  }
  m_wake.notify_one();
  m_thread.join();
  writeAll();
}

server::ExchangeSink RequestLog::sink() {
  return [this](api::Exchange exchange) { take(std::move(exchange)); };
}

void RequestLog::take(api::Exchange exchange) {
  if (exchange.kind == Exchange::Kind::SocketMessage) return;
  if (!m_queue.push(std::move(exchange))) return;
  {
    const std::lock_guard lock(m_mutex);
    m_hasMore = true;
  }
  m_wake.notify_one();
}

void RequestLog::run() {
  for (;;) {
    {
      std::unique_lock lock(m_mutex);
      m_wake.wait(lock, [this] { return m_hasMore || m_isEnding; });
      if (m_isEnding) return;
      m_hasMore = false;
    }
    writeAll();
  }
}

void RequestLog::writeAll() {
  const auto batch = m_queue.drain();
  for (const api::Exchange& exchange : batch.items) write(exchange);
  if (batch.dropped > 0)
    warn(std::to_string(batch.dropped) + " requests are not in this log: they came faster than it is written.");
}

void RequestLog::write(const api::Exchange& exchange) {
  if (m_format == LogFormat::Json) return m_logger->log(levelOf(exchange), "{}", requestMembers(exchange));
  const std::string why = failureOf(exchange);
  if (exchange.status == 500 && !why.empty()) m_logger->error("{}", why);
  std::string more = exchange.note.empty() ? "" : " " + exchange.note;
  if (exchange.status >= 400 && exchange.status < 500 && !why.empty()) more += " (" + why + ")";
  m_logger->log(levelOf(exchange), "{} {} {} {:.2f} ms {} B{}", exchange.method, api::maskedTarget(exchange.target),
                exchange.status, milliseconds(exchange), exchange.responseBytes, more);
}

void RequestLog::warn(const std::string& text) {
  m_logger->warn("{}", m_format == LogFormat::Json ? "\"message\":" + jsonText(text) : text);
}

} // namespace signalbox::cli
