// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/stream_event.h"

#include "core/value/write.h"

namespace signalbox::behaviour {
namespace {

// Lines end with \r\n, \r or \n; a text that ends with one has an empty last line.
void writeLines(std::string_view prefix, std::string_view text, std::string& out) {
  for (;;) {
    const std::size_t end = text.find_first_of("\r\n");
    out += prefix;
    out += text.substr(0, end);
    out += '\n';
    if (end == std::string_view::npos) return;
    text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
}

// The text of a field; none when there is no template or it gives null.
Result<std::optional<std::string>> fieldText(const std::optional<Template>& field, expression::Frame& frame) {
  if (!field) return std::optional<std::string>();
  const auto value = field->render(frame);
  if (!value) return std::unexpected(value.error());
  if (value->isNull()) return std::optional<std::string>();
  return std::optional(pythonStr(*value));
}

bool isOneLine(const std::string& text) { return text.find_first_of("\r\n") == std::string::npos; }

bool isWholeNumber(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

} // namespace

StreamEvent::StreamEvent(const Options& options, StreamFormat format)
    : m_data(options.templateAt("data")), m_wait(options.millisecondsAt("wait")) {
  if (format != StreamFormat::Sse) {
    options.allow(keys::piece);
    return;
  }
  options.allow(keys::event);
  m_rawData = options.templateAt("raw_data");
  m_event = options.templateAt("event");
  m_id = options.templateAt("id");
  m_retry = options.templateAt("retry");
  m_comment = options.templateAt("comment");
  if (m_data && m_rawData) options.error("invalid-option", "An event has either 'data' or 'raw_data'.", "raw_data");
}

std::optional<StreamEvent> StreamEvent::ofData(const Options& options, std::string_view expression) {
  StreamEvent event;
  auto compiled = Template::compile(Json("{{ " + std::string(expression) + " }}"), options.scope().names());
  if (!compiled) return std::nullopt;
  event.m_data = std::move(*compiled);
  return event;
}

Result<void> StreamEvent::write(StreamFormat format, expression::Frame& frame, const api::ResponseShaper& shaper,
                                std::string& out) const {
  if (format == StreamFormat::Sse) return writeSse(frame, shaper, out);
  if (format == StreamFormat::Bytes) return writeChunk(frame, out);
  if (auto written = writeData(frame, shaper, out); !written) return written;
  out += '\n';
  return {};
}

// A text in UTF-8, or bytes as they are.
Result<void> StreamEvent::writeChunk(expression::Frame& frame, std::string& out) const {
  const auto chunk = m_data ? m_data->render(frame) : Result<Value>(Value());
  if (!chunk) return std::unexpected(chunk.error());
  if (!chunk->is(Kind::Str) && !chunk->is(Kind::Bytes))
    return failure("AttributeError: " + pythonRepr(*chunk) + " is neither a text nor bytes");
  out += chunk->asText();
  return {};
}

// A plain item goes through response_model; what has other fields is a ServerSentEvent, whose data does not.
Result<void> StreamEvent::writeData(expression::Frame& frame, const api::ResponseShaper& shaper,
                                    std::string& json) const {
  Value value;
  if (m_data) {
    const auto rendered = m_data->render(frame);
    if (!rendered) return std::unexpected(rendered.error());
    value = *rendered;
  }
  if (isPlain()) return shaper.writeItem(value, frame.arena, json);
  if (value.is(Kind::Model)) return writeJson(value, JsonStyle::Pydantic, json);
  writeJsonDefault(value, json);
  return {};
}

Result<void> StreamEvent::writeSse(expression::Frame& frame, const api::ResponseShaper& shaper,
                                   std::string& out) const {
  const auto comment = fieldText(m_comment, frame);
  const auto event = fieldText(m_event, frame);
  const auto rawData = fieldText(m_rawData, frame);
  const auto id = fieldText(m_id, frame);
  const auto retry = fieldText(m_retry, frame);
  for (const auto* field : {&comment, &event, &rawData, &id, &retry})
    if (!*field) return std::unexpected(field->error());
  if (*event && !isOneLine(**event)) return failure("ValueError: SSE 'event' must be a single line");
  if (*id && (!isOneLine(**id) || (*id)->find('\0') != std::string::npos))
    return failure("ValueError: SSE 'id' must be a single line without null characters");
  if (*retry && !isWholeNumber(**retry))
    return failure("ValueError: SSE 'retry' must be a whole number of milliseconds");
  if (*comment) writeLines(": ", **comment, out);
  if (*event) out += "event: " + **event + "\n";
  if (*rawData) {
    writeLines("data: ", **rawData, out);
  } else if (m_data) {
    std::string json;
    if (auto written = writeData(frame, shaper, json); !written) return written;
    if (isPlain() || json != "null") writeLines("data: ", json, out);
  }
  if (*id) out += "id: " + **id + "\n";
  if (*retry) out += "retry: " + **retry + "\n";
  out += '\n';
  return {};
}

} // namespace signalbox::behaviour
