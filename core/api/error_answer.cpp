// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/error_answer.h"

#include "core/api/handled_error.h"
#include "core/api/replies.h"
#include "core/openapi/status_text.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::api {
namespace {

// json.dumps takes these; a date or a model as `detail` is an error in FastAPI.
bool isPlainJson(const Value& value) {
  switch (value.kind()) {
  case Kind::List:
  case Kind::Tuple: return std::ranges::all_of(value.items(), isPlainJson);
  case Kind::Dict:
    return std::ranges::all_of(value.members(), [](const Member& member) { return isPlainJson(member.value); });
  case Kind::Null:
  case Kind::Bool:
  case Kind::Int:
  case Kind::BigInt:
  case Kind::Float:
  case Kind::Str:
  case Kind::Enum: return true;
  default: return false;
  }
}

Result<void> writeDetail(const HttpException& exception, std::string& body) {
  body.assign("{\"detail\":");
  if (exception.detail.isNull())
    writeJsonString(openapi::reasonPhrase(exception.status), body);
  else if (auto written = writeJson(exception.detail, JsonStyle::Python, body); !written)
    return written;
  body += '}';
  return {};
}

// The exception's headers first, as Starlette writes them; one of them may be the content type.
void writeHeaders(const HttpException& exception, Response& response) {
  constexpr std::string_view contentType = "content-type";
  response.headers = exception.headers;
  if (std::ranges::find(response.headers, contentType, &HeaderLine::name) == response.headers.end())
    response.headers.push_back({std::string(contentType), "application/json"});
}

void writeValidationError(const RequestContext& context) {
  context.response.status = 422;
  setContentType(context.response, "application/json");
}

} // namespace

// False: FastAPI's own handler fails, or there is none.
bool answerByDefault(RequestContext& context, const RaisedError& error) {
  using enum RaisedError::Kind;
  switch (error.kind) {
  case HttpException: return writeHttpException(error.http, context.response).has_value();
  case RequestValidationError: writeValidationError(context); return true;
  case NoRoute:
  case WebSocketRequestValidationError: writeRefusedHandshake(context.response); return true;
  case ResponseValidationError:
  case Exception: return false;
  }
  return false;
}

namespace {

// Before the handshake was accepted; on an HTTP route Starlette's handler of it fails.
void answerSocketException(RequestContext& context) {
  if (context.request.isUpgrade)
    writeRefusedHandshake(context.response);
  else
    answerError(context, RaisedError{RaisedError::Kind::Exception, {}, "a WebSocketException outside a WebSocket"});
}

} // namespace

Result<void> writeHttpException(const HttpException& exception, Response& response) {
  if (exception.detail.isNull() && openapi::reasonPhrase(exception.status).empty())
    return failure("ValueError: " + std::to_string(exception.status) + " is not a valid HTTPStatus");
  if (!isPlainJson(exception.detail)) return failure("TypeError: the detail of an HTTPException must be plain JSON");
  beginResponse(response);
  response.status = exception.status;
  if (!openapi::bodyIsAllowed(exception.status)) {
    response.headers = exception.headers;
    response.hasBody = false;
    return {};
  }
  if (auto written = writeDetail(exception, response.body); !written) return written;
  writeHeaders(exception, response);
  return {};
}

void answerError(RequestContext& context, const RaisedError& error) {
  if (error.kind == RaisedError::Kind::HttpException && error.http.status >= firstCloseCode)
    return answerSocketException(context);
  if (!context.program.handlers.isEmpty()) return answerWithHandlers(context, error);
  if (!answerByDefault(context, error)) writeServerError(context.response);
}

void answerError(RequestContext& context, HttpException exception) {
  answerError(context, RaisedError{RaisedError::Kind::HttpException, std::move(exception), {}});
}

} // namespace signalbox::api
