// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/validators.h"

#include "plugins/fastapi/fields.h"
#include "plugins/fastapi/literals.h"

namespace signalbox::fastapi {
namespace {

bool mentions(const design::Validator& validator, std::string_view word) {
  return validator.check.contains(word) || validator.value.contains(word) || validator.message.contains(word);
}

void writeBody(Scope& scope, const design::Validator& validator, const std::string& given) {
  Module& module = scope.module();
  if (!validator.check.empty()) {
    module.line(2, "if " + negated(scope.expression(validator.check)) + ":");
    module.line(3, "raise ValueError(" + scope.textTemplate(validator.message) + ")");
  }
  module.line(2, "return " + (validator.value.empty() ? given : scope.expression(validator.value)));
}

} // namespace

void writeValidator(ValidatorScope& from, const design::Validator& validator) {
  Module& module = from.module;
  Scope scope(from.context, module);
  scope.readsDictsAsObjects = false;
  const bool isBefore = validator.mode == design::ValidatorMode::Before;
  if (!validator.fields.empty()) {
    std::string names;
    for (const std::string& field : validator.fields) names += (names.empty() ? "" : ", ") + textLiteral(field);
    module.line(1, "@" + module.use("pydantic", "field_validator") + "(" + names +
                       (isBefore ? ", mode=\"before\")" : ")"));
    module.line(1, "@" + module.builtin("classmethod"));
    const bool readsInfo = mentions(validator, "data") || mentions(validator, "field_name");
    const std::string any = module.use("typing", "Any");
    module.line(1, "def " + validator.name + "(cls, value: " + any +
                       (readsInfo ? ", info: " + module.use("pydantic", "ValidationInfo") : "") + ") -> " + any + ":");
    scope.add("value", {});
    scope.add("data", "info.data", Known::json());
    scope.add("field_name", "info.field_name", {});
    return writeBody(scope, validator, "value");
  }
  module.line(1,
              "@" + module.use("pydantic", "model_validator") + "(mode=" + (isBefore ? "\"before\")" : "\"after\")"));
  if (isBefore) {
    const std::string any = module.use("typing", "Any");
    module.line(1, "@" + module.builtin("classmethod"));
    module.line(1, "def " + validator.name + "(cls, value: " + any + ") -> " + any + ":");
    scope.add("value", {});
    return writeBody(scope, validator, "value");
  }
  const std::string result =
      validator.value.empty() || validator.value == "self" ? module.use("typing", "Self") : module.use("typing", "Any");
  module.line(1, "def " + validator.name + "(self) -> " + result + ":");
  scope.add("self", Known::typed(from.model.name));
  writeBody(scope, validator, "self");
}

void writeComputed(ValidatorScope& from, const design::ComputedField& field) {
  Module& module = from.module;
  const std::string arguments = fieldArguments(from.context, module, {field.name, field.type, field.facets});
  module.line(1, "@" + module.use("pydantic", "computed_field") + (arguments.empty() ? "" : "(" + arguments + ")") +
                     "  # type: ignore[prop-decorator]");
  module.line(1, "@" + module.builtin("property"));
  module.line(1, "def " + field.name + "(self) -> " + annotation(from.context, module, field.type, from.options) + ":");
  Scope scope(from.context, module);
  scope.readsDictsAsObjects = false;
  scope.add("self", Known::typed(from.model.name));
  const std::string made = scope.expression(field.expression);
  const Known known = scope.knownOf(Json("{{ " + field.expression + " }}"));
  const bool isSame = known.kind == Known::Kind::Typed && python::toText(*known.type) == field.type;
  const bool isOther = !isSame && (known.kind == Known::Kind::Typed || from.context.design().model(field.type));
  module.line(2, "return " + made + (isOther ? "  # type: ignore[return-value, unused-ignore]" : ""));
}

} // namespace signalbox::fastapi
