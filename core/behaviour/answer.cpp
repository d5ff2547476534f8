// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/answer.h"

#include "core/api/file_response.h"
#include "core/api/header_lines.h"
#include "core/api/header_text.h"
#include "core/api/percent.h"
#include "core/api/replies.h"
#include "core/behaviour/chunk_stream.h"
#include "core/behaviour/project_path.h"
#include "core/openapi/status_text.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::behaviour {
namespace {

using ClassKind = design::ResponseClass::Kind;
using api::HeaderLines;

void append(HeaderLines& lines, HeaderLines more) {
  for (api::HeaderLine& line : more) lines.push_back(std::move(line));
}

void dropForbiddenBody(api::Response& response) {
  if (openapi::bodyIsAllowed(response.status)) return;
  response.body.clear();
  response.hasBody = false;
}

// A Response object of a type of its own.
Result<void> writeResponseObject(api::Call& call, AnswerParts& parts, std::string contentType) {
  api::Response& response = call.response;
  if (parts.body.is(Kind::Str) || parts.body.is(Kind::Bytes))
    response.body.assign(parts.body.asText());
  else if (auto written = writeJson(parts.body, JsonStyle::Python, response.body); !written)
    return written;
  response.status = parts.status.value_or(call.statusCode);
  api::setContentType(response, api::withCharset(std::move(contentType)));
  append(response.headers, std::move(parts.headers));
  append(response.headers, std::move(parts.cookies));
  dropForbiddenBody(response);
  return {};
}

// A returned value on its way into the response class.
class ReturnedValue final {
public:
  ReturnedValue(api::Call& call, AnswerParts& parts)
      : m_call(call), m_response(call.response), m_class(call.shaper.responseClass()), m_body(parts.body) {
    m_status = parts.status.value_or(call.injected.status.value_or(design::ownStatus(call.statusCode, m_class)));
    if (call.injected.headers.empty() && parts.headers.empty() && parts.cookies.empty()) return;
    api::Injected injected = call.injected;
    for (api::HeaderLine& line : parts.headers) injected.set(std::move(line));
    m_lines = std::move(injected.headers);
    append(m_lines, std::move(parts.cookies));
  }

  Result<void> write() {
    m_response.status = m_status;
    switch (m_class.kind) {
    case ClassKind::JsonBody: return writeJsonBody();
    case ClassKind::TextBody: return writeText();
    case ClassKind::Redirect: return writeLocation();
    case ClassKind::File: return writeFileBody();
    case ClassKind::Stream: return writeChunks();
    case ClassKind::EventStream: break;
    }
    return failure("TypeError: an EventSourceResponse takes the events of a stream.");
  }

private:
  void writeHead() {
    if (const std::string& type = m_call.shaper.contentType(); !type.empty())
      api::setContentType(m_response, type);
    else
      m_response.headers.clear();
    append(m_response.headers, std::move(m_lines));
    dropForbiddenBody(m_response);
  }

  Result<void> writeJsonBody() {
    if (auto written = m_call.shaper.write(m_body, m_call.arena, m_response.body, &m_call.responseErrors); !written)
      return written;
    writeHead();
    return {};
  }

  Result<Value> content() const { return m_call.shaper.content(m_body, m_call.arena, &m_call.responseErrors); }

  Result<void> writeText() {
    const auto text = content();
    if (!text) return std::unexpected(text.error());
    if (!text->isNull() && !text->is(Kind::Str))
      return failure("AttributeError: this response class takes a text, not " + pythonRepr(*text) + ".");
    if (text->is(Kind::Str)) m_response.body.assign(text->asText());
    writeHead();
    return {};
  }

  Result<void> writeLocation() {
    const auto url = content();
    if (!url) return std::unexpected(url.error());
    writeHead();
    m_response.headers.insert(m_response.headers.begin(), {"location", api::quoteUrl(pythonStr(*url))});
    return {};
  }

  // What was injected stands before the file's own validators, and behind its content-type.
  Result<void> writeFileBody() {
    const auto path = content();
    if (!path) return std::unexpected(path.error());
    if (!path->is(Kind::Str)) return failure("TypeError: a FileResponse takes the path of a file.");
    auto found = projectFile(m_call.surroundings, path->asText());
    if (!found) return std::unexpected(found.error());
    m_response.headers.clear();
    HeaderLines later;
    for (api::HeaderLine& line : m_lines)
      (line.name == "content-type" || line.name == "accept-ranges" ? later : m_response.headers)
          .push_back(std::move(line));
    api::FileRules rules;
    rules.status = m_status;
    if (api::writeFile(std::move(*found), path->asText(), rules, m_call.request, m_response))
      append(m_response.headers, std::move(later));
    return {};
  }

  Result<void> writeChunks() {
    const auto chunks = content();
    if (!chunks) return std::unexpected(chunks.error());
    m_response.stream = chunkStream(*chunks);
    writeHead();
    m_response.hasBody = true;
    return {};
  }

  api::Call& m_call;
  api::Response& m_response;
  const design::ResponseClass& m_class;
  const Value& m_body;
  HeaderLines m_lines; // injected, the behaviour's own, cookies
  int m_status = 200;
};

} // namespace

bool isAnswerStatus(std::int64_t status) { return status >= 200 && status <= 599 && status != 205; }

std::optional<std::int64_t> answerStatusAt(const Options& options, const char* key) {
  const auto status = options.integerAt(key, 200, 599);
  if (!status || isAnswerStatus(*status)) return status;
  options.error("invalid-status", "Status 205 cannot be answered with a JSON body; FastAPI breaks on it as well.", key);
  return std::nullopt;
}

bool isRepeatable(const design::ResponseClass& responseClass) {
  return responseClass.kind == ClassKind::JsonBody || responseClass.kind == ClassKind::TextBody ||
         responseClass.kind == ClassKind::Redirect;
}

Result<void> writeAnswer(api::Call& call, AnswerParts parts) {
  const auto typed = std::ranges::find(parts.headers, std::string_view("content-type"), &api::HeaderLine::name);
  call.beginShaping();
  if (typed == parts.headers.end()) return ReturnedValue(call, parts).write();
  std::string contentType = std::move(typed->value);
  parts.headers.erase(typed);
  return writeResponseObject(call, parts, std::move(contentType));
}

} // namespace signalbox::behaviour
