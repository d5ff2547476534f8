// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the three kinds of input do otherwise, as one table.
#include "core/schema/walk.h"

#include <algorithm>
#include <utility>

namespace signalbox::schema {

namespace {

constexpr InputRules python{
    .mode = Mode::Python,
    .boolIsDuration = true,
    .limitsRecursion = true,
    .asksForAttributes = true,
    .fieldWeight = 2,
};

constexpr InputRules json{
    .mode = Mode::Json,
    .text = Exactness::Strict,
    .parsed = Exactness::Strict,
    .bytes = Exactness::Strict,
    .uuid = Exactness::Exact,
    .otherSequence = Exactness::Strict,
    .textPassesStrict = true,
    .hasLongIntegers = true,
    .writesNumbersAsRust = true,
    .findsModelMembersByKey = true,
};

constexpr InputRules jsonKey{
    .mode = Mode::Json,
    .text = Exactness::Strict,
    .bytes = Exactness::Strict,
    .uuid = Exactness::Exact,
    .textPassesStrict = true,
    .numberTextPassesStrict = true,
};

constexpr InputRules strings{
    .mode = Mode::Strings,
    .text = Exactness::Strict,
    .parsed = Exactness::Strict,
    .converted = Exactness::Strict,
    .bytes = Exactness::Strict,
    .uuid = Exactness::Exact,
    .textPassesStrict = true,
    .numberTextPassesStrict = true,
    .fieldWeight = 2,
};

} // namespace

const InputRules& inputRules(Mode mode) {
  switch (mode) {
  case Mode::Json: return json;
  case Mode::Strings: return strings;
  case Mode::Python: break;
  }
  return python;
}

const InputRules& jsonKeyRules() { return jsonKey; }

bool Walk::isLongInteger(const Value& input) const {
  constexpr std::int64_t shortest = 1'000'000'000'000'000'000;
  if (!m_rules->hasLongIntegers) return false;
  return input.is(Kind::BigInt) || (input.is(Kind::Int) && (input.asInt() >= shortest || input.asInt() <= -shortest));
}

const Value* Walk::memberOf(const Value& object, std::string_view key) const {
  if (!m_hasRepeatedKeys) return object.find(key);
  const auto members = object.members();
  for (std::size_t i = members.size(); i-- > 0;)
    if (members[i].key.asText() == key) return &members[i].value;
  return nullptr;
}

bool Walk::isString(const Value& input) {
  if (m_rules->mode != Mode::Strings || input.is(Kind::Str) || input.is(Kind::Dict)) return true;
  return fail(ErrorType::StringType, input);
}

bool Walk::isStringAt(std::string_view field, const Value& input) {
  if (m_rules->mode != Mode::Strings) return true;
  enter(field);
  const bool isFine = isString(input);
  leave();
  return isFine;
}

bool Walk::areStrings(std::span<const Member> members) {
  if (m_rules->mode != Mode::Strings) return true;
  return std::ranges::all_of(members, [this](const Member& member) { return isString(member.value); });
}

bool Walk::failJson(const JiterError& error, const Value& text) {
  if (!isCollecting()) return false;
  return fail(ErrorType::JsonInvalid, text, {contextOf("error", keep(error.text()))});
}

bool Walk::runJson(NodeIndex node, const JiterDocument& document, Value& output) {
  const InputRules* const rules = std::exchange(m_rules, &json);
  const bool hadRepeatedKeys = std::exchange(m_hasRepeatedKeys, document.hasRepeatedKeys);
  const bool isFine = run(node, document.root, output);
  m_rules = rules;
  m_hasRepeatedKeys = hadRepeatedKeys;
  return isFine;
}

} // namespace signalbox::schema
