// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/handled_error.h"

#include "core/api/error_answer.h"
#include "core/api/replies.h"
#include "core/api/request_url.h"
#include "core/openapi/status_text.h"
#include "core/value/read.h"

#include <algorithm>

namespace signalbox::api {
namespace {

using ErrorKind = RaisedError::Kind;

// One run of one handler.
class HandlerRun final {
public:
  HandlerRun(RequestContext& context, const ExceptionHandlerProgram& handler, const RaisedError& error)
      : m_context(context), m_handler(handler), m_error(error),
        m_status(handler.statusCode != 0 ? handler.statusCode : error.http.status) {}

  // What it raises in its turn.
  std::optional<RaisedError> run() {
    if (!m_handler.behaviour) return RaisedError{ErrorKind::Exception, {}, "the exception handler cannot run"};
    const auto slots = m_context.arena.make<Value>(m_handler.slots.size());
    std::ranges::copy(m_handler.slots, slots.begin());
    fillNames(slots);
    beginResponse(m_context.response);
    m_context.response.headers.clear();
    static const ResponseShaper json{};
    const Injected none;
    StageClock untimed(nullptr); // the stages are those of the endpoint
    Call call{m_context.request,
              m_context.arena,
              slots,
              m_handler.slots,
              json,
              {},
              m_status,
              m_context.keepAlive,
              none,
              *m_context.program.authority,
              *m_context.program.surroundings,
              m_context.response,
              untimed,
              {}};
    const auto ran = m_handler.behaviour->run(call);
    if (!ran) return RaisedError{ErrorKind::Exception, {}, m_context.arena.copy(ran.error().message)};
    if (call.raised) return RaisedError{ErrorKind::HttpException, std::move(*call.raised), {}};
    return std::nullopt;
  }

private:
  void fillNames(std::span<Value> slots) {
    static const RoutePattern root = *RoutePattern::parse("/");
    const Captures none{};
    m_handler.fillSpecials(m_context.text, PathValues{root, none}, m_error.body, m_context.arena, slots);
    const auto set = [&](int slot, const auto& make) {
      if (slot >= 0) slots[static_cast<std::size_t>(slot)] = make();
    };
    set(m_handler.request, [&] { return request(); });
    set(m_handler.status, [&] { return Value::integer(m_status); });
    set(m_handler.detail, [&] { return detail(); });
    set(m_handler.errors, [&] { return errors(); });
  }

  Value request() {
    Arena& arena = m_context.arena;
    const Member members[] = {
        {Value::str("method"), Value::str(m_context.request.method)},
        {Value::str("path"), Value::str(m_context.text.path())},
        {Value::str("url"), Value::str(arena.copy(requestUrl(m_context.request, m_context.text).text()))},
    };
    return Value::dict(arena.copy(std::span<const Member>(members)));
  }

  Value detail() const {
    if (m_error.kind != ErrorKind::HttpException || m_handler.on == "Exception") return {};
    if (!m_error.http.detail.isNull()) return m_error.http.detail;
    return Value::str(openapi::reasonPhrase(m_error.http.status));
  }

  // exc.errors(): those of the request stand in the answer that FastAPI's own handler would have given.
  Value errors() {
    std::string_view text = m_error.errors;
    constexpr std::string_view before = "{\"detail\":";
    const bool isOfRequest =
        m_error.kind == ErrorKind::RequestValidationError || m_error.kind == ErrorKind::WebSocketRequestValidationError;
    if (const std::string& body = m_context.response.body; isOfRequest && body.starts_with(before))
      text = std::string_view(body).substr(before.size(), body.size() - before.size() - 1);
    if (text.empty() || !m_handler.on.ends_with("ValidationError")) return {};
    const auto read = readJson(m_context.arena.copy(text), m_context.arena);
    return read ? *read : Value();
  }

  RequestContext& m_context;
  const ExceptionHandlerProgram& m_handler;
  const RaisedError& m_error;
  int m_status;
};

// HTTPException(299) without a detail is a ValueError instead.
bool canBeRaised(const RaisedError& error) {
  return error.kind != ErrorKind::HttpException || !error.http.detail.isNull() ||
         !openapi::reasonPhrase(error.http.status).empty();
}

// Starlette's ServerErrorMiddleware; for WebSockets it does nothing.
void answerServerError(RequestContext& context, const RaisedError& error) {
  const ExceptionHandlerProgram* handler =
      context.request.isUpgrade ? nullptr : context.program.handlers.find({ErrorKind::Exception, {}, error.message});
  if (!handler || HandlerRun(context, *handler, error).run()) return writeServerError(context.response);
  context.response.closeConnection = true;
}

} // namespace

void answerWithHandlers(RequestContext& context, const RaisedError& first) {
  RaisedError error = canBeRaised(first) ? first : RaisedError{ErrorKind::Exception, {}, first.message};
  for (int layer = context.isInRoute ? 2 : 1; layer > 0 && error.kind != ErrorKind::Exception; --layer) {
    const ExceptionHandlerProgram* handler = context.program.handlers.find(error);
    if (!handler) {
      if (answerByDefault(context, error)) return;
      error = {ErrorKind::Exception, {}, error.message};
      break;
    }
    auto raised = HandlerRun(context, *handler, error).run();
    if (!raised) return;
    error = canBeRaised(*raised) ? std::move(*raised) : RaisedError{ErrorKind::Exception, {}, {}};
  }
  answerServerError(context, error);
}

} // namespace signalbox::api
