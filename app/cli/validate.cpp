// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/validate.h"
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/project.h"
#include "core/design/store.h"
#include "core/schema/serialise.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <cstdio>

namespace signalbox::cli {
namespace {

class RecordChecker final {
public:
  RecordChecker(const schema::Types& types, schema::TypeId type, const ValidateOptions& options)
      : m_types(types), m_type(type), m_quiet(options.quiet) {
    m_options.strict = options.strict;
    if (options.mode == "json") m_options.mode = schema::Mode::Json;
    if (options.mode == "strings") m_options.mode = schema::Mode::Strings;
    m_options.fromAttributes = options.mode == "python";
  }

  // Prints the value or the error list of one record, and a newline. True when it is valid.
  bool check(std::string_view text) {
    m_out.clear();
    Arena arena;
    const bool valid = write(text, arena);
    if (!m_out.empty()) {
      m_out += '\n';
      std::fwrite(m_out.data(), 1, m_out.size(), stdout);
    }
    return valid;
  }

private:
  bool write(std::string_view text, Arena& arena) {
    if (m_options.mode == schema::Mode::Json)
      return write(schema::validateText(m_types, m_type, text, arena, m_options));
    const auto input = readJson(text, arena);
    if (input) return write(schema::validate(m_types, m_type, *input, arena, m_options));
    writeJsonInvalid(input.error());
    return false;
  }

  bool write(const std::expected<Value, schema::ValidationErrors>& value) {
    if (!value) {
      writeErrors(value.error());
      return false;
    }
    if (m_quiet) return true;
    schema::SerialiseOptions byName;
    byName.byAlias = true;
    return schema::serialise(m_types, m_type, *value, byName, m_out).has_value();
  }

  void writeErrors(const schema::ValidationErrors& errors) {
    m_out += '[';
    for (const auto& error : errors) {
      if (m_out.size() > 1) m_out += ',';
      writeError(error);
    }
    m_out += ']';
  }

  // What JSON has no word for (NaN, a lone surrogate) is shown as Python shows it.
  void writeError(schema::ErrorDetail error) {
    const std::size_t start = m_out.size();
    if (schema::writeError(error, {}, m_out)) return;
    m_out.resize(start);
    const std::string shown = pythonRepr(error.input);
    error.input = Value::str(shown);
    schema::writeError(error, {}, m_out);
  }

  void writeJsonInvalid(const JsonError& error) {
    m_out += R"([{"type":"json_invalid","loc":[)" + std::to_string(error.position) +
             R"(],"msg":"JSON decode error","input":{},"ctx":{"error":)";
    writeJsonString(error.message, m_out);
    m_out += "}}]";
  }

  const schema::Types& m_types;
  schema::TypeId m_type;
  schema::ValidateOptions m_options;
  bool m_quiet;
  std::string m_out;
};

bool checkLines(RecordChecker& checker, std::string_view text) {
  bool allValid = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) allValid &= checker.check(line);
  }
  return allValid;
}

} // namespace

int validate(const ValidateOptions& options) {
  const auto loaded = design::load(options.project);
  if (!loaded) return fail(loaded.error());

  schema::TypesBuilder builder(loaded->design);
  builder.takeDiagnostics(); // the models' own mistakes are `check`'s to tell
  const schema::TypeId type = builder.add(options.type, design::Json::object(), {});
  for (const Diagnostic& diagnostic : builder.takeDiagnostics()) {
    if (diagnostic.severity == Severity::Error) return fail({diagnostic.message});
  }
  const auto types = builder.finish();

  const auto text = readInput(options.file);
  if (!text) return fail(text.error());
  RecordChecker checker(*types, type, options);
  const bool valid = options.ndjson ? checkLines(checker, *text) : checker.check(*text);
  return valid ? Fine : CheckedIsNot;
}

} // namespace signalbox::cli
