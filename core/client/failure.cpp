// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// libcurl's error codes as sentences: what happened, where, what next.
#include "core/client/transfer.h"

#include <cerrno>

namespace signalbox::client {

namespace {

using Kind = Failure::Kind;

Failure connectFailure(const Address& address, CURL* easy) {
  long error = 0;
  curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &error);
  const auto start = "No answer from " + address.hostAndPort() + ". ";
  if (error == ENETUNREACH || error == EHOSTUNREACH) {
    return {Kind::Connect, start + "The name was found, but there is no way to it from this machine."};
  }
  return {Kind::Connect,
          start + "The name was found, but nothing accepts connections on port " + std::to_string(address.port) + "."};
}

Failure timeoutFailure(const Address& address, const Response& response, CURL* easy) {
  curl_off_t connected = 0;
  curl_easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &connected);
  const auto where = address.hostAndPort();
  if (response.status != 0)
    return {Kind::Timeout, "The answer from " + where + " was not complete when the time was up."};
  if (connected != 0) return {Kind::Timeout, where + " took the request but did not answer in time."};
  return {Kind::Timeout, "No connection to " + where + " in time."};
}

Failure brokenFailure(const Address& address, const Response& response) {
  if (response.status == 0)
    return {Kind::Protocol, address.hostAndPort() + " closed the connection without an answer."};
  return {Kind::Protocol,
          address.hostAndPort() + " closed the connection before the answer was complete. What came is kept."};
}

std::string sentence(std::string_view curlSays, CURLcode code) {
  std::string text(curlSays.empty() ? std::string_view(curl_easy_strerror(code)) : curlSays);
  while (!text.empty() && (text.back() == '\n' || text.back() == '.')) text.pop_back();
  return text + ".";
}

} // namespace

Failure failureOf(CURLcode code, const Address& address, const Response& response, CURL* easy,
                  std::string_view curlSays) {
  const auto where = address.hostAndPort();
  switch (code) {
  case CURLE_COULDNT_RESOLVE_HOST:
    return {Kind::NameLookup, "There is no host named " + address.host +
                                  ", or no name server answers. Check the spelling and the network."};
  case CURLE_COULDNT_CONNECT: return connectFailure(address, easy);
  case CURLE_OPERATION_TIMEDOUT: return timeoutFailure(address, response, easy);
  case CURLE_PEER_FAILED_VERIFICATION:
    return {Kind::Tls, "The certificate of " + where + " cannot be trusted: " + sentence(curlSays, code)};
  case CURLE_SSL_CONNECT_ERROR:
    return {Kind::Tls,
            where + " does not speak TLS as expected: " + sentence(curlSays, code) + " Is it http instead of https?"};
  case CURLE_GOT_NOTHING:
  case CURLE_PARTIAL_FILE:
  case CURLE_RECV_ERROR:
  case CURLE_HTTP2_STREAM: return brokenFailure(address, response);
  case CURLE_SEND_ERROR: return {Kind::Protocol, where + " closed the connection while the request was being sent."};
  case CURLE_WEIRD_SERVER_REPLY:
  case CURLE_UNSUPPORTED_PROTOCOL: return {Kind::Protocol, where + " answered with something that is not HTTP."};
  case CURLE_BAD_CONTENT_ENCODING:
    return {Kind::Protocol,
            "The body from " + where + " is not what its Content-Encoding says: " + sentence(curlSays, code)};
  case CURLE_TOO_MANY_REDIRECTS:
    return {Kind::Protocol, "The answers lead from one redirect to the next; stopped after 30."};
  case CURLE_URL_MALFORMAT: return {Kind::Url, "`" + address.url + "` is no address: " + sentence(curlSays, code)};
  default: return {Kind::Other, "The request to " + where + " failed: " + sentence(curlSays, code)};
  }
}

} // namespace signalbox::client
