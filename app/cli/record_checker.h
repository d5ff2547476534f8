// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RecordChecker: one JSON text through a type, answered with one line: the value, or the list of its errors.
#pragma once

#include "app/cli/commands.h"
#include "core/schema/validate_json.h"
#include "core/value/json_tokens.h"

#include <string>
#include <string_view>

namespace signalbox::cli {

class RecordChecker final {
public:
  RecordChecker(const schema::Types& types, schema::TypeId type, const ValidateOptions& options);

  // Appends the answer and a newline; nothing for what is valid when asked to be quiet. True when it is valid.
  bool check(std::string_view text, std::string& out);

private:
  bool answer(std::string_view text, std::string& out);
  bool writeValue(const Value& value, std::string& out) const;
  static void writeErrors(const schema::ValidationErrors& errors, std::string& out);
  static void writeError(schema::ErrorDetail error, std::string& out);
  static void writeJsonInvalid(const JsonError& error, std::string& out);

  const schema::Types& m_types;
  schema::TypeId m_type;
  schema::ValidateOptions m_options;
  bool m_quiet;
  Arena m_arena;
  JsonScratch m_scratch;
};

} // namespace signalbox::cli
