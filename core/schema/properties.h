// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelProperties: computed fields, as expressions and serialisation read them.
#pragma once

#include "core/schema/program.h"

namespace signalbox::schema {

class ModelProperties final : public expression::Properties {
public:
  explicit ModelProperties(const Program& program) : m_program(program) {}

  std::span<const std::string> of(const Value& object) const override;
  Result<Value> read(const Value& object, std::size_t property, expression::Frame& frame) const override;
  bool isInRepr(const Value& object, std::size_t property) const override;

private:
  const Program& m_program;
};

// The rules of a model value's class; null when it is none of this program.
const ModelRules* rulesOf(const Program& program, const Value& model);

} // namespace signalbox::schema
