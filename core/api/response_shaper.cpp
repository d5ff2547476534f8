// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/response_shaper.h"

#include "core/api/header_text.h"
#include "core/api/problems.h"
#include "core/schema/jsonable_encoder.h"
#include "core/schema/known_json.h"
#include "core/schema/serialise_valid.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <algorithm>
#include <mutex>

namespace signalbox::api {
namespace {

std::string locText(std::span<const schema::LocStep> loc) {
  std::string text = "response";
  for (const schema::LocStep& step : loc) {
    text += '.';
    if (step.isKey())
      text += step.key;
    else
      text += std::to_string(step.index);
  }
  return text;
}

// "response.price: Field required", each error on a line of its own.
std::string describe(const schema::ValidationErrors& errors) {
  constexpr std::size_t most = 100;
  std::string text;
  for (std::size_t i = 0; i < std::min(errors.size(), most); ++i) {
    text += (i == 0 ? "" : "\n") + locText(errors[i].loc) + ": ";
    text += errors[i].message;
  }
  if (errors.size() > most) text += "\nand " + std::to_string(errors.size() - most) + " more";
  return text;
}

// exc.errors()
std::string listOf(const schema::ValidationErrors& errors) {
  const LocItem prefix[] = {LocItem(std::string("response"))};
  std::string list = "[";
  for (const schema::ErrorDetail& error : errors) {
    if (list.size() > 1) list += ',';
    writeAnyError(error, prefix, list);
  }
  return list + ']';
}

constexpr std::size_t mostKnownBytes = 8UL << 20;

} // namespace

// What is known of them: made once, by whichever thread answers first.
struct ExpectedConstants {
  ExpectedConstants(std::vector<Value> values, std::shared_ptr<std::atomic<std::size_t>> used)
      : constants(std::move(values)), memory(std::move(used)) {}

  const schema::KnownJson* known(const schema::Types& types, schema::TypeId model,
                                 const schema::SerialiseOptions& options) {
    std::call_once(once, [&] {
      if (memory->load(std::memory_order_relaxed) >= mostKnownBytes) return;
      json = schema::KnownJson::make(types, model, options, constants);
      if (json && memory->fetch_add(json->memory(), std::memory_order_relaxed) + json->memory() > mostKnownBytes)
        json.reset();
    });
    return json.get();
  }

  std::vector<Value> constants;
  std::shared_ptr<std::atomic<std::size_t>> memory;
  std::once_flag once;
  std::shared_ptr<const schema::KnownJson> json;
};

ResponseShaper::ResponseShaper(const schema::Types& types, schema::TypeId model, const design::ResponseRules& rules,
                               design::ResponseClass responseClass)
    : m_types(&types), m_model(model), m_include(schema::compileFilter(rules.include)),
      m_exclude(schema::compileFilter(rules.exclude)), m_responseClass(std::move(responseClass)),
      m_contentType(withCharset(m_responseClass.mediaType)) {
  m_options.byAlias = rules.byAlias;
  m_options.excludeUnset = rules.excludeUnset;
  m_options.excludeDefaults = rules.excludeDefaults;
  m_options.excludeNone = rules.excludeNone;
  m_options.include = m_include.get();
  m_options.exclude = m_exclude.get();
}

void ResponseShaper::expect(std::vector<Value> constants, std::shared_ptr<std::atomic<std::size_t>> memory) {
  if (hasModel() && !constants.empty())
    m_expected = std::make_shared<ExpectedConstants>(std::move(constants), std::move(memory));
}

// model_dump(mode="json"), then json.dumps
schema::SerialiseOptions ResponseShaper::dumped() const {
  schema::SerialiseOptions options = m_options;
  options.style = JsonStyle::Python;
  return options;
}

Result<void> ResponseShaper::write(const Value& value, Arena& arena, std::string& out, std::string* errors) const {
  if (!hasModel())
    return m_types ? schema::writeEncoded(*m_types, value, arena, out) : writeJson(value, JsonStyle::Python, out);
  schema::SerialiseOptions options = bodyOptions();
  if (m_expected) options.known = m_expected->known(*m_types, m_model, options);
  return writeModel(value, options, arena, out, errors);
}

Result<Value> ResponseShaper::content(const Value& value, Arena& arena, std::string* errors) const {
  if (value.is(Kind::Str) && !hasModel()) return value;
  std::string json;
  schema::SerialiseOptions options = dumped();
  options.keepsNan = true;
  const auto written = hasModel() ? writeModel(value, options, arena, json, errors) : writeUntyped(value, arena, json);
  if (!written) return std::unexpected(written.error());
  const auto content = readJson(arena.copy(json), arena);
  if (!content) return failure("The answer cannot be read as JSON.");
  return *content;
}

// json.dumps(jsonable_encoder(value)), where what has no JSON raises.
Result<void> ResponseShaper::writeUntyped(const Value& value, Arena& arena, std::string& out) const {
  const auto plain = m_types ? schema::encoded(*m_types, value, arena) : Result<Value>(value);
  if (!plain) return std::unexpected(plain.error());
  const std::size_t before = out.size();
  writeJsonDefault(*plain, out);
  const bool isNone = plain->isNull() || plain->is(Kind::Enum);
  if (!isNone && std::string_view(out).substr(before) == "null")
    return failure("UnicodeDecodeError: bytes in the answer are no UTF-8");
  return {};
}

Result<void> ResponseShaper::writeItem(const Value& value, Arena& arena, std::string& out) const {
  return hasModel() ? writeModel(value, m_options, arena, out) : writeUntyped(value, arena, out);
}

Result<void> ResponseShaper::writeModel(const Value& value, const schema::SerialiseOptions& options, Arena& arena,
                                        std::string& out, std::string* errors) const {
  if (schema::serialiseValid(*m_types, m_model, value, options, arena, out)) return {};
  const auto valid = schema::validate(*m_types, m_model, value, arena);
  if (!valid) {
    if (errors && !schema::isUnhandledException(valid.error())) *errors = listOf(valid.error());
    return failure("The answer does not fit response_model: " + describe(valid.error()));
  }
  return schema::serialise(*m_types, m_model, *valid, options, out);
}

} // namespace signalbox::api
