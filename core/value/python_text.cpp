// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// repr() and str() of every kind of value.
#include "core/value/read_python.h"
#include "core/value/secret_value.h"
#include "core/value/text_encoding.h"
#include "core/value/upload_file.h"
#include "core/value/write.h"

#include <unicode/uchar.h>

namespace signalbox {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

void appendHex(char32_t number, int width, std::string& out) {
  for (int shift = (width - 1) * 4; shift >= 0; shift -= 4) out += hexDigits[number >> shift & 15];
}

// Python's str.isprintable for one code point above ASCII.
bool isPrintable(char32_t codePoint) {
  constexpr std::uint32_t notPrintable = U_GC_C_MASK | U_GC_Z_MASK;
  return !(U_GET_GC_MASK(static_cast<UChar32>(codePoint)) & notPrintable);
}

void appendNumericEscape(char32_t codePoint, std::string& out) {
  if (codePoint <= 0xff) {
    out += "\\x";
    appendHex(codePoint, 2, out);
  } else if (codePoint <= 0xffff) {
    out += "\\u";
    appendHex(codePoint, 4, out);
  } else {
    out += "\\U";
    appendHex(codePoint, 8, out);
  }
}

char quoteFor(std::string_view text) { return text.contains('\'') && !text.contains('"') ? '"' : '\''; }

// True when the character has an escape of its own and was written.
bool appendNamedEscape(char32_t codePoint, char quote, std::string& out) {
  switch (codePoint) {
  case '\n': out += "\\n"; return true;
  case '\r': out += "\\r"; return true;
  case '\t': out += "\\t"; return true;
  case '\\': out += "\\\\"; return true;
  default:
    if (codePoint != static_cast<unsigned char>(quote)) return false;
    out += '\\';
    out += quote;
    return true;
  }
}

void appendStr(std::string_view text, std::string& out) {
  const char quote = quoteFor(text);
  out += quote;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t codePoint = nextCodePoint(text, at);
    if (appendNamedEscape(codePoint, quote, out)) continue;
    const bool isRaw = codePoint < 0x7f ? codePoint >= 0x20 : isPrintable(codePoint);
    if (isRaw)
      out.append(text, start, at - start);
    else
      appendNumericEscape(codePoint, out);
  }
  out += quote;
}

void appendBytes(std::string_view bytes, std::string& out) {
  const char quote = quoteFor(bytes);
  out += 'b';
  out += quote;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (appendNamedEscape(byte, quote, out)) continue;
    if (byte >= 0x20 && byte < 0x7f)
      out += c;
    else
      appendNumericEscape(byte, out);
  }
  out += quote;
}

void append(const Value& value, std::string& out);

void appendItems(std::span<const Value> items, std::string_view open, std::string_view close, std::string& out) {
  out += open;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ", ";
    append(items[i], out);
  }
  out += close;
}

void appendDict(std::span<const Member> members, std::string& out) {
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out += ", ";
    append(members[i].key, out);
    out += ": ";
    append(members[i].value, out);
  }
  out += '}';
}

void appendZone(const Time& time, std::string& out) {
  if (time.offset) out += ", tzinfo=TzInfo(" + std::to_string(*time.offset) + ")"; // Pydantic's own tzinfo
}

void appendSeconds(const Time& time, std::string& out) {
  if (time.second != 0 || time.microsecond != 0) out += ", " + std::to_string(time.second);
  if (time.microsecond != 0) out += ", " + std::to_string(time.microsecond);
}

std::string clockArguments(const Time& time) {
  std::string text = std::to_string(time.hour) + ", " + std::to_string(time.minute);
  appendSeconds(time, text);
  appendZone(time, text);
  return text;
}

std::string dateArguments(const Date& date) {
  return std::to_string(date.year) + ", " + std::to_string(date.month) + ", " + std::to_string(date.day);
}

void appendTimeDelta(const TimeDelta& value, std::string& out) {
  std::string arguments;
  const auto add = [&arguments](std::string_view name, std::int32_t count) {
    if (count == 0) return;
    if (!arguments.empty()) arguments += ", ";
    arguments += name;
    arguments += std::to_string(count);
  };
  add("days=", value.days);
  add("seconds=", value.seconds);
  add("microseconds=", value.microseconds);
  out += "datetime.timedelta(" + (arguments.empty() ? "0" : arguments) + ")";
}

void appendEnum(const EnumValue& member, std::string& out) {
  out += "<" + member.shape->name + "." + member.shape->members[member.index] + ": ";
  append(member.value, out);
  out += '>';
}

void appendFields(const ModelValue& model, std::string_view separator, std::string& out) {
  bool isFirst = true;
  const auto add = [&](std::string_view name, const Value& value) {
    if (!isFirst) out += separator;
    isFirst = false;
    out += name;
    out += '=';
    append(value, out);
  };
  for (std::size_t i = 0; i < model.shape->fields.size(); ++i) add(model.shape->fields[i], model.fields[i]);
  for (const Member& extra : model.extras) add(pythonStr(extra.key), extra.value);
}

