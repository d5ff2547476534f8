// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// starlette.middleware.gzip.GZipMiddleware: whole bodies at once, streams as their chunks come.
#include "core/api/gzip.h"
#include "core/api/header_lines.h"
#include "core/api/middleware.h"
#include "core/api/middleware_options.h"

#include <algorithm>

namespace signalbox::api {
namespace {

// What comes out follows the deflater: small chunks wait in it, as they do in Python's.
class GzipStream final : public Stream {
public:
  GzipStream(std::unique_ptr<Stream> inner, int level) : m_inner(std::move(inner)), m_gzip(level) {}

  std::optional<Step> next() override {
    if (m_isFinished) return std::nullopt;
    auto step = m_inner->next();
    if (!step) {
      m_isFinished = true;
      if (!m_inner->broken().empty()) return std::nullopt;
      step.emplace();
      m_gzip.finish(step->bytes);
      return step;
    }
    step->bytes = m_gzip.add(step->bytes);
    return step;
  }

  std::string_view broken() const override { return m_inner->broken(); }

private:
  std::unique_ptr<Stream> m_inner;
  Gzip m_gzip;
  bool m_isFinished = false;
};

struct GzipRules {
  std::size_t minimumSize = 500;
  int level = 9;
};

class GzipRun final : public MiddlewareRun {
public:
  GzipRun(GzipRules rules, bool isAccepted, bool isHead) : m_rules(rules), m_isAccepted(isAccepted), m_isHead(isHead) {}

  void after(Response& response) override {
    if (response.socket || !response.hasBody || isExcluded(response)) return;
    // A file's answer to HEAD has an empty body, which is too small unless everything is packed.
    if (m_isHead && response.streamLength && m_rules.minimumSize > 0) return;
    if (m_isHead && response.streamLength && m_isAccepted) response.stream.reset();
    if (!response.stream && response.body.size() < m_rules.minimumSize) return;
    addVary(response.headers, "Accept-Encoding");
    if (!m_isAccepted) return;
    setHeader(response.headers, "content-encoding", "gzip");
    if (!response.stream) {
      response.streamLength.reset();
      Gzip gzip(m_rules.level);
      std::string packed = gzip.add(response.body);
      gzip.finish(packed);
      response.body = std::move(packed);
      return;
    }
    response.streamLength.reset();
    response.stream = std::make_unique<GzipStream>(std::move(response.stream), m_rules.level);
  }

private:
  static bool isExcluded(Response& response) {
    if (findHeader(response.headers, "content-encoding")) return true;
    const HeaderLine* type = findHeader(response.headers, "content-type");
    return type && type->value.starts_with("text/event-stream");
  }

  GzipRules m_rules;
  bool m_isAccepted;
  bool m_isHead;
};

class GzipMiddleware final : public Middleware {
public:
  explicit GzipMiddleware(const MiddlewareOptions& options) {
    m_rules.minimumSize = static_cast<std::size_t>(std::max<std::int64_t>(options.integer("minimum_size", 500), 0));
    m_rules.level = static_cast<int>(std::clamp<std::int64_t>(options.integer("compresslevel", 9), 0, 9));
  }

  std::unique_ptr<MiddlewareRun> before(Passage& passage) const override {
    if (passage.request.isUpgrade) return nullptr;
    const auto accepted = findHeader(passage.request, "accept-encoding");
    return std::make_unique<GzipRun>(m_rules, accepted && accepted->contains("gzip"), passage.request.method == "HEAD");
  }

private:
  GzipRules m_rules;
};

} // namespace

MiddlewarePtr makeGzip(const MiddlewareScope& scope) {
  return std::make_shared<GzipMiddleware>(MiddlewareOptions(scope.source.options));
}

} // namespace signalbox::api
