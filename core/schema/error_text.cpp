// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as FastAPI's `detail` shows them. There may be many: each is one run over the room behind the text.
#include "core/schema/validate.h"
#include "core/value/json_buffer.h"
#include "core/value/write.h"

namespace signalbox::schema {

namespace {

template<std::size_t size>
char* literal(char* at, const char (&text)[size]) {
  std::memcpy(at, text, size - 1);
  return at + size - 1;
}

// A text without anything to escape: the name of an error's type.
char* plain(JsonBuffer& buffer, char* at, std::string_view text) {
  at = put::store(buffer.room(at, text.size() + put::scalarRoom), '"');
  std::memcpy(at, text.data(), text.size());
  return put::store(at + text.size(), '"');
}

char* writeStep(JsonBuffer& buffer, char* at, const LocStep& step) {
  at = step.isKey() ? buffer.text(at, step.key) : put::integer(buffer.room(at, put::scalarRoom), step.index);
  return put::store(at, ',');
}

char* writeLoc(JsonBuffer& buffer, char* at, std::span<const LocItem> prefix, std::span<const LocStep> loc) {
  at = literal(buffer.room(at, put::scalarRoom), ",\"loc\":[");
  for (const LocItem& item : prefix) {
    const auto* const key = std::get_if<std::string>(&item);
    at = writeStep(buffer, at, key ? LocStep{*key} : LocStep{{}, std::get<std::int64_t>(item)});
  }
  for (const LocStep& step : loc) at = writeStep(buffer, at, step);
  if (prefix.empty() && loc.empty()) return put::store(at, ']');
  at[-1] = ']';
  return at;
}

// What json.dumps makes of it. Null: the writer for everything must say.
char* writeScalar(JsonBuffer& buffer, char* at, const Value& value) {
  switch (value.kind()) {
  case Kind::Null: return literal(buffer.room(at, put::scalarRoom), "null");
  case Kind::Bool: return put::boolean(buffer.room(at, put::scalarRoom), value.asBool());
  case Kind::Int: return put::integer(buffer.room(at, put::scalarRoom), value.asInt());
  case Kind::Str: return value.flags() == Value::NoFlags ? buffer.text(at, value.asText()) : nullptr;
  default: return nullptr;
  }
}

// Null where the value cannot be shown.
char* writeValue(JsonBuffer& buffer, char* at, const Value& value, std::string& out) {
  if (char* const end = writeScalar(buffer, at, value)) return end;
  buffer.finish(at);
  if (!writeJson(value, JsonStyle::Python, out)) return nullptr;
  return buffer.begin();
}

} // namespace

bool writeError(const ErrorDetail& error, std::span<const LocItem> prefix, std::string& out) {
  JsonBuffer buffer(out);
  char* at = literal(buffer.room(buffer.begin(), put::scalarRoom), "{\"type\":");
  at = writeLoc(buffer, plain(buffer, at, error.type), prefix, error.loc);
  at = buffer.text(literal(buffer.room(at, put::scalarRoom), ",\"msg\":"), error.message);
  at = writeValue(buffer, literal(buffer.room(at, put::scalarRoom), ",\"input\":"), error.input, out);
  if (!at) return false;
  if (!error.context.isNull()) {
    at = literal(buffer.room(at, put::scalarRoom), ",\"ctx\":");
    at = writeValue(buffer, at, error.context, out);
    if (!at) return false;
  }
  buffer.finish(put::store(buffer.room(at, put::scalarRoom), '}'));
  return true;
}

} // namespace signalbox::schema
