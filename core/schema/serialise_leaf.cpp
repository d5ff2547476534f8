// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/serialise_leaf.h"

#include "core/schema/byte_text.h"
#include "core/schema/ip_text.h"
#include "core/schema/number_text.h"
#include "core/value/decimal.h"
#include "core/value/write.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace signalbox::schema {

namespace {

bool quote(std::string_view text, std::string& out) {
  writeJsonString(text, out);
  return true;
}

constexpr std::int64_t perSecond = 1'000'000;

std::int64_t microsecondsOf(const Time& time) {
  return (time.hour * 3600 + time.minute * 60 + time.second) * perSecond + time.microsecond;
}

std::int64_t microsecondsOf(const Date& date) {
  const std::chrono::year_month_day day{std::chrono::year{date.year}, std::chrono::month{date.month},
                                        std::chrono::day{date.day}};
  return std::int64_t{std::chrono::sys_days{day}.time_since_epoch().count()} * 86400 * perSecond;
}

// Without the offset, as the reference counts them.
std::optional<std::int64_t> microsecondsOf(const Value& value) {
  switch (value.kind()) {
  case Kind::Date: return microsecondsOf(value.asDate());
  case Kind::Time: return microsecondsOf(value.asTime());
  case Kind::DateTime: return microsecondsOf(value.asDateTime().date) + microsecondsOf(value.asDateTime().time);
  default: return std::nullopt;
  }
}

double unitsOf(const TimeDelta& delta, double perUnit) {
  const double seconds = static_cast<double>(delta.days) * 86400 + delta.seconds;
  return (seconds * 1e6 + delta.microseconds) / perUnit;
}

// `perUnit` microseconds each.
bool writeUnits(const Value& value, double perUnit, std::string& out) {
  if (value.is(Kind::TimeDelta)) {
    writePydanticFloat(perUnit == 1e6 ? totalSeconds(value.asTimeDelta()) : unitsOf(value.asTimeDelta(), perUnit), out);
    return true;
  }
  const auto microseconds = microsecondsOf(value);
  if (!microseconds) return false;
  writePydanticFloat(static_cast<double>(*microseconds) / perUnit, out);
  return true;
}

bool writeSpecialNumber(const Value& value, bool isQuoted, std::string& out) {
  if (!value.is(Kind::Float) || std::isfinite(value.asFloat())) return false;
  const std::string_view text = std::isnan(value.asFloat()) ? "NaN" : value.asFloat() < 0 ? "-Infinity" : "Infinity";
  if (isQuoted) return quote(text, out);
  out += text;
  return true;
}

bool writeWire(Wire wire, const Value& value, std::string& out) {
  switch (wire) {
  case Wire::Plain: return false;
  case Wire::Base64: return value.is(Kind::Bytes) && quote(encodeBase64(value.asText(), true), out);
  case Wire::Hex: return value.is(Kind::Bytes) && quote(encodeHex(value.asText()), out);
  case Wire::FloatSeconds:
  case Wire::Seconds: return writeUnits(value, 1e6, out);
  case Wire::Milliseconds: return writeUnits(value, 1e3, out);
  case Wire::Constants: return writeSpecialNumber(value, false, out);
  case Wire::Strings: return writeSpecialNumber(value, true, out);
  }
  return false;
}

std::string wholeDigits(double value) {
  std::array<char, 320> buffer{};
  const double whole = std::trunc(value) + 0.0; // no -0
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), whole, std::chars_format::fixed, 0).ptr;
  return {buffer.data(), end};
}

// As str() does: an address, a path, but not (1+2j).
bool writesItself(const Value& value) { return value.is(Kind::Object) && value.asObject().kind != ObjectKind::Complex; }

bool isAddress(const ObjectValue& object) {
  return object.kind == ObjectKind::Ip && !object.className.ends_with("Network");
}

// The digits of int(value), empty where Python raises.
std::string pythonInt(const Value& value) {
  switch (value.kind()) {
  case Kind::Str: return pythonInteger(value.asText());
  case Kind::Bool: return value.asBool() ? "1" : "0";
  case Kind::Float: return std::isfinite(value.asFloat()) ? wholeDigits(value.asFloat()) : std::string();
  case Kind::Decimal: return truncatedInteger(toDecimal(value)).value_or(std::string());
  case Kind::Bytes: return pythonInteger(value.asText());
  case Kind::Uuid: return digitsOf(value.asUuid().bytes);
  case Kind::Enum: return value.asEnum().shape->isMixedIn ? pythonInt(value.asEnum().value) : std::string();
  case Kind::Object: return isAddress(value.asObject()) ? ipAsInteger(value.asObject().text) : std::string();
  default: return {};
  }
}

} // namespace

const Value& inherited(const Value& value) {
  return value.is(Kind::Enum) && value.asEnum().shape->isMixedIn ? value.asEnum().value : value;
}

bool isText(const Value& value) {
  if (!value.is(Kind::Enum)) return value.is(Kind::Str);
  return value.asEnum().shape->isMixedIn && value.asEnum().value.is(Kind::Str);
}

bool writesAnyAsText(const Program& program, const Node& node) {
  return node.kind == NodeKind::NameEmail || node.kind == NodeKind::SecretOf ||
         (node.kind == NodeKind::Ip && program.ips[node.rules].version == 0);
}

