// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a transfer connects, as libcurl's options.
#include "core/client/tls_files.h"
#include "core/client/transfer.h"

namespace signalbox::client {

namespace {

long curlVersion(HttpVersion version) {
  switch (version) {
  case HttpVersion::Http1_0: return CURL_HTTP_VERSION_1_0;
  case HttpVersion::Http1_1: return CURL_HTTP_VERSION_1_1;
  case HttpVersion::Http2: return CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE; // over TLS it is agreed on as ever
  case HttpVersion::Http3: return supportsHttp3() ? CURL_HTTP_VERSION_3 : CURL_HTTP_VERSION_2TLS;
  case HttpVersion::Automatic: break;
  }
  return CURL_HTTP_VERSION_2TLS;
}

// libcurl forgets an option that is given no text.
const char* textOrNothing(const std::string& text) { return text.empty() ? nullptr : text.c_str(); }

} // namespace

void Transfer::setConnection() {
  static const ConnectionOptions usual;
  const ConnectionOptions& options = m_request.connection ? *m_request.connection : usual;
  CURL* easy = handle();
  const Proxy* proxy = options.proxyFor(m_hop);
  const bool hasUser = proxy && !proxy->user.empty();
  curl_easy_setopt(easy, CURLOPT_PROXY, proxy ? proxy->url().c_str() : "");
  curl_easy_setopt(easy, CURLOPT_PROXYUSERNAME, hasUser ? proxy->user.c_str() : nullptr);
  curl_easy_setopt(easy, CURLOPT_PROXYPASSWORD, hasUser ? proxy->password.c_str() : nullptr);
  curl_easy_setopt(easy, CURLOPT_PROXYAUTH, CURLAUTH_BASIC);
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, curlVersion(options.version));
  setCertificates(options);
  if (proxy && proxy->kind == Proxy::Kind::Https) setProxyCertificates(options, *proxy);
}

void Transfer::setProxyCertificates(const ConnectionOptions& options, const Proxy& proxy) {
  CURL* easy = handle();
  const HostCertificates files = options.certificatesFor(proxy.address());
  curl_easy_setopt(easy, CURLOPT_PROXY_SSL_VERIFYPEER, proxy.checksCertificate ? 1L : 0L);
  curl_easy_setopt(easy, CURLOPT_PROXY_SSL_VERIFYHOST, proxy.checksCertificate ? 2L : 0L);
  const char* usualFile = nullptr;
  curl_easy_getinfo(easy, CURLINFO_CAINFO, &usualFile);
  curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO, files.authorities.empty() ? usualFile : files.authorities.c_str());
  curl_easy_setopt(easy, CURLOPT_PROXY_SSLCERT, textOrNothing(files.certificate));
  curl_easy_setopt(easy, CURLOPT_PROXY_SSLCERTTYPE, isPkcs12(files.certificate) ? "P12" : "PEM");
  curl_easy_setopt(easy, CURLOPT_PROXY_SSLKEY, textOrNothing(files.key));
  curl_easy_setopt(easy, CURLOPT_PROXY_KEYPASSWD, files.certificate.empty() ? nullptr : files.password.c_str());
}

void Transfer::setCertificates(const ConnectionOptions& options) {
  CURL* easy = handle();
  const HostCertificates files = options.certificatesFor(m_hop);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, options.checksCertificates ? 1L : 0L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, options.checksCertificates ? 2L : 0L);
  // The folder of the system's authorities stays beside it. What one host is trusted by says nothing of the next.
  const char* usualFile = nullptr;
  curl_easy_getinfo(easy, CURLINFO_CAINFO, &usualFile);
  curl_easy_setopt(easy, CURLOPT_CAINFO, files.authorities.empty() ? usualFile : files.authorities.c_str());
  curl_easy_setopt(easy, CURLOPT_SSLCERT, textOrNothing(files.certificate));
  curl_easy_setopt(easy, CURLOPT_SSLCERTTYPE, isPkcs12(files.certificate) ? "P12" : "PEM");
  curl_easy_setopt(easy, CURLOPT_SSLKEY, textOrNothing(files.key));
  // Without one OpenSSL would ask on the terminal.
  curl_easy_setopt(easy, CURLOPT_KEYPASSWD, files.certificate.empty() ? nullptr : files.password.c_str());
}

} // namespace signalbox::client
