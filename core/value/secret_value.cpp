// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/secret_value.h"

namespace signalbox {
namespace {

constexpr std::uint64_t allSet = 1;

// FastAPI's encoder shows the attributes, as it does of a dataclass.
const ModelShape& shape() {
  static const ModelShape only{"Secret", {"_secret_value"}, {"_secret_value"}, ModelLook::Dataclass, true};
  return only;
}

} // namespace

Value secretValue(const Value& hidden, Arena& arena) {
  ModelValue model;
  model.shape = &shape();
  model.fields = arena.keep(hidden);
  model.isSet = arena.keep(allSet);
  return Value::model(arena.keep(model));
}

bool isSecretValue(const Value& value) { return value.is(Kind::Model) && value.asModel().shape == &shape(); }

const Value& hiddenIn(const Value& secret) { return secret.asModel().fields[0]; }

std::string_view shownText(const Value& secret) { return isTruthy(hiddenIn(secret)) ? "**********" : ""; }

} // namespace signalbox
