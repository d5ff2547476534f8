// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// starlette.middleware.trustedhost.TrustedHostMiddleware and httpsredirect.HTTPSRedirectMiddleware: both for WebSockets
// too, whose handshake they then refuse with an HTTP answer.
#include "core/api/header_lines.h"
#include "core/api/header_text.h"
#include "core/api/middleware.h"
#include "core/api/middleware_options.h"
#include "core/api/percent.h"
#include "core/api/replies.h"
#include "core/api/request_url.h"

#include <algorithm>
#include <charconv>

namespace signalbox::api {
namespace {

class TrustedHost final : public Middleware {
public:
  explicit TrustedHost(const MiddlewareOptions& options)
      : m_hosts(options.texts("allowed_hosts", {"*"})), m_redirectsToWww(options.flag("www_redirect", true)) {}

  std::unique_ptr<MiddlewareRun> before(Passage& passage) const override {
    if (std::ranges::find(m_hosts, "*") != m_hosts.end()) return nullptr;
    const std::string_view sent = findHeader(passage.request, "host").value_or("");
    const std::string_view host = sent.substr(0, sent.find(':'));
    bool isKnownWithWww = false;
    for (const std::string& pattern : m_hosts) {
      if (host == pattern || (pattern.starts_with('*') && host.ends_with(std::string_view(pattern).substr(1))))
        return nullptr;
      isKnownWithWww = isKnownWithWww || "www." + std::string(host) == pattern;
    }
    answer(passage, isKnownWithWww && m_redirectsToWww);
    return nullptr;
  }

private:
  static void answer(Passage& passage, bool isRedirect) {
    passage.isAnswered = true;
    if (isRedirect) {
      RequestUrl url = requestUrl(passage.request, passage.text).split();
      url.host.insert(0, "www.");
      return writeRedirect(passage.response, quoteUrl(url.text()));
    }
    passage.response.status = 400;
    setContentType(passage.response, "text/plain; charset=utf-8");
    passage.response.body = "Invalid host header";
  }

  std::vector<std::string> m_hosts;
  bool m_redirectsToWww;
};

class HttpsRedirect final : public Middleware {
public:
  std::unique_ptr<MiddlewareRun> before(Passage& passage) const override {
    const std::string_view scheme = passage.request.scheme;
    if (scheme != "http" && scheme != "ws") return nullptr;
    passage.isAnswered = true;
    RequestUrl url = requestUrl(passage.request, passage.text).split();
    url.scheme += 's';
    const std::size_t colon = url.host.find(':', url.host.find(']') == std::string::npos ? 0 : url.host.find(']'));
    if (colon != std::string::npos) {
      int port = 0;
      const char* end = url.host.data() + url.host.size();
      const auto read = std::from_chars(url.host.data() + colon + 1, end, port);
      if (read.ec != std::errc() || port > 65535) {
        writeServerError(passage.response); // SplitResult.port raises ValueError
        return nullptr;
      }
      if (port == 80 || port == 443) url.host = hostname(url.host.substr(0, colon));
    }
    writeRedirect(passage.response, quoteUrl(url.text()));
    return nullptr;
  }

private:
  // SplitResult.hostname: lower case, and of an IPv6 address without its brackets.
  static std::string hostname(std::string_view host) {
    if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
    return lowerCase(host);
  }
};

} // namespace

MiddlewarePtr makeTrustedHost(const MiddlewareScope& scope) {
  return std::make_shared<TrustedHost>(MiddlewareOptions(scope.source.options));
}

MiddlewarePtr makeHttpsRedirect(const MiddlewareScope&) { return std::make_shared<HttpsRedirect>(); }

} // namespace signalbox::api