std::string_view configKeyOf(Wire wire) {
  switch (wire) {
  case Wire::Base64:
  case Wire::Hex: return "ser_json_bytes";
  case Wire::FloatSeconds: return "ser_json_timedelta";
  case Wire::Constants:
  case Wire::Strings: return "ser_json_inf_nan";
  default: return "ser_json_temporal";
  }
}

bool writeLeaf(const Program& program, const Node& node, const Value& value, std::string& out) {
  switch (node.kind) {
  case NodeKind::Secret: // a default may still be the bare text
    return value.is(Kind::Str) && quote(value.size() > 0 ? "**********" : "", out);
  case NodeKind::SecretOf: return quote(pythonStr(value), out);
  case NodeKind::SecretBytes: return value.is(Kind::Bytes) && quote(value.size() > 0 ? "**********" : "", out);
  case NodeKind::Base64: {
    const Base64Rules& rules = program.base64s[node.rules];
    const Value& plain = inherited(value);
    return plain.is(rules.isText ? Kind::Str : Kind::Bytes) &&
           quote(encodeBase64(plain.asText(), rules.isUrlSafe), out);
  }
  case NodeKind::ByteSize: { // in a union anything may come here, which int() writes if it can
    const auto digits = pythonInt(value);
    out += digits;
    return !digits.empty();
  }
  case NodeKind::Ip:
  case NodeKind::NameEmail:
    if (!writesAnyAsText(program, node)) return isText(value) && quote(pythonStr(value), out);
    return !value.isNull() && !writesItself(value) && quote(pythonStr(value), out);
  default: return writeWire(node.wire, value, out);
  }
}

namespace {

// The type behind wrappers that has given the key.
const Node& keyNode(const Program& program, NodeIndex index, const Value& key) {
  const Node& node = program.at(index);
  switch (node.kind) {
  case NodeKind::Use:
  case NodeKind::Checked:
  case NodeKind::Function:
  case NodeKind::Nullable: return keyNode(program, node.first, key);
  case NodeKind::Union:
    for (std::uint32_t i = 0; i < node.second; ++i) {
      const Node& branch = keyNode(program, program.children[node.first + i], key);
      if (givesKind(program, branch, key)) return branch;
    }
    return node;
  default: return node;
  }
}

std::string tupleKeyText(const Program& program, const Node& node, std::span<const Value> items) {
  std::string result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool isFixed = node.kind == NodeKind::FixedTuple && i < node.second;
    const NodeIndex item = isFixed                        ? program.children[node.first + i]
                           : node.kind == NodeKind::Tuple ? node.first
                                                          : none;
    if (i > 0) result += ',';
    result += keyText(program, item, items[i]);
  }
  return result;
}

// 1.5, 3600000000000: a number of seconds or milliseconds.
std::string unitText(const Value& value, double perUnit) {
  const auto microseconds = microsecondsOf(value);
  return plainNumber(microseconds     ? static_cast<double>(*microseconds) / perUnit
                     : perUnit == 1e6 ? totalSeconds(value.asTimeDelta())
                                      : unitsOf(value.asTimeDelta(), perUnit));
}

std::string plainKeyText(const Value& key) {
  switch (key.kind()) {
  case Kind::Str:
  case Kind::Bytes: return std::string(key.asText());
  case Kind::Bool: return key.asBool() ? "true" : "false";
  case Kind::Date: return isoFormat(key.asDate());
  case Kind::Time: return isoFormat(key.asTime());
  case Kind::DateTime: return isoFormat(key.asDateTime());
  case Kind::TimeDelta: return isoFormat(key.asTimeDelta());
  case Kind::Enum: return plainKeyText(key.asEnum().value);
  case Kind::Object: return std::string(shownText(key.asObject()));
  default: return pythonStr(key);
  }
}

bool isMoment(const Value& value) { return value.is(Kind::TimeDelta) || microsecondsOf(value).has_value(); }

} // namespace

std::string keyText(const Program& program, NodeIndex index, const Value& key) {
  if (index == none) return plainKeyText(key);
  const Node& node = keyNode(program, index, key);
  if (key.is(Kind::Tuple)) return tupleKeyText(program, node, key.items());
  switch (node.wire) {
  case Wire::Base64: return key.is(Kind::Bytes) ? encodeBase64(key.asText(), true) : plainKeyText(key);
  case Wire::Hex: return key.is(Kind::Bytes) ? encodeHex(key.asText()) : plainKeyText(key);
  case Wire::FloatSeconds:
  case Wire::Seconds: return isMoment(key) ? unitText(key, 1e6) : plainKeyText(key);
  case Wire::Milliseconds: return isMoment(key) ? unitText(key, 1e3) : plainKeyText(key);
  default: return plainKeyText(key);
  }
}

bool givesKind(const Program& program, const Node& node, const Value& value) {
  switch (node.kind) {
  case NodeKind::Str: return value.is(Kind::Str);
  case NodeKind::Base64: return inherited(value).is(program.base64s[node.rules].isText ? Kind::Str : Kind::Bytes);
  case NodeKind::Bytes: return value.is(Kind::Bytes);
  case NodeKind::ByteSize: return !pythonInt(value).empty();
  case NodeKind::Date: return value.is(Kind::Date);
  case NodeKind::Time: return value.is(Kind::Time);
  case NodeKind::DateTime: return value.is(Kind::DateTime);
  case NodeKind::TimeDelta: return value.is(Kind::TimeDelta);
  default: return false;
  }
}

} // namespace signalbox::schema
