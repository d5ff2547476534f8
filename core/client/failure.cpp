// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// libcurl's error codes as sentences: what happened, where, what next.
#include "core/client/sentences.h"
#include "core/client/transfer.h"

#include <cerrno>

namespace signalbox::client {

namespace {

using Kind = Failure::Kind;

Failure connectFailure(const Address& address, CURL* easy) {
  long error = 0;
  curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &error);
  if (error == ENETUNREACH || error == EHOSTUNREACH) {
    return {Kind::Connect, "No answer from " + address.hostAndPort() +
                               ". The name was found, but there is no way to it from this machine."};
  }
  return {Kind::Connect, nothingListens(address)};
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

std::string withoutEnd(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '.')) text.remove_suffix(1);
  return std::string(text);
}

std::string sentence(std::string_view curlSays, CURLcode code) {
  return withoutEnd(curlSays.empty() ? std::string_view(curl_easy_strerror(code)) : curlSays) + ".";
}

const Proxy* proxyOf(const FailedTransfer& transfer) {
  return transfer.request.connection ? transfer.request.connection->proxyFor(transfer.address) : nullptr;
}

// Whether TLS had not come further than to the proxy: a request to http goes through no other, and CONNECT comes after.
bool isTlsOfProxy(const Proxy& proxy, const FailedTransfer& transfer, long connectStatus) {
  return proxy.kind == Proxy::Kind::Https && (transfer.address.scheme == "http" || connectStatus == 0);
}

std::string unreadableCertificate(const FailedTransfer& transfer, const Address& shownTo) {
  const auto& options = transfer.request.connection;
  const HostCertificates files = options ? options->certificatesFor(shownTo) : HostCertificates();
  return unreadableFile("The client certificate", files.certificate, withoutEnd(transfer.curlSays));
}

// Nothing where the proxy is not to blame.
std::optional<Failure> proxyFailure(CURLcode code, const FailedTransfer& transfer) {
  const Proxy* proxy = proxyOf(transfer);
  if (!proxy) return std::nullopt;
  long status = 0; // of the last answer to CONNECT
  curl_easy_getinfo(transfer.easy, CURLINFO_HTTP_CONNECTCODE, &status);
  switch (code) {
  case CURLE_COULDNT_RESOLVE_PROXY: return Failure{Kind::Proxy, unknownProxy(*proxy)};
  case CURLE_COULDNT_CONNECT: return Failure{Kind::Proxy, deadProxy(*proxy)};
  case CURLE_PROXY:
    return Failure{Kind::Proxy, refusingProxy(*proxy, transfer.address, 0, withoutEnd(transfer.curlSays))};
  case CURLE_PEER_FAILED_VERIFICATION:
    if (isTlsOfProxy(*proxy, transfer, status))
      return Failure{Kind::Proxy, untrustedProxy(*proxy, withoutEnd(transfer.curlSays))};
    break;
  case CURLE_SSL_CERTPROBLEM:
    if (isTlsOfProxy(*proxy, transfer, status))
      return Failure{Kind::Proxy, unreadableCertificate(transfer, proxy->address())};
    break;
  case CURLE_SSL_CACERT_BADFILE:
    if (isTlsOfProxy(*proxy, transfer, status))
      return Failure{Kind::Proxy, "The authorities to trust cannot be read: " + sentence(transfer.curlSays, code)};
    break;
  case CURLE_SSL_CONNECT_ERROR:
    if (isTlsOfProxy(*proxy, transfer, status))
      return Failure{Kind::Proxy, plainProxy(*proxy, withoutEnd(transfer.curlSays))};
    break;
  default: break;
  }
  if (status < 300) return std::nullopt;
  return Failure{Kind::Proxy, refusingProxy(*proxy, transfer.address, static_cast<int>(status), {})};
}

// Nothing where it is no matter of certificates.
std::optional<Failure> certificateFailure(CURLcode code, const FailedTransfer& transfer) {
  const Address& address = transfer.address;
  const auto say = [&] { return sentence(transfer.curlSays, code); };
  switch (code) {
  case CURLE_PEER_FAILED_VERIFICATION:
    return Failure{Kind::Tls, "The certificate of " + address.hostAndPort() + " cannot be trusted: " + say()};
  case CURLE_SSL_CERTPROBLEM: return Failure{Kind::Tls, unreadableCertificate(transfer, address)};
  case CURLE_SSL_CACERT_BADFILE: return Failure{Kind::Tls, "The authorities to trust cannot be read: " + say()};
  default: break;
  }
  if (transfer.curlSays.find("certificate required") == transfer.curlSays.npos) return std::nullopt; // TLS 1.3's alert
  return Failure{Kind::Tls, wantsClientCertificate(address)};
}

} // namespace

Failure failureOf(CURLcode code, const FailedTransfer& transfer) {
  if (auto failure = proxyFailure(code, transfer)) return std::move(*failure);
  if (auto failure = certificateFailure(code, transfer)) return std::move(*failure);
  const auto& [request, address, response, easy, curlSays] = transfer;
  const auto where = address.hostAndPort();
  switch (code) {
  case CURLE_COULDNT_RESOLVE_HOST: return {Kind::NameLookup, unknownHost(address.host)};
  case CURLE_COULDNT_CONNECT: return connectFailure(address, easy);
  case CURLE_OPERATION_TIMEDOUT: return timeoutFailure(address, response, easy);
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
