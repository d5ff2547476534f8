// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/properties.h"

#include <array>

namespace signalbox::schema {

const ModelRules* rulesOf(const Program& program, const Value& model) {
  if (!model.is(Kind::Model)) return nullptr;
  const auto found = program.byShape.find(model.asModel().shape);
  return found == program.byShape.end() ? nullptr : found->second;
}

std::span<const std::string> ModelProperties::of(const Value& object) const {
  const ModelRules* rules = rulesOf(m_program, object);
  return rules ? std::span<const std::string>(rules->computedNames) : std::span<const std::string>();
}

Result<Value> ModelProperties::read(const Value& object, std::size_t property, expression::Frame& frame) const {
  const std::array slots{object};
  expression::Frame inner = frame;
  inner.slots = slots;
  auto value = rulesOf(m_program, object)->computed[property].expression.evaluate(inner);
  frame.stepsLeft = inner.stepsLeft;
  return value;
}

bool ModelProperties::isInRepr(const Value& object, std::size_t property) const {
  return rulesOf(m_program, object)->computed[property].isInRepr;
}

} // namespace signalbox::schema
