// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/response_writer.h"

#include "core/server/request_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

namespace signalbox::server {

namespace {

constexpr std::string_view serverName = "signalbox";

bool isSafe(const api::HeaderLine& header) {
  return !header.name.empty() && std::ranges::all_of(header.name, isTokenByte) &&
         std::ranges::all_of(header.value, isValueByte);
}

void appendNumber(std::string& out, std::uint64_t number, int base = 10) {
  std::array<char, 24> digits;
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number, base);
  out.append(digits.data(), end);
}

void appendHeader(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

void appendLength(std::string& out, std::uint64_t length) {
  out.append("content-length: ");
  appendNumber(out, length);
  out.append("\r\n");
}

void appendStatusLine(std::string& out, int status) {
  if (status == 200) {
    out.append("HTTP/1.1 200 OK\r\n");
    return;
  }
  out.append("HTTP/1.1 ");
  appendNumber(out, static_cast<std::uint64_t>(std::max(status, 0)));
  out.append(" ").append(reasonPhrase(status)).append("\r\n");
}

// Where Starlette has content-length: of a body before content-type, of a file before last-modified, of a redirect
// before location.
std::string_view lengthStandsBefore(const std::vector<api::HeaderLine>& headers) {
  if (headers.empty()) return {};
  if (headers[0].name == "location") return "location";
  const bool isFile = headers.size() > 2 && headers[1].name == "accept-ranges";
  return isFile ? "last-modified" : "content-type";
}

} // namespace

bool appendHead(std::string& out, int status, const std::vector<api::HeaderLine>& headers, const HeadOptions& options) {
  if (!std::ranges::all_of(headers, isSafe)) return false;
  appendStatusLine(out, status);
  appendHeader(out, "date", options.date);
  appendHeader(out, "server", serverName);
  bool needsLength = options.contentLength.has_value();
  const auto place = lengthStandsBefore(headers);
  for (const auto& header : headers) {
    if (needsLength && header.name == place) {
      appendLength(out, *options.contentLength);
      needsLength = false;
    }
    appendHeader(out, header.name, header.value);
  }
  if (needsLength) appendLength(out, *options.contentLength);
  if (options.saysClose) out.append("connection: close\r\n");
  if (options.isChunked) out.append("transfer-encoding: chunked\r\n");
  out.append("\r\n");
  return true;
}

std::string_view reasonPhrase(int status) {
  switch (status) {
  case 100: return "Continue";
  case 101: return "Switching Protocols";
  case 102: return "Processing";
  case 103: return "Early Hints";
  case 200: return "OK";
  case 201: return "Created";
  case 202: return "Accepted";
  case 203: return "Non-Authoritative Information";
  case 204: return "No Content";
  case 205: return "Reset Content";
  case 206: return "Partial Content";
  case 207: return "Multi-Status";
  case 208: return "Already Reported";
  case 226: return "IM Used";
  case 300: return "Multiple Choices";
  case 301: return "Moved Permanently";
  case 302: return "Found";
  case 303: return "See Other";
  case 304: return "Not Modified";
  case 305: return "Use Proxy";
  case 307: return "Temporary Redirect";
  case 308: return "Permanent Redirect";
  case 400: return "Bad Request";
  case 401: return "Unauthorized";
  case 402: return "Payment Required";
  case 403: return "Forbidden";
  case 404: return "Not Found";
  case 405: return "Method Not Allowed";
  case 406: return "Not Acceptable";
  case 407: return "Proxy Authentication Required";
  case 408: return "Request Timeout";
  case 409: return "Conflict";
  case 410: return "Gone";
  case 411: return "Length Required";
  case 412: return "Precondition Failed";
  case 413: return "Request Entity Too Large";
  case 414: return "Request-URI Too Long";
  case 415: return "Unsupported Media Type";
  case 416: return "Requested Range Not Satisfiable";
  case 417: return "Expectation Failed";
  case 418: return "I'm a Teapot";
  case 421: return "Misdirected Request";
  case 422: return "Unprocessable Entity";
  case 423: return "Locked";
  case 424: return "Failed Dependency";
  case 425: return "Too Early";
  case 426: return "Upgrade Required";
  case 428: return "Precondition Required";
  case 429: return "Too Many Requests";
  case 431: return "Request Header Fields Too Large";
  case 451: return "Unavailable For Legal Reasons";
  case 500: return "Internal Server Error";
  case 501: return "Not Implemented";
  case 502: return "Bad Gateway";
  case 503: return "Service Unavailable";
  case 504: return "Gateway Timeout";
  case 505: return "HTTP Version Not Supported";
  case 506: return "Variant Also Negotiates";
  case 507: return "Insufficient Storage";
  case 508: return "Loop Detected";
  case 510: return "Not Extended";
  case 511: return "Network Authentication Required";
  default: return {};
  }
}

std::string_view refusalText(int status) {
  return status == 400 ? std::string_view("Invalid HTTP request received.") : reasonPhrase(status);
}

void appendRefusal(std::string& out, int status, std::string_view date, bool isHead) {
  const auto text = refusalText(status);
  appendStatusLine(out, status);
  appendHeader(out, "date", date);
  appendHeader(out, "server", serverName);
  appendHeader(out, "content-type", "text/plain; charset=utf-8");
  appendLength(out, text.size());
  out.append("connection: close\r\n\r\n");
  if (!isHead) out.append(text);
}

void appendChunk(std::string& out, std::string_view bytes) {
  if (bytes.empty()) return; // an empty chunk would end the body
  appendNumber(out, bytes.size(), 16);
  out.append("\r\n").append(bytes).append("\r\n");
}

std::string imfDate(std::int64_t secondsSinceEpoch) {
  static constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto seconds = static_cast<std::time_t>(secondsSinceEpoch);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 40> rest;
  std::strftime(rest.data(), rest.size(), " %Y %H:%M:%S GMT", &utc);
  std::string text = days[static_cast<std::size_t>(utc.tm_wday)];
  text.append(utc.tm_mday < 10 ? ", 0" : ", ").append(std::to_string(utc.tm_mday)).append(" ");
  return text.append(months[static_cast<std::size_t>(utc.tm_mon)]).append(rest.data());
}

} // namespace signalbox::server
