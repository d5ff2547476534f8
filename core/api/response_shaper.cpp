// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/response_shaper.h"

#include "core/value/write.h"

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

// "response.price: Field required (and 2 more)"
std::string describe(const schema::ValidationErrors& errors) {
  std::string text = locText(errors.front().loc) + ": ";
  text += errors.front().message;
  if (errors.size() > 1) text += " (and " + std::to_string(errors.size() - 1) + " more)";
  return text;
}

} // namespace

ResponseShaper::ResponseShaper(const schema::Types& types, schema::TypeId model, const design::ResponseRules& rules)
    : m_types(&types), m_model(model), m_include(schema::compileFilter(rules.include)),
      m_exclude(schema::compileFilter(rules.exclude)) {
  m_options.byAlias = rules.byAlias;
  m_options.excludeUnset = rules.excludeUnset;
  m_options.excludeDefaults = rules.excludeDefaults;
  m_options.excludeNone = rules.excludeNone;
  m_options.include = m_include.get();
  m_options.exclude = m_exclude.get();
}

Result<void> ResponseShaper::write(const Value& value, Arena& arena, std::string& out) const {
  return hasModel() ? writeModel(value, arena, out) : writeJson(value, JsonStyle::Python, out);
}

Result<void> ResponseShaper::writeItem(const Value& value, Arena& arena, std::string& out) const {
  if (hasModel()) return writeModel(value, arena, out);
  writeJsonDefault(value, out);
  return {};
}

Result<void> ResponseShaper::writeModel(const Value& value, Arena& arena, std::string& out) const {
  const auto valid = schema::validate(*m_types, m_model, value, arena);
  if (!valid) return failure("The answer does not fit response_model: " + describe(valid.error()));
  return schema::serialise(*m_types, m_model, *valid, m_options, out);
}

} // namespace signalbox::api
