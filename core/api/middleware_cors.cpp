// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// starlette.middleware.cors.CORSMiddleware.
#include "core/api/header_lines.h"
#include "core/api/header_text.h"
#include "core/api/middleware.h"
#include "core/api/middleware_options.h"
#include "core/api/replies.h"
#include "core/regex/pattern.h"

#include <algorithm>

namespace signalbox::api {
namespace {

constexpr std::string_view allowOrigin = "access-control-allow-origin";

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

std::shared_ptr<const regex::Pattern> wholePattern(const std::string& text) {
  if (text.empty()) return nullptr;
  for (const regex::Dialect dialect : {regex::Dialect::Ecma262, regex::Dialect::Rust})
    if (auto pattern = regex::Pattern::compile("^(?:" + text + ")$", dialect)) return *pattern;
  return nullptr;
}

class Cors final : public Middleware {
public:
  explicit Cors(const MiddlewareOptions& options)
      : m_origins(options.texts("allow_origins")), m_pattern(wholePattern(options.text("allow_origin_regex"))),
        m_methods(options.texts("allow_methods", {"GET"})), m_isAnyOrigin(contains(m_origins, "*")),
        m_allowsCredentials(options.flag("allow_credentials", false)),
        m_allowsPrivateNetwork(options.flag("allow_private_network", false)),
        m_isExplicit(!m_isAnyOrigin || m_allowsCredentials) {
    if (contains(m_methods, "*")) m_methods = {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"};
    const std::vector<std::string> exposed = options.texts("expose_headers");
    if (m_isAnyOrigin) m_simple.push_back({std::string(allowOrigin), "*"});
    if (m_allowsCredentials) m_simple.push_back({"access-control-allow-credentials", "true"});
    if (!exposed.empty()) m_simple.push_back({"access-control-expose-headers", join(exposed)});
    preparePreflight(options);
  }

  std::unique_ptr<MiddlewareRun> before(Passage& passage) const override;

  void after(Response& response, const std::string& origin) const {
    for (const HeaderLine& line : m_simple) setHeader(response.headers, line.name, line.value);
    if (m_isAnyOrigin ? m_allowsCredentials : isAllowed(origin)) {
      setHeader(response.headers, allowOrigin, origin);
      addVary(response.headers, "Origin");
    }
  }

private:
  void preparePreflight(const MiddlewareOptions& options) {
    if (m_isExplicit)
      m_preflight.push_back({"vary", "Origin"});
    else
      m_preflight.push_back({std::string(allowOrigin), "*"});
    m_preflight.push_back({"access-control-allow-methods", join(m_methods)});
    m_preflight.push_back({"access-control-max-age", std::to_string(options.integer("max_age", 600))});
    std::vector<std::string> headers = options.texts("allow_headers");
    m_isAnyHeader = contains(headers, "*");
    headers.insert(headers.end(), {"Accept", "Accept-Language", "Content-Language", "Content-Type"});
    std::ranges::sort(headers);
    const auto repeated = std::ranges::unique(headers);
    headers.erase(repeated.begin(), repeated.end());
    if (!m_isAnyHeader) m_preflight.push_back({"access-control-allow-headers", join(headers)});
    for (const std::string& header : headers) m_headers.push_back(lowerCase(header));
    if (m_allowsCredentials) m_preflight.push_back({"access-control-allow-credentials", "true"});
  }

  bool isAllowed(std::string_view origin) const {
    return m_isAnyOrigin || (m_pattern && m_pattern->search(origin)) || contains(m_origins, origin);
  }

  bool areAllowed(std::string_view headers) const {
    return std::ranges::all_of(splitText(headers, ','), [&](std::string_view header) {
      return contains(m_headers, lowerCase(stripped(header)));
    });
  }

  void answerPreflight(const Request& request, std::string_view origin, std::string_view method,
                       Response& response) const {
    response.headers = m_preflight;
    std::vector<std::string> failures;
    if (!isAllowed(origin))
      failures.emplace_back("origin");
    else if (m_isExplicit)
      setHeader(response.headers, allowOrigin, std::string(origin));
    if (!contains(m_methods, method)) failures.emplace_back("method");
    if (const auto headers = findHeader(request, "access-control-request-headers")) {
      if (m_isAnyHeader)
        setHeader(response.headers, "access-control-allow-headers", std::string(*headers));
      else if (!areAllowed(*headers))
        failures.emplace_back("headers");
    }
    if (findHeader(request, "access-control-request-private-network")) {
      if (m_allowsPrivateNetwork)
        setHeader(response.headers, "access-control-allow-private-network", "true");
      else
        failures.emplace_back("private-network");
    }
    response.status = failures.empty() ? 200 : 400;
    response.body = failures.empty() ? "OK" : "Disallowed CORS " + join(failures);
    response.headers.push_back({"content-type", "text/plain; charset=utf-8"});
  }

  std::vector<std::string> m_origins;
  std::shared_ptr<const regex::Pattern> m_pattern;
  std::vector<std::string> m_methods;
  bool m_isAnyOrigin;
  bool m_allowsCredentials;
  bool m_allowsPrivateNetwork;
  bool m_isExplicit; // the origin itself is sent back, never "*"
  bool m_isAnyHeader = false;
  std::vector<std::string> m_headers; // lower case
  HeaderLines m_simple;
  HeaderLines m_preflight;
};

class CorsRun final : public MiddlewareRun {
public:
  CorsRun(const Cors& cors, std::string_view origin) : m_cors(cors), m_origin(origin) {}
  void after(Response& response) override { m_cors.after(response, m_origin); }

private:
  const Cors& m_cors;
  std::string m_origin;
};

std::unique_ptr<MiddlewareRun> Cors::before(Passage& passage) const {
  const Request& request = passage.request;
  if (request.isUpgrade) return nullptr;
  const auto origin = findHeader(request, "origin");
  if (!origin) return nullptr;
  const auto method = findHeader(request, "access-control-request-method");
  if (request.method != "OPTIONS" || !method) return std::make_unique<CorsRun>(*this, *origin);
  answerPreflight(request, *origin, *method, passage.response);
  passage.isAnswered = true;
  return nullptr;
}

} // namespace

MiddlewarePtr makeCors(const MiddlewareScope& scope) {
  return std::make_shared<Cors>(MiddlewareOptions(scope.source.options));
}

} // namespace signalbox::api
