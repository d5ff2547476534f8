// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Transfer: one request on its way through libcurl, and what has come back so far.
#pragma once

#include "core/client/address.h"
#include "core/client/http_client.h"

#include <curl/curl.h>
#include <memory>
#include <string_view>

namespace signalbox::client {

class Transfer final {
public:
  Transfer(Request request, Callbacks callbacks);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  // What can be refused before anything is sent.
  std::optional<Failure> prepare();
  CURL* handle() const { return m_easy.get(); }

  // Each calls `done`, once and last.
  void finish(CURLcode code);
  void fail(Failure failure);

private:
  static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t onSend(char* data, std::size_t size, std::size_t count, void* self);
  static int onRewind(void* self, curl_off_t offset, int origin);
  static int onWire(CURL* easy, curl_infotype type, char* data, std::size_t size, void* self);

  bool setHeaders();
  void setConnection(); // to m_hop: proxy, certificates, version
  void setCertificates(const ConnectionOptions& options);
  void setProxyCertificates(const ConnectionOptions& options, const Proxy& proxy);
  void leaveHost(); // a redirect to another scheme, host or port takes only headers along that hold no secret
  void setMethod();
  void setBody();
  std::size_t send(char* data, std::size_t room);
  void tellSent();
  void header(std::string_view line);
  void statusLine(std::string_view line);
  void headEnds();
  bool body(std::string_view piece);
  void countBody(std::size_t size);
  void readTimings();
  bool isRedirect() const;
  bool hasHeader(std::string_view name) const;

  Request m_request;
  Callbacks m_callbacks;
  Response m_response;
  Address m_address;
  Address m_hop; // m_address, or where a redirect led
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> m_easy;
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> m_headers;
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> m_headersElsewhere;
  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
  std::int64_t m_lastSent = 0; // microseconds since m_start
  char m_curlSays[CURL_ERROR_SIZE] = {};
  std::size_t m_sentBytes = 0; // of the view
  std::size_t m_toldBytes = 0;
  std::size_t m_bodyBytes = 0; // received
  bool m_headTold = false;
  bool m_tooLarge = false;
};

// What a failed transfer knows of itself.
struct FailedTransfer {
  const Request& request;
  const Address& address; // that was asked last
  const Response& response;
  CURL* easy;
  std::string_view curlSays;
};

// The sentence for a libcurl error.
Failure failureOf(CURLcode code, const FailedTransfer& transfer);

} // namespace signalbox::client
