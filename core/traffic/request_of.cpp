// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/request_of.h"

#include "core/requests/url_text.h"

#include <algorithm>
#include <array>

namespace signalbox::traffic {

namespace {

// Of the connection (RFC 9110 §7.6.1), or made anew from what is sent.
constexpr std::array<std::string_view, 12> connectionHeaders{
    "connection", "content-length", "expect",  "host", "http2-settings",   "keep-alive", "proxy-connection",
    "te",         "trailer",        "upgrade", "via",  "transfer-encoding"};

} // namespace

Result<requests::PlainRequest> requestOf(const api::Exchange& exchange, std::string_view base,
                                         std::string_view ownHeader) {
  if (exchange.requestBody.size() < exchange.requestBytes)
    return failure("The log keeps only a part of this request's body, so it cannot be sent again. "
                   "Send it from the program it came from.");
  requests::PlainRequest request;
  request.method = exchange.method;
  request.url = std::string(base) + exchange.target;
  for (const auto& [name, value] : exchange.requestHeaders) {
    const std::string lowered = requests::lowered(name);
    if (std::ranges::find(connectionHeaders, lowered) == connectionHeaders.end() && lowered != ownHeader)
      request.headers.push_back({name, value});
  }
  if (exchange.requestBody.empty()) return request;
  request.body = design::RequestBody::Kind::Raw;
  request.text = exchange.requestBody;
  return request;
}

} // namespace signalbox::traffic
