// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/problems.h"

#include "core/value/write.h"

#include <algorithm>

namespace signalbox::api {
namespace {

void writeLoc(std::span<const LocItem> prefix, std::span<const schema::LocStep> loc, std::string& out) {
  const std::size_t before = out.size();
  for (const LocItem& item : prefix) {
    if (const auto* key = std::get_if<std::string>(&item))
      writeJsonString(*key, out);
    else
      out += std::to_string(std::get<std::int64_t>(item));
    out += ',';
  }
  for (const schema::LocStep& step : loc) {
    if (step.isKey())
      writeJsonString(step.key, out);
    else
      out += std::to_string(step.index);
    out += ',';
  }
  if (out.size() > before) out.pop_back();
}

// Half of a UTF-16 pair as a key: json.dumps takes it, and encoding the text fails.
bool holdsSurrogate(std::string_view text) {
  for (auto at = text.find('\xed'); at != text.npos && at + 1 < text.size(); at = text.find('\xed', at + 1))
    if (static_cast<unsigned char>(text[at + 1]) >= 0xa0) return true;
  return false;
}

bool canBeSent(std::span<const schema::LocStep> loc) {
  return std::ranges::none_of(loc,
                              [](const schema::LocStep& step) { return step.isKey() && holdsSurrogate(step.key); });
}

} // namespace

bool writeAnyError(const schema::ErrorDetail& error, std::span<const LocItem> prefix, std::string& out) {
  const std::size_t before = out.size();
  if (schema::writeError(error, prefix, out)) return true;
  out.resize(before);
  out += "{\"type\":";
  writeJsonString(error.type, out);
  out += ",\"loc\":[";
  writeLoc(prefix, error.loc, out);
  out += "],\"msg\":";
  writeJsonString(error.message, out);
  out += ",\"input\":";
  writeJsonDefault(error.input, out);
  if (!error.context.isNull()) {
    out += ",\"ctx\":";
    writeJsonDefault(error.context, out);
  }
  out += '}';
  return false;
}

void Problems::add(const schema::ValidationErrors& errors, std::span<const LocItem> prefix) {
  if (schema::isUnhandledException(errors)) {
    return addException(errors.front().message);
  }
  for (const schema::ErrorDetail& error : errors) {
    begin();
    m_canEcho = writeAnyError(error, prefix, m_body) && canBeSent(error.loc) && m_canEcho;
    if (!isTraced()) continue;
    const schema::ErrorDetail withoutInput{error.type, error.loc, error.message, {}, {}};
    schema::writeError(withoutInput, prefix, m_trace->problems.emplace_back());
  }
}

void Problems::addException(std::string_view message) {
  ++m_count;
  if (m_exception.empty()) m_exception = message;
}

void Problems::addText(std::string_view json) {
  begin();
  m_body += json;
  if (isTraced()) m_trace->problems.emplace_back(json);
}

void writeJsonInvalid(std::string& body, const JsonError& error) {
  body = R"({"detail":[{"type":"json_invalid","loc":["body",)" + std::to_string(error.position) +
         R"(],"msg":"JSON decode error","input":{},"ctx":{"error":)";
  writeJsonString(error.message, body);
  body += "}}]}";
}

std::string missingEntry(std::span<const LocItem> loc) {
  std::string text = R"({"type":"missing","loc":[)";
  for (std::size_t i = 0; i < loc.size(); ++i) {
    if (i > 0) text += ',';
    if (const auto* key = std::get_if<std::string>(&loc[i]))
      writeJsonString(*key, text);
    else
      text += std::to_string(std::get<std::int64_t>(loc[i]));
  }
  return text + R"(],"msg":"Field required","input":null})";
}

} // namespace signalbox::api
