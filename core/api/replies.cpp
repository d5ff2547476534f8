// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/replies.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::api {
namespace {

constexpr std::string_view json = "application/json";

constexpr std::array<std::pair<int, std::string_view>, 62> phrases = {{
  {100, "Continue"}, {101, "Switching Protocols"}, {102, "Processing"}, {103, "Early Hints"},
  {200, "OK"}, {201, "Created"}, {202, "Accepted"}, {203, "Non-Authoritative Information"}, {204, "No Content"},
  {205, "Reset Content"}, {206, "Partial Content"}, {207, "Multi-Status"}, {208, "Already Reported"}, {226, "IM Used"},
  {300, "Multiple Choices"}, {301, "Moved Permanently"}, {302, "Found"}, {303, "See Other"}, {304, "Not Modified"},
  {305, "Use Proxy"}, {307, "Temporary Redirect"}, {308, "Permanent Redirect"},
  {400, "Bad Request"}, {401, "Unauthorized"}, {402, "Payment Required"}, {403, "Forbidden"}, {404, "Not Found"},
  {405, "Method Not Allowed"}, {406, "Not Acceptable"}, {407, "Proxy Authentication Required"}, {408, "Request Timeout"},
  {409, "Conflict"}, {410, "Gone"}, {411, "Length Required"}, {412, "Precondition Failed"},
  {413, "Request Entity Too Large"}, {414, "Request-URI Too Long"}, {415, "Unsupported Media Type"},
  {416, "Requested Range Not Satisfiable"}, {417, "Expectation Failed"}, {418, "I'm a Teapot"},
  {421, "Misdirected Request"}, {422, "Unprocessable Entity"}, {423, "Locked"}, {424, "Failed Dependency"},
  {425, "Too Early"}, {426, "Upgrade Required"}, {428, "Precondition Required"}, {429, "Too Many Requests"},
  {431, "Request Header Fields Too Large"}, {451, "Unavailable For Legal Reasons"},
  {500, "Internal Server Error"}, {501, "Not Implemented"}, {502, "Bad Gateway"}, {503, "Service Unavailable"},
  {504, "Gateway Timeout"}, {505, "HTTP Version Not Supported"}, {506, "Variant Also Negotiates"},
  {507, "Insufficient Storage"}, {508, "Loop Detected"}, {510, "Not Extended"}, {511, "Network Authentication Required"},
}};

void write(Response& response, int status, std::string_view contentType, std::string_view body) {
  response.status = status;
  setContentType(response, contentType);
  response.body.assign(body);
  response.hasBody = true;
}

} // namespace

void beginResponse(Response& response) {
  response.status = 200;
  response.body.clear();
  response.hasBody = true;
  response.closeConnection = false;
  response.delay = {};
  response.stream.reset();
  response.socket.reset();
}

void setContentType(Response& response, std::string_view contentType) {
  response.headers.resize(1);
  response.headers.front().name.assign("content-type");
  response.headers.front().value.assign(contentType);
}

void writeNotFound(Response& response) { write(response, 404, json, R"({"detail":"Not Found"})"); }

void writeMethodNotAllowed(Response& response, std::string_view allow) {
  write(response, 405, json, R"({"detail":"Method Not Allowed"})");
  response.headers.insert(response.headers.begin(), {"allow", std::string(allow)});
}

void writeUnreadableBody(Response& response) {
  write(response, 400, json, R"({"detail":"There was an error parsing the body"})");
}

void writeServerError(Response& response) {
  write(response, 500, "text/plain; charset=utf-8", "Internal Server Error");
  response.closeConnection = true;
  response.delay = {};
  response.stream.reset();
  response.socket.reset();
}

void writeRefusedHandshake(Response& response) {
  beginResponse(response);
  response.headers.clear();
  response.status = 403;
}

void writeRedirect(Response& response, std::string_view location) {
  response.status = 307;
  response.headers.clear();
  response.headers.push_back({"location", std::string(location)});
}

bool allowsBody(int status) { return !(status < 200 || status == 204 || status == 205 || status == 304); }

std::string_view reasonPhrase(int status) {
  const auto at = std::ranges::find(phrases, status, &std::pair<int, std::string_view>::first);
  return at == phrases.end() ? std::string_view() : at->second;
}

} // namespace signalbox::api
