// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pydantic's error types and their message templates.
#pragma once

#include "core/value/value.h"

#include <span>
#include <string>
#include <string_view>

namespace signalbox::schema {

enum class ErrorType : std::uint8_t {
  Missing,
  ExtraForbidden,
  ModelType,
  ModelAttributesType,
  NoneRequired,
  GreaterThan,
  GreaterThanEqual,
  LessThan,
  LessThanEqual,
  MultipleOf,
  FiniteNumber,
  TooShort,
  TooLong,
  StringType,
  StringUnicode,
  StringTooShort,
  StringTooLong,
  StringPatternMismatch,
  Enum,
  DictType,
  ListType,
  TupleType,
  SetType,
  FrozenSetType,
  SetItemNotHashable,
  BoolType,
  BoolParsing,
  IntType,
  IntParsing,
  IntParsingSize,
  IntFromFloat,
  FloatType,
  FloatParsing,
  BytesType,
  BytesTooShort,
  BytesTooLong,
  LiteralError,
  DateType,
  DateParsing,
  DateFromDatetimeParsing,
  DateFromDatetimeInexact,
  TimeType,
  TimeParsing,
  DatetimeType,
  DatetimeParsing,
  DatetimeFromDateParsing,
  TimeDeltaType,
  TimeDeltaParsing,
  IsInstanceOf,
  UnionTagInvalid,
  UnionTagNotFound,
  UuidType,
  UuidParsing,
  UuidVersion,
  RecursionLoop,
  UrlType,
  UrlParsing,
  UrlSyntaxViolation,
  UrlTooLong,
  UrlScheme,
  StringNotAscii,
  BytesInvalidEncoding,
  DatePast,
  DateFuture,
  DatetimePast,
  DatetimeFuture,
  TimezoneNaive,
  TimezoneAware,
  DecimalType,
  DecimalParsing,
  DecimalMaxDigits,
  DecimalMaxPlaces,
  DecimalWholeDigits,
  ComplexType,
  ComplexStrParsing,
  JsonInvalid,
  JsonType,
  PathType,
  PathNotFile,
  PathNotDirectory,
  PathExists,
  ParentDoesNotExist,
  Base64Decode,
  PatternType,
  PatternRegex,
  ByteSize,
  ByteSizeUnit,
  IsHashable,
  ValueError
};

std::string_view nameOf(ErrorType type);

// With the context's values put in. `asJson` picks the wording of JSON and Strings mode.
std::string render(ErrorType type, bool asJson, const Value& context);

} // namespace signalbox::schema
