// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/har.h"

#include "core/api/secret_names.h"
#include "core/openapi/status_text.h"
#include "core/requests/url_text.h"

#include <algorithm>
#include <ctime>
#include <unordered_set>

namespace signalbox::traffic {

namespace {

using Json = nlohmann::ordered_json;
using Headers = std::vector<std::pair<std::string, std::string>>;
using Kind = api::Exchange::Kind;

// "2026-01-31T14:05:58.402Z"
std::string timeText(std::int64_t microseconds) {
  const std::time_t seconds = static_cast<std::time_t>(microseconds / 1'000'000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[40];
  const std::size_t length = std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &parts);
  const std::string millis = std::to_string(microseconds / 1'000 % 1'000);
  return std::string(text, length) + '.' + std::string(3 - millis.size(), '0') + millis + 'Z';
}

bool isUtf8(const std::string& text) {
  try {
    (void)Json(text).dump();
    return true;
  } catch (const Json::exception&) {
    return false;
  }
}

// The JSON library throws at bytes that are no UTF-8.
std::string shown(const std::string& text) { return isUtf8(text) ? text : "base64:" + requests::base64(text); }

std::string maskedValue(const std::string& name, const std::string& value) {
  return api::isSecretName(name) ? std::string(api::maskedSecret) : shown(value);
}

std::string valueOf(const Headers& headers, std::string_view name) {
  const auto known =
      std::ranges::find_if(headers, [name](const auto& header) { return requests::lowered(header.first) == name; });
  return known == headers.end() ? std::string() : known->second;
}

Json headersOf(const Headers& headers) {
  Json list = Json::array();
  for (const auto& [name, value] : headers)
    list.push_back({{"name", shown(name)}, {"value", maskedValue(name, value)}});
  return list;
}

Json queryOf(std::string_view target) {
  Json list = Json::array();
  const std::size_t mark = target.find('?');
  std::string_view rest = mark == target.npos ? std::string_view() : target.substr(mark + 1);
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const std::string name = requests::decodeForm(pair.substr(0, equals));
    const std::string value = equals == pair.npos ? std::string() : requests::decodeForm(pair.substr(equals + 1));
    list.push_back({{"name", shown(name)}, {"value", maskedValue(name, value)}});
  }
  return list;
}

std::string cutComment(std::size_t kept, std::uint64_t all) {
  return "The first " + std::to_string(kept) + " of " + std::to_string(all) + " bytes.";
}

Json requestOf(const api::Exchange& exchange, std::string_view base) {
  Json request{{"method", exchange.method},
               {"url", std::string(base) + shown(api::maskedTarget(exchange.target))},
               {"httpVersion", "HTTP/1.1"},
               {"cookies", Json::array()},
               {"headers", headersOf(exchange.requestHeaders)},
               {"queryString", queryOf(exchange.target)},
               {"headersSize", -1},
               {"bodySize", exchange.requestBytes}};
  if (exchange.requestBytes == 0) return request;
  Json data{{"mimeType", valueOf(exchange.requestHeaders, "content-type")}, {"text", shown(exchange.requestBody)}};
  if (exchange.requestBody.size() < exchange.requestBytes)
    data["comment"] = cutComment(exchange.requestBody.size(), exchange.requestBytes);
  request["postData"] = std::move(data);
  return request;
}

Json contentOf(const api::Exchange& exchange) {
  Json content{{"size", exchange.responseBytes}, {"mimeType", valueOf(exchange.responseHeaders, "content-type")}};
  const bool isText = isUtf8(exchange.responseBody);
  if (!exchange.responseBody.empty())
    content["text"] = isText ? exchange.responseBody : requests::base64(exchange.responseBody);
  if (!isText) content["encoding"] = "base64";
  if (exchange.responseBody.size() < exchange.responseBytes)
    content["comment"] = cutComment(exchange.responseBody.size(), exchange.responseBytes);
  return content;
}

Json responseOf(const api::Exchange& exchange) {
  return {{"status", exchange.status},
          {"statusText", std::string(openapi::reasonPhrase(exchange.status))},
          {"httpVersion", "HTTP/1.1"},
          {"cookies", Json::array()},
          {"headers", headersOf(exchange.responseHeaders)},
          {"content", contentOf(exchange)},
          {"redirectURL", shown(valueOf(exchange.responseHeaders, "location"))},
          {"headersSize", -1},
          {"bodySize", exchange.responseBytes}};
}

Json entryOf(const api::Exchange& exchange, std::string_view base) {
  const double milliseconds = static_cast<double>(exchange.durationNanoseconds) / 1e6;
  Json entry{{"startedDateTime", timeText(exchange.startedMicroseconds)},
             {"time", milliseconds},
             {"request", requestOf(exchange, base)},
             {"response", responseOf(exchange)},
             {"cache", Json::object()},
             {"timings", {{"send", 0}, {"wait", milliseconds}, {"receive", 0}}}};
  if (!exchange.note.empty()) entry["comment"] = shown(exchange.note);
  return entry;
}

// The ids of streams and sockets whose end is told of: that record holds all of the first one.
std::unordered_set<std::uint64_t> closedOf(const std::vector<const api::Exchange*>& exchanges) {
  std::unordered_set<std::uint64_t> closed;
  for (const api::Exchange* exchange : exchanges)
    if (exchange->kind == Kind::StreamClosed || exchange->kind == Kind::SocketClosed) closed.insert(exchange->id);
  return closed;
}

bool isEntry(const api::Exchange& exchange, const std::unordered_set<std::uint64_t>& closed) {
  if (exchange.kind == Kind::SocketMessage) return false;
  const bool isOpening = exchange.kind == Kind::StreamOpened || exchange.kind == Kind::SocketOpened;
  return !isOpening || !closed.contains(exchange.id);
}

Json creatorOf(std::string_view version) { return {{"name", "Signalbox"}, {"version", std::string(version)}}; }

} // namespace

HarWriter::HarWriter(const std::vector<const api::Exchange*>& rows, std::string base, std::string version, Write write)
    : m_closed(closedOf(rows)), m_base(std::move(base)), m_version(std::move(version)), m_write(std::move(write)) {}

bool HarWriter::isEntry(const api::Exchange& row) const { return traffic::isEntry(row, m_closed); }

bool HarWriter::begin() {
  return m_write(R"({"log":{"version":"1.2","creator":)" + creatorOf(m_version).dump() + R"(,"entries":[)");
}

bool HarWriter::add(const api::Exchange& entry) {
  return m_write(std::string(std::exchange(m_before, ",\n")) + entryOf(entry, m_base).dump());
}

bool HarWriter::end() { return m_write("\n]}}\n"); }

Json toHar(const std::vector<const api::Exchange*>& exchanges, std::string_view base, std::string_view version) {
  Json entries = Json::array();
  const auto closed = closedOf(exchanges);
  for (const api::Exchange* exchange : exchanges)
    if (isEntry(*exchange, closed)) entries.push_back(entryOf(*exchange, base));
  return {{"log", {{"version", "1.2"}, {"creator", creatorOf(version)}, {"entries", std::move(entries)}}}};
}

} // namespace signalbox::traffic
