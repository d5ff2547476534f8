// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Schema in: any schema of drafts 4 to 2020-12 and of OpenAPI 3.0 and 3.1, compiled once to an immutable program
// that judges Values. What a model can say becomes a model (import_models.h); this is for everything else.
#pragma once

#include "core/base/result.h"
#include "core/design/model.h"
#include "core/json_schema/registry.h"
#include "core/value/value.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::json_schema {

enum class Formats { Annotate, Assert }; // whether `format` refuses anything where the metaschema does not say

struct CompileOptions {
  Dialect dialect = Dialect::Draft202012; // where `$schema` does not say
  Formats formats = Formats::Annotate;
  std::string baseUri;                      // what relative references start from
  std::string entry;                        // JSON pointer of the schema in the document; empty = the document
  std::shared_ptr<const Registry> registry; // other documents; nothing is ever fetched
};

struct SchemaError {
  Loc loc;                     // in the input
  std::string keyword;         // "minimum"; empty for a schema that is `false`
  std::string keywordLocation; // the way through the schema, references included: /properties/a/$ref/minimum
  std::string schemaLocation;  // where the keyword stands: https://example.org/item#/$defs/price/minimum
  std::string message;         // one sentence

  bool operator==(const SchemaError&) const = default;
};

struct ValidateLimits {
  int depth = 3000;                  // subschemas inside one another, the input's levels included
  std::uint64_t steps = 100'000'000; // subschemas applied
  std::size_t errors = 100'000;      // kept; the rest is dropped
};

struct Program;

// Any thread may use it, and it needs nothing of the document it was made from.
class Schema final {
public:
  explicit Schema(std::shared_ptr<const Program> program) : m_program(std::move(program)) {}

  bool accepts(const Value& input, const ValidateLimits& limits = {}) const; // allocates for unusual keywords only
  std::vector<SchemaError> validate(const Value& input, const ValidateLimits& limits = {}) const; // empty = accepted

  // Keywords that were left out because their value makes no sense, one sentence each.
  const std::vector<std::string>& notes() const;

private:
  std::shared_ptr<const Program> m_program;
};

using SchemaPtr = std::shared_ptr<const Schema>;

// Fails on references that lead nowhere or in circles, patterns that cannot be used, unknown required vocabularies and
// documents that nest too deep.
Result<SchemaPtr> compile(const design::Json& document, const CompileOptions& options = {});
Result<SchemaPtr> compile(const Value& document, const CompileOptions& options = {});

} // namespace signalbox::json_schema