// A part of a complex number, which is written without an exponent, as Python's repr has it there.
std::string complexPart(std::string_view digits) {
  std::string text = pythonFloat(parseDouble(digits));
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

// (1+2j), but 2j.
std::string complexRepr(std::string_view text) {
  const std::string_view parts = text.substr(0, text.size() - 1); // without the j
  const auto sign = parts.find_last_of("+-");
  if (sign == std::string_view::npos || sign == 0) return complexPart(parts) + "j";
  const std::string imaginary = complexPart(parts.substr(sign + 1));
  return "(" + complexPart(parts.substr(0, sign)) + parts[sign] + imaginary + "j)";
}

void appendObject(const ObjectValue& object, std::string& out) {
  if (object.kind == ObjectKind::Complex) {
    out += complexRepr(object.text);
    return;
  }
  if (object.kind == ObjectKind::SecretBytes) {
    out += object.className;
    out += "(b'";
    out += shownText(object);
    out += "')";
    return;
  }
  out += object.className;
  out += '(';
  appendStr(shownText(object), out);
  out += ')';
}

void append(const Value& value, std::string& out) {
  switch (value.kind()) {
  case Kind::Null: out += "None"; return;
  case Kind::Bool: out += value.asBool() ? "True" : "False"; return;
  case Kind::Int: out += std::to_string(value.asInt()); return;
  case Kind::BigInt: out += value.asText(); return;
  case Kind::Float: out += pythonFloat(value.asFloat()); return;
  case Kind::Str: return appendStr(value.asText(), out);
  case Kind::Bytes: return appendBytes(value.asText(), out);
  case Kind::List: return appendItems(value.items(), "[", "]", out);
  case Kind::Tuple: return appendItems(value.items(), "(", value.size() == 1 ? ",)" : ")", out);
  case Kind::Set:
    if (value.size() == 0)
      out += "set()";
    else
      appendItems(value.items(), "{", "}", out);
    return;
  case Kind::Dict: return appendDict(value.members(), out);
  case Kind::Date: out += "datetime.date(" + dateArguments(value.asDate()) + ")"; return;
  case Kind::Time: out += "datetime.time(" + clockArguments(value.asTime()) + ")"; return;
  case Kind::DateTime:
    out += "datetime.datetime(" + dateArguments(value.asDateTime().date) + ", " +
           clockArguments(value.asDateTime().time) + ")";
    return;
  case Kind::TimeDelta: return appendTimeDelta(value.asTimeDelta(), out);
  case Kind::Uuid: out += "UUID('" + canonicalText(value.asUuid()) + "')"; return;
  case Kind::Decimal: out += "Decimal('" + std::string(value.asText()) + "')"; return;
  case Kind::Object: return appendObject(value.asObject(), out);
  case Kind::Enum: return appendEnum(value.asEnum(), out);
  case Kind::Model:
    if (isUploadFile(value)) {
      out += uploadFileRepr(value);
      return;
    }
    if (isSecretValue(value)) {
      out.append("Secret('").append(shownText(value)).append("')");
      return;
    }
    out += value.asModel().shape->name + "(";
    appendFields(value.asModel(), ", ", out);
    out += ')';
    return;
  }
}

// str() of a dataclass and of a NamedTuple is their repr().
bool isDataclass(const ModelValue& model) {
  return model.shape->look == ModelLook::Dataclass || model.shape->look == ModelLook::Tuple;
}

std::string modelStr(const ModelValue& model) {
  std::string text;
  appendFields(model, " ", text);
  return text;
}

} // namespace

std::string_view shownText(const ObjectValue& object) {
  const bool isSecret = object.kind == ObjectKind::Secret || object.kind == ObjectKind::SecretBytes;
  return isSecret && !object.text.empty() ? std::string_view("**********") : object.text;
}

std::string pythonRepr(const Value& value) {
  std::string text;
  append(value, text);
  return text;
}

std::string pythonStr(const Value& value) {
  switch (value.kind()) {
  case Kind::Str: return std::string(value.asText());
  case Kind::Date: return isoFormat(value.asDate());
  case Kind::Time: return pythonIsoFormat(value.asTime());
  case Kind::DateTime: return pythonIsoFormat(value.asDateTime(), ' ');
  case Kind::TimeDelta: return pythonStr(value.asTimeDelta());
  case Kind::Uuid: return canonicalText(value.asUuid());
  case Kind::Decimal: return std::string(value.asText());
  case Kind::Object:
    if (value.asObject().kind == ObjectKind::Complex) return complexRepr(value.asObject().text);
    return std::string(shownText(value.asObject()));
  case Kind::Enum: return value.asEnum().shape->name + "." + value.asEnum().shape->members[value.asEnum().index];
  case Kind::Model:
    if (isSecretValue(value)) return std::string(shownText(value));
    return isDataclass(value.asModel()) || isUploadFile(value) ? pythonRepr(value) : modelStr(value.asModel());
  default: return pythonRepr(value);
  }
}

} // namespace signalbox
