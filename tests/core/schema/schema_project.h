// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Models as JSON (the project format with their names as keys), compiled; values through validate() as text.
#pragma once

#include "core/design/design.h"
#include "core/design/entity_reader.h"
#include "core/schema/serialise.h"
#include "core/schema/types.h"
#include "core/schema/validate.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <string>
#include <string_view>

namespace signalbox::test {

// A model as its file in a project says it.
inline design::Model readModel(const std::string& name, const design::Json& json) {
  design::Problems problems;
  return design::readModel(name, json, problems);
}

// {"User": {"fields": [...]}, ...}
inline design::Design readModels(const design::Json& models) {
  design::Design design;
  for (const auto& [name, model] : models.items()) design = design.withModel(readModel(name, model));
  return design;
}

inline design::Design readModelText(std::string_view json) { return readModels(design::Json::parse(json)); }

struct Answer {
  bool isValid = false;
  std::string text; // the value as JSON, or the error list
};

inline std::string errorList(const schema::ValidationErrors& errors) {
  std::string result = "[";
  for (const auto& error : errors) {
    if (result.size() > 1) result += ',';
    if (!schema::writeError(error, {}, result)) return "unprintable";
  }
  return result + "]";
}

inline Answer validateJson(const schema::Types& types, schema::TypeId type, std::string_view json,
                           const schema::ValidateOptions& options = {}) {
  Arena arena;
  const auto input = readJson(json, arena);
  if (!input) return {false, "broken JSON"};
  const auto value = schema::validate(types, type, *input, arena, options);
  if (!value && schema::isUnhandledException(value.error())) {
    const std::string& message = value.error().front().message;
    return {false, "!" + message.substr(0, message.find(':'))};
  }
  if (!value) return {false, errorList(value.error())};
  Answer answer{true, {}};
  if (!schema::serialise(types, type, *value, {}, answer.text)) answer.text = "unprintable";
  return answer;
}

} // namespace signalbox::test
