// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/machine.h"

#include "core/value/text_encoding.h"

#include <algorithm>

namespace signalbox::expression {

Value Machine::textOf(std::string_view value) {
  const bool mayHaveSurrogates = value.contains('\xED');
  const bool hasSurrogates = mayHaveSurrogates && checkUtf8(value).hasSurrogates;
  return Value::str(value, hasSurrogates ? Value::LoneSurrogate : Value::NoFlags);
}

std::string typeName(const Value& value) {
  switch (value.kind()) {
  case Kind::Null: return "NoneType";
  case Kind::Bool: return "bool";
  case Kind::Int:
  case Kind::BigInt: return "int";
  case Kind::Float: return "float";
  case Kind::Str: return "str";
  case Kind::Bytes: return "bytes";
  case Kind::List: return "list";
  case Kind::Tuple: return "tuple";
  case Kind::Set: return "set";
  case Kind::Dict: return "dict";
  case Kind::Date: return "datetime.date";
  case Kind::Time: return "datetime.time";
  case Kind::DateTime: return "datetime.datetime";
  case Kind::TimeDelta: return "datetime.timedelta";
  case Kind::Uuid: return "UUID";
  case Kind::Decimal: return "decimal.Decimal";
  case Kind::Object: return std::string(value.asObject().className);
  case Kind::Enum: return value.asEnum().shape->name;
  case Kind::Model: return value.asModel().shape->name;
  }
  return "object";
}

} // namespace signalbox::expression
