// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/response_writer.h"

#include "core/server/request_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
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

// Where Starlette has content-length: of a body before content-type, of a file before last-modified, of a redirect
// before location.
std::string_view lengthStandsBefore(const std::vector<api::HeaderLine>& headers) {
  if (headers.empty()) return {};
  if (headers[0].name == "location") return "location";
  const bool isFile = headers.size() > 2 && headers[1].name == "accept-ranges";
  return isFile ? "last-modified" : "content-type";
}

constexpr std::size_t dateSize = 29;
constexpr std::size_t lineRoom = 4;        // ": " and the line's end
constexpr std::size_t leastHeadRoom = 320; // all that is not the design's

char* put(char* at, std::string_view text) {
  std::memcpy(at, text.data(), text.size());
  return at + text.size();
}

char* putNumber(char* at, std::uint64_t number) { return std::to_chars(at, at + 20, number).ptr; }

char* putHeader(char* at, std::string_view name, std::string_view value) {
  return put(put(put(put(at, name), ": "), value), "\r\n");
}

char* putLength(char* at, std::uint64_t length) { return put(putNumber(put(at, "content-length: "), length), "\r\n"); }

char* putStatusLine(char* at, int status) {
  if (status == 200) return put(at, "HTTP/1.1 200 OK\r\n");
  at = putNumber(put(at, "HTTP/1.1 "), static_cast<std::uint64_t>(std::max(status, 0)));
  return put(put(put(at, " "), reasonPhrase(status)), "\r\n");
}

char* writeHead(char* at, int status, const std::vector<api::HeaderLine>& headers, const HeadOptions& options) {
  at = putHeader(putStatusLine(at, status), "date", options.date.substr(0, dateSize));
  at = putHeader(at, "server", serverName);
  bool needsLength = options.contentLength.has_value();
  const auto place = lengthStandsBefore(headers);
  for (const auto& header : headers) {
    if (needsLength && header.name == place) {
      at = putLength(at, *options.contentLength);
      needsLength = false;
    }
    at = putHeader(at, header.name, header.value);
  }
  if (needsLength) at = putLength(at, *options.contentLength);
  if (options.saysClose) at = put(at, "connection: close\r\n");
  if (options.isChunked) at = put(at, "transfer-encoding: chunked\r\n");
  return put(at, "\r\n");
}

} // namespace

bool appendHead(std::string& out, int status, const std::vector<api::HeaderLine>& headers, const HeadOptions& options) {
  if (!std::ranges::all_of(headers, isSafe)) return false;
  std::size_t room = leastHeadRoom;
  for (const auto& header : headers) room += header.name.size() + header.value.size() + lineRoom;
  const std::size_t before = out.size();
  out.resize_and_overwrite(before + room, [&](char* begin, std::size_t) {
    return static_cast<std::size_t>(writeHead(begin + before, status, headers, options) - begin);
  });
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
  std::array<char, leastHeadRoom> head;
  char* at = putHeader(putStatusLine(head.data(), status), "date", date.substr(0, dateSize));
  at = putHeader(putHeader(at, "server", serverName), "content-type", "text/plain; charset=utf-8");
  at = put(putLength(at, text.size()), "connection: close\r\n\r\n");
  out.append(head.data(), at);
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
