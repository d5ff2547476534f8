// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// IP addresses, networks and interfaces: texts, integers and packed bytes.
#include "core/schema/ip_types.h"
#include "core/schema/walk.h"

namespace signalbox::schema {

namespace {

// As Python's constructors take it: what is neither a number nor bytes goes by its text.
std::optional<IpText> readAs(const Value& input, IpPart part, int version) {
  switch (input.kind()) {
  case Kind::Str: return readIp(input.asText(), part, version);
  case Kind::Bytes: return ipFromPacked(input.asText(), part, version);
  case Kind::Bool: return ipFromInteger(input.asBool() ? "1" : "0", part, version);
  case Kind::Int: return ipFromInteger(std::to_string(input.asInt()), part, version);
  case Kind::BigInt: return ipFromInteger(input.asText(), part, version);
  case Kind::Object: return readIp(input.asObject().text, part, version);
  case Kind::Enum: return readAs(input.asEnum().value, part, version);
  default: return std::nullopt;
  }
}

} // namespace

bool Walk::ip(const Node& node, const Value& input, Value& output) {
  const IpRules& rules = m_program.ips[node.rules];
  if (rules.version == 0) return anyIp(rules, input, output);
  const std::string_view className = ipClassName(rules.part, rules.version);
  if (input.is(Kind::Object) && input.asObject().className == className && !countsAsJson()) {
    output = input;
    return true;
  }
  const bool isText = countsAsJson() && input.is(Kind::Str);
  if (isStrict(node) && !isText) {
    if (countsAsJson()) return fail(ErrorType::StringType, input);
    return fail(ErrorType::IsInstanceOf, input, {contextOf("class", Value::str(className))});
  }
  Value text = input;
  if (isStrict(node) && node.second != none && !checkText(m_program.strs[node.second], input, text)) return false;
  const auto read = readAs(text, rules.part, rules.version);
  if (read && *read) {
    lower(isText ? m_rules->text : Exactness::Lax);
    output = object(ObjectKind::Ip, className, **read);
    return true;
  }
  if (!isCollecting()) return false;
  if (isStrict(node)) return fail(ErrorType::ValueError, input, {contextOf("error", keep(read->error()))});
  return fail(ipTypeOf(rules).error, input);
}

// IPvAny...: version 4 where it can be, even strict and in unions.
bool Walk::anyIp(const IpRules& rules, const Value& input, Value& output) {
  for (const int version : {4, 6}) {
    const auto read = readAs(input, rules.part, version);
    if (!read || !*read) continue;
    output = object(ObjectKind::Ip, ipClassName(rules.part, version), **read);
    return true;
  }
  return fail(ipTypeOf(rules).error, input);
}

} // namespace signalbox::schema
