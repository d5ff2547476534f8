// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/example.h"

#include "core/behaviour/answer.h"
#include "core/schema/example.h"
#include "core/schema/validate.h"

#include <limits>

namespace signalbox::behaviour {
namespace {

class Example final : public api::Behaviour {
public:
  Example(std::uint64_t seed, bool isConstant) : m_seed(seed), m_isConstant(isConstant) {}

  bool isConstant() const override { return m_isConstant; }

  Result<void> run(api::Call& call) const override {
    AnswerParts parts;
    if (call.shaper.hasModel()) parts.body = shown(call.shaper.types(), call.shaper.model(), call.arena);
    return writeAnswer(call, std::move(parts));
  }

private:
  // The JSON that a function would return; where that does not fit (a strict date), what is read of it.
  Value shown(const schema::Types& types, schema::TypeId model, Arena& arena) const {
    const Value sent = schema::exampleInput(types, model, m_seed, arena);
    if (schema::validate(types, model, sent, arena)) return sent;
    const auto read = schema::validate(types, model, sent, arena, {.mode = schema::Mode::Json});
    return read ? *read : sent;
  }

  std::uint64_t m_seed;
  bool m_isConstant;
};

} // namespace

std::unique_ptr<const api::Behaviour> makeExample(BehaviourScope& scope) {
  if (!isForHttp(scope)) return nullptr;
  const Options options(scope, scope.options(), "/behaviour");
  options.allow(keys::example);
  if (scope.endpoint().response.model.empty())
    scope.report(Severity::Warning, "no-response-model", "Without a response_model the example is null.", "/behaviour");
  return std::make_unique<Example>(
      static_cast<std::uint64_t>(options.integerAt("seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1)),
      isRepeatable(scope.responseClass()));
}

} // namespace signalbox::behaviour
