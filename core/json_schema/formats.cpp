// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/formats.h"

#include "core/json_schema/format_checks.h"
#include "core/json_schema/json_number.h"
#include "core/regex/pattern.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace signalbox::json_schema {

namespace {

constexpr auto names = std::to_array<std::pair<std::string_view, Format>>({
    {"date", Format::Date},
    {"time", Format::Time},
    {"date-time", Format::DateTime},
    {"duration", Format::Duration},
    {"email", Format::Email},
    {"idn-email", Format::IdnEmail},
    {"hostname", Format::Hostname},
    {"idn-hostname", Format::IdnHostname},
    {"ipv4", Format::Ipv4},
    {"ipv6", Format::Ipv6},
    {"uri", Format::Uri},
    {"uri-reference", Format::UriReference},
    {"iri", Format::Iri},
    {"iri-reference", Format::IriReference},
    {"uri-template", Format::UriTemplate},
    {"uuid", Format::Uuid},
    {"regex", Format::Regex},
    {"json-pointer", Format::JsonPointer},
    {"relative-json-pointer", Format::RelativeJsonPointer},
    {"byte", Format::Base64},
    {"int32", Format::Int32},
    {"int64", Format::Int64},
    {"float", Format::Float},
});

bool isBetween(const Value& number, std::int64_t low, std::int64_t high) {
  return isWhole(number) && compareNumbers(number, Value::integer(low)) >= 0 &&
         compareNumbers(number, Value::integer(high)) <= 0;
}

} // namespace

Format formatOf(std::string_view name) {
  const auto found = std::ranges::find(names, name, [](const auto& entry) { return entry.first; });
  return found != names.end() ? found->second : Format::None;
}

bool isFormatOfNumbers(Format format) {
  return format == Format::Int32 || format == Format::Int64 || format == Format::Float;
}

bool hasNumberFormat(const Value& number, Format format) {
  switch (format) {
  case Format::Int32: return isBetween(number, INT32_MIN, INT32_MAX);
  case Format::Int64: return isBetween(number, INT64_MIN, INT64_MAX);
  case Format::Float:
    return compareNumbers(number, Value::number(std::numeric_limits<float>::max())) <= 0 &&
           compareNumbers(number, Value::number(std::numeric_limits<float>::lowest())) >= 0;
  default: return true;
  }
}

bool hasFormat(std::string_view text, Format format) {
  switch (format) {
  case Format::Date: return isDate(text);
  case Format::Time: return isTime(text);
  case Format::DateTime: return isDateTime(text);
  case Format::Duration: return isDuration(text);
  case Format::Email: return isEmail(text, Letters::Ascii);
  case Format::IdnEmail: return isEmail(text, Letters::Unicode);
  case Format::PlainHostname: return isPlainHostname(text);
  case Format::Hostname: return isHostname(text);
  case Format::IdnHostname: return isIdnHostname(text);
  case Format::Ipv4: return isIpv4(text);
  case Format::Ipv6: return isIpv6(text);
  case Format::Uri: return isUri(text, Letters::Ascii);
  case Format::UriReference: return isUriReference(text, Letters::Ascii);
  case Format::Iri: return isUri(text, Letters::Unicode);
  case Format::IriReference: return isUriReference(text, Letters::Unicode);
  case Format::UriTemplate: return isUriTemplate(text);
  case Format::Uuid: return isUuid(text);
  case Format::Regex: return regex::Pattern::compile(text, regex::Dialect::Ecma262).has_value();
  case Format::JsonPointer: return isJsonPointer(text);
  case Format::RelativeJsonPointer: return isRelativeJsonPointer(text);
  case Format::Base64: return isBase64(text);
  default: return true;
  }
}

} // namespace signalbox::json_schema
