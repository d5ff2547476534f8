// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/record_checker.h"

#include "core/schema/serialise.h"
#include "core/value/write.h"

namespace signalbox::cli {
namespace {

constexpr std::size_t keptBytes = std::size_t{16} << 20; // of one record's memory for the next

} // namespace

RecordChecker::RecordChecker(const schema::Types& types, schema::TypeId type, const ValidateOptions& options)
    : m_types(types), m_type(type), m_quiet(options.quiet), m_arena(keptBytes) {
  m_options.strict = options.strict;
  if (options.mode == "json") m_options.mode = schema::Mode::Json;
  if (options.mode == "strings") m_options.mode = schema::Mode::Strings;
  m_options.fromAttributes = options.mode == "python";
}

bool RecordChecker::check(std::string_view text, std::string& out) {
  const std::size_t before = out.size();
  const bool isValid = answer(text, out);
  m_arena.reset();
  m_scratch.shrink();
  if (out.size() != before) out += '\n';
  return isValid;
}

bool RecordChecker::answer(std::string_view text, std::string& out) {
  if (m_options.mode == schema::Mode::Json) {
    const auto value = schema::validateText(m_types, m_type, text, m_arena, m_options);
    if (value) return writeValue(*value, out);
    writeErrors(value.error(), out);
    return false;
  }
  const auto value = schema::validateJson(m_types, m_type, text, m_arena, m_options, &m_scratch);
  if (value) return writeValue(*value, out);
  if (value.error().json)
    writeJsonInvalid(*value.error().json, out);
  else
    writeErrors(value.error().errors, out);
  return false;
}

bool RecordChecker::writeValue(const Value& value, std::string& out) const {
  if (m_quiet) return true;
  return schema::serialise(m_types, m_type, value, {}, out).has_value();
}

void RecordChecker::writeErrors(const schema::ValidationErrors& errors, std::string& out) {
  out += '[';
  bool isFirst = true;
  for (const auto& error : errors) {
    if (!isFirst) out += ',';
    isFirst = false;
    writeError(error, out);
  }
  out += ']';
}

// What JSON has no word for (NaN, a lone surrogate) is shown as Python shows it.
void RecordChecker::writeError(schema::ErrorDetail error, std::string& out) {
  const std::size_t start = out.size();
  if (schema::writeError(error, {}, out)) return;
  out.resize(start);
  const std::string shown = pythonRepr(error.input);
  error.input = Value::str(shown);
  schema::writeError(error, {}, out);
}

void RecordChecker::writeJsonInvalid(const JsonError& error, std::string& out) {
  out += R"([{"type":"json_invalid","loc":[)" + std::to_string(error.position) +
         R"(],"msg":"JSON decode error","input":{},"ctx":{"error":)";
  writeJsonString(error.message, out);
  out += "}}]";
}

} // namespace signalbox::cli
