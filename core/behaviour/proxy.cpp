// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/proxy.h"

#include "core/api/header_text.h"
#include "core/api/percent.h"
#include "core/behaviour/answer.h"
#include "core/behaviour/proxy_answer.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::behaviour {
namespace {

constexpr std::int64_t day = 24LL * 60 * 60 * 1000;

bool isWebUrl(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

// `set` and `remove` of request_headers and response_headers.
class HeaderRules final {
public:
  HeaderRules() = default;
  HeaderRules(const Options& options, const char* key) {
    if (!options.has(key)) return;
    if (!options.at(key).is_object()) {
      options.error("invalid-option", "'" + std::string(key) + "' must be an object of 'set' and 'remove'.", key);
      return;
    }
    const Options rules(options.scope(), options.at(key), options.pointer(key));
    rules.allow(keys::headerRules);
    m_set = HeaderTemplates(rules, "set");
    readRemoved(rules);
  }

  Result<HeaderChanges> changes(expression::Frame& frame) const {
    HeaderChanges made;
    made.remove = m_remove;
    if (auto ran = m_set.render(frame, made.set); !ran) return std::unexpected(ran.error());
    return made;
  }

private:
  void readRemoved(const Options& rules) {
    if (!rules.has("remove")) return;
    const Json& names = rules.at("remove");
    const bool isList =
        names.is_array() && std::ranges::all_of(names, [](const Json& name) { return name.is_string(); });
    if (!isList) return rules.error("invalid-option", "'remove' must be a list of header names.", "remove");
    for (const Json& name : names) m_remove.push_back(api::lowerCase(name.get<std::string>()));
  }

  HeaderTemplates m_set;
  std::vector<std::string> m_remove;
};

class Proxy final : public api::Behaviour {
public:
  explicit Proxy(const Options& options)
      : m_let(options), m_upstream(options.templateAt("upstream")), m_path(options.templateAt("path")),
        m_timeout(options.integerAt("timeout", 1, day).value_or(30'000)), m_requestHeaders(options, "request_headers"),
        m_responseHeaders(options, "response_headers") {
    options.allow(keys::proxy);
    if (!options.has("upstream"))
      options.error("missing-option", "A proxy needs 'upstream', the URL of the other server.", "upstream");
    else if (m_upstream && m_upstream->isConstant() && !isWebUrl(pythonStr(m_upstream->constant())))
      options.error("bad-url", "'upstream' must be an http or https URL.", "upstream");
  }

  Result<void> run(api::Call& call) const override {
    expression::Frame frame = call.frame();
    if (auto ran = m_let.run(frame, call.slots); !ran) return ran;
    auto request = requestOf(call, frame);
    if (!request) return std::unexpected(request.error());
    auto changes = m_responseHeaders.changes(frame);
    if (!changes) return std::unexpected(changes.error());
    call.response.deferred =
        std::make_unique<ProxyAnswer>(std::move(*request), std::move(*changes), call.surroundings, call.program);
    return {};
  }

private:
  Result<client::Request> requestOf(const api::Call& call, expression::Frame& frame) const {
    client::Request request;
    auto url = urlOf(call.request.target, frame);
    if (!url) return std::unexpected(url.error());
    request.url = std::move(*url);
    request.method = call.request.method;
    setBody(request, call.request);
    request.timeout = m_timeout;
    request.decodesBody = false;
    request.timeLimit = client::Request::TimeLimit::UntilEventStream;
    request.longBody = UpstreamAnswer::longBody;
    const auto changes = m_requestHeaders.changes(frame);
    if (!changes) return std::unexpected(changes.error());
    api::HeaderLines lines;
    for (const api::HeaderView& line : call.request.headers)
      lines.push_back({api::lowerCase(line.name), std::string(line.value)});
    for (api::HeaderLine& line : changes->apply(std::move(lines)))
      request.headers.emplace_back(std::move(line.name), std::move(line.value));
    return request;
  }

  // One in a file goes on from there.
  static void setBody(client::Request& request, const api::Request& received) {
    if (!received.spooled) {
      request.body = received.body;
      return;
    }
    const auto release = [spooled = received.spooled.get()](std::string_view bytes) { spooled->release(bytes); };
    request.bodyView = client::BodyView{received.body, received.spooled, release};
  }

  // The path as it was sent, or the template's; the query as it was sent, in the place of the template's.
  Result<std::string> urlOf(std::string_view target, expression::Frame& frame) const {
    const auto upstream = m_upstream->render(frame);
    if (!upstream) return std::unexpected(upstream.error());
    std::string url = pythonStr(*upstream);
    if (!isWebUrl(url)) return failure("ValueError: '" + url + "' is no http or https URL");
    while (url.ends_with('/')) url.pop_back();
    const std::size_t question = target.find('?');
    std::string path(target.substr(0, question));
    if (m_path) {
      const auto rendered = m_path->render(frame);
      if (!rendered) return std::unexpected(rendered.error());
      path = pythonStr(*rendered);
      if (question != std::string_view::npos) path.resize(std::min(path.find('?'), path.size()));
    }
    if (!path.starts_with('/')) url += '/';
    for (const char c : api::quoteUrl(path)) c == '#' ? url += "%23" : url += c;
    return question == std::string_view::npos ? url : url + std::string(target.substr(question));
  }

  LetBlock m_let;
  std::optional<Template> m_upstream;
  std::optional<Template> m_path;
  std::chrono::milliseconds m_timeout;
  HeaderRules m_requestHeaders;
  HeaderRules m_responseHeaders;
};

} // namespace

std::unique_ptr<const api::Behaviour> makeProxy(api::BehaviourScope& scope) {
  if (!isForHttp(scope)) return nullptr;
  return std::make_unique<Proxy>(Options(scope, scope.options(), "/behaviour"));
}

} // namespace signalbox::behaviour
