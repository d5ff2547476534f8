// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The middleware that only adds headers: security_headers, request_id, timing, headers. core/design/README.md says
// exactly what each does; an export prints the same as an ASGI class.
#include "core/api/header_lines.h"
#include "core/api/header_text.h"
#include "core/api/middleware.h"
#include "core/api/middleware_options.h"
#include "core/api/uuid4.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace signalbox::api {
namespace {

class LinesRun final : public MiddlewareRun {
public:
  enum class Existing { Keep, Replace };
  LinesRun(const HeaderLines& lines, Existing existing) : m_lines(lines), m_existing(existing) {}
  void after(Response& response) override {
    for (const HeaderLine& line : m_lines)
      if (m_existing == Existing::Keep)
        setDefaultHeader(response.headers, line.name, line.value);
      else
        setHeader(response.headers, line.name, line.value);
  }

private:
  const HeaderLines& m_lines;
  Existing m_existing;
};

class SecurityHeaders final : public Middleware {
public:
  explicit SecurityHeaders(const MiddlewareOptions& options)
      : m_lines{{"x-content-type-options", "nosniff"},
                {"x-frame-options", "DENY"},
                {"referrer-policy", "no-referrer"},
                {"permissions-policy", "camera=(), geolocation=(), microphone=()"},
                {"cross-origin-opener-policy", "same-origin"}} {
    for (const auto& [name, value] : options.lines("headers")) {
      if (value)
        setHeader(m_lines, lowerCase(name), *value);
      else
        removeHeader(m_lines, lowerCase(name));
    }
  }
  std::unique_ptr<MiddlewareRun> before(Passage& passage) const override {
    if (passage.request.isUpgrade) return nullptr;
    return std::make_unique<LinesRun>(m_lines, LinesRun::Existing::Keep);
  }

private:
  HeaderLines m_lines;
};

class Headers final : public Middleware {
public:
  explicit Headers(const MiddlewareOptions& options) {
    for (const auto& [name, value] : options.lines("headers"))
      if (value) setHeader(m_lines, lowerCase(name), *value);
  }
  std::unique_ptr<MiddlewareRun> before(Passage& passage) const override {
    if (passage.request.isUpgrade) return nullptr;
    return std::make_unique<LinesRun>(m_lines, LinesRun::Existing::Replace);
  }

private:
  HeaderLines m_lines;
};

class LineRun final : public MiddlewareRun {
public:
  LineRun(const std::string& name, std::string value) : m_name(name), m_value(std::move(value)) {}
  void after(Response& response) override { setHeader(response.headers, m_name, m_value); }

private:
  const std::string& m_name;
  std::string m_value;
};

class RequestId final : public Middleware {
public:
  explicit RequestId(const MiddlewareOptions& options) : m_header(lowerCase(options.text("header", "X-Request-ID"))) {}
  std::unique_ptr<MiddlewareRun> before(Passage& passage) const override {
    if (passage.request.isUpgrade) return nullptr;
    const auto sent = findHeader(passage.request, m_header);
    return std::make_unique<LineRun>(m_header, sent && isValid(*sent) ? std::string(*sent) : newUuid4());
  }

private:
  // What can do no harm in a log.
  static bool isValid(std::string_view id) {
    const auto isFine = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
             c == '.';
    };
    return !id.empty() && id.size() <= 128 && std::ranges::all_of(id, isFine);
  }

  std::string m_header;
};

class TimingRun final : public MiddlewareRun {
public:
  explicit TimingRun(const std::string& name) : m_name(name) {}
  void after(Response& response) override {
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - m_started + response.delay;
    std::array<char, 32> text;
    std::snprintf(text.data(), text.size(), "%.6f", took.count());
    setHeader(response.headers, m_name, text.data());
  }

private:
  const std::string& m_name;
  std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
};

class Timing final : public Middleware {
public:
  explicit Timing(const MiddlewareOptions& options) : m_header(lowerCase(options.text("header", "X-Process-Time"))) {}
  std::unique_ptr<MiddlewareRun> before(Passage& passage) const override {
    if (passage.request.isUpgrade) return nullptr;
    return std::make_unique<TimingRun>(m_header);
  }

private:
  std::string m_header;
};

} // namespace

MiddlewarePtr makeSecurityHeaders(const MiddlewareScope& scope) {
  return std::make_shared<SecurityHeaders>(MiddlewareOptions(scope.source.options));
}
MiddlewarePtr makeHeaders(const MiddlewareScope& scope) {
  return std::make_shared<Headers>(MiddlewareOptions(scope.source.options));
}
MiddlewarePtr makeRequestId(const MiddlewareScope& scope) {
  return std::make_shared<RequestId>(MiddlewareOptions(scope.source.options));
}
MiddlewarePtr makeTiming(const MiddlewareScope& scope) {
  return std::make_shared<Timing>(MiddlewareOptions(scope.source.options));
}

} // namespace signalbox::api
