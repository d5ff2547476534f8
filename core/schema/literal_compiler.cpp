// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of TypeCompiler about Literal and the members of enums in it.
#include "core/schema/type_compiler.h"

#include <algorithm>

namespace signalbox::schema {

NodeIndex TypeCompiler::compileLiteral(const TypeExpr& type, const Frame& frame) {
  for (const LiteralValue& literal : type.literals)
    if (const auto* member = std::get_if<MemberLiteral>(&literal)) checkMember(*member);
  LiteralRules rules;
  rules.values = literalValues(type);
  rules.expected = expectedOf(rules.values);
  const auto isMember = [](const Value& value) { return value.is(Kind::Enum); };
  rules.useValues = frame.settings.useEnumValues && std::ranges::any_of(rules.values, isMember);
  m_program.literals.push_back(std::move(rules));
  Node node{NodeKind::Literal};
  node.rules = static_cast<std::uint32_t>(m_program.literals.size() - 1);
  return add(node);
}

// Each once: two names of an enum may be one member.
std::vector<Value> TypeCompiler::literalValues(const TypeExpr& type) const {
  std::vector<Value> values;
  for (const LiteralValue& literal : type.literals) {
    const Value value = literalValue(literal);
    const auto isSame = [&](const Value& other) { return other.kind() == value.kind() && equals(other, value); };
    if (std::ranges::none_of(values, isSame)) values.push_back(value);
  }
  return values;
}

Value TypeCompiler::literalValue(const LiteralValue& literal) const {
  const auto kept = [this](const std::string& text) { return m_program.arena->copy(std::string_view(text)); };
  if (const auto* text = std::get_if<std::string>(&literal)) return Value::str(kept(*text));
  if (const auto* number = std::get_if<std::int64_t>(&literal)) return Value::integer(*number);
  if (const auto* truth = std::get_if<bool>(&literal)) return Value::boolean(*truth);
  if (const auto* number = std::get_if<LongInteger>(&literal)) return Value::bigInt(kept(number->digits));
  if (const auto* bytes = std::get_if<BytesLiteral>(&literal)) return Value::bytes(kept(bytes->bytes));
  if (const auto* member = std::get_if<MemberLiteral>(&literal)) {
    const EnumValue* const found = findMember(*member);
    return found ? Value::enumMember(found) : Value::str(kept(member->member));
  }
  return {};
}

const EnumRules* TypeCompiler::enumNamed(const std::string& name) const {
  const auto found = m_program.byName.find(name);
  const bool isEnum = found != m_program.byName.end() && m_program.at(found->second).kind == NodeKind::Enum;
  return isEnum ? &m_program.enums[m_program.at(found->second).rules] : nullptr;
}

// A second name of a value is the member that had it first.
const EnumValue* TypeCompiler::findMember(const MemberLiteral& literal) const {
  const EnumRules* const rules = enumNamed(literal.type);
  if (!rules) return nullptr;
  const auto name = std::ranges::find(rules->names, literal.member);
  if (name == rules->names.end()) return nullptr;
  const Value& value = rules->listed[static_cast<std::size_t>(name - rules->names.begin())];
  return &*std::ranges::find_if(rules->members, [&](const EnumValue& member) { return equals(member.value, value); });
}

void TypeCompiler::checkMember(const MemberLiteral& literal) {
  const std::string instead = m_program.byName.contains(literal.type) ? std::string() : suggestion(literal.type);
  if (!enumNamed(literal.type))
    report("unknown-type", "'" + literal.type + "' is no enum." + instead, m_place->pointer);
  else if (!findMember(literal))
    report("bad-type", "The enum " + literal.type + " has no member '" + literal.member + "'.", m_place->pointer);
}

} // namespace signalbox::schema
