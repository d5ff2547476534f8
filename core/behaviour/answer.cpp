// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/answer.h"

#include "core/api/replies.h"
#include "core/openapi/status_text.h"
#include "core/value/write.h"

#include <algorithm>

namespace signalbox::behaviour {
namespace {

constexpr std::string_view contentTypeName = "content-type";

bool isTokenChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").contains(c);
}

std::string lowerText(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// UTF-8 to the bytes of a header (Latin-1).
Result<std::string> headerText(const std::string& utf8) {
  std::string bytes;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte == '\r' || byte == '\n' || byte == 0) return failure("A header value must not hold a line break.");
    if (byte < 0x80) {
      bytes += utf8[i];
    } else if ((byte & 0xfc) == 0xc0 && i + 1 < utf8.size()) {
      bytes += static_cast<char>(((byte & 3) << 6) | (static_cast<unsigned char>(utf8[++i]) & 0x3f));
    } else {
      return failure("UnicodeEncodeError: a header value can only hold Latin-1 characters.");
    }
  }
  return bytes;
}

// Starlette gives every text/* its charset.
std::string mediaType(std::string type) {
  if (type.starts_with("text/") && lowerText(type).find("charset=") == std::string::npos) type += "; charset=utf-8";
  return type;
}

void finish(api::Call& call, AnswerParts& parts, std::string_view contentType) {
  call.response.status = parts.status;
  api::setContentType(call.response, contentType);
  for (auto& line : parts.headers) call.response.headers.push_back(std::move(line));
  if (!openapi::bodyIsAllowed(parts.status)) {
    call.response.body.clear();
    call.response.hasBody = false;
  }
}

// A Response object of a type of its own: response_model does not apply.
Result<void> writeTyped(api::Call& call, AnswerParts& parts, std::string contentType) {
  if (parts.body.is(Kind::Str) || parts.body.is(Kind::Bytes))
    call.response.body.assign(parts.body.asText());
  else if (auto written = writeJson(parts.body, JsonStyle::Python, call.response.body); !written)
    return written;
  finish(call, parts, mediaType(std::move(contentType)));
  return {};
}

} // namespace

bool isAnswerStatus(std::int64_t status) { return status >= 200 && status <= 599 && status != 205; }

HeaderTemplates::HeaderTemplates(const Options& options, const char* key) {
  if (!options.has(key)) return;
  if (!options.at(key).is_object()) {
    options.error("invalid-option", "'headers' must be an object.", key);
    return;
  }
  const Options lines(options.scope(), options.at(key), options.pointer(key));
  for (const auto& [name, source] : options.at(key).items()) {
    if (name.empty() || !std::ranges::all_of(name, isTokenChar)) {
      lines.error("invalid-header", "'" + name + "' is no name of a header.", name);
      continue;
    }
    if (auto value = lines.templateAt(name.c_str())) m_lines.push_back({lowerText(name), std::move(*value)});
  }
}

bool HeaderTemplates::isConstant() const {
  return std::ranges::all_of(m_lines, [](const Line& line) { return line.value.isConstant(); });
}

Result<void> HeaderTemplates::render(expression::Frame& frame, std::vector<api::HeaderLine>& lines) const {
  for (const Line& line : m_lines) {
    const auto value = line.value.render(frame);
    if (!value) return std::unexpected(value.error());
    auto text = headerText(pythonStr(*value));
    if (!text) return std::unexpected(text.error());
    lines.push_back({line.name, std::move(*text)});
  }
  return {};
}

Result<void> writeAnswer(api::Call& call, AnswerParts parts) {
  const auto typed = std::ranges::find(parts.headers, contentTypeName, &api::HeaderLine::name);
  if (typed != parts.headers.end()) {
    std::string contentType = std::move(typed->value);
    parts.headers.erase(typed);
    return writeTyped(call, parts, std::move(contentType));
  }
  api::Injected injected = call.injected; // what dependencies put there comes first
  for (api::HeaderLine& line : parts.headers) injected.set(std::move(line));
  parts.headers = std::move(injected.headers);
  if (auto written = call.shaper.write(parts.body, call.arena, call.response.body); !written) return written;
  finish(call, parts, "application/json");
  return {};
}

} // namespace signalbox::behaviour
