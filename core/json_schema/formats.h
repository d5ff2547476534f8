// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The values of `format`, checked by the standards that JSON Schema and OpenAPI name for them.
#pragma once

#include "core/value/value.h"

#include <cstdint>
#include <string_view>

namespace signalbox::json_schema {

enum class Format : std::uint8_t {
  None, // unknown to us, or says nothing that could be checked
  Date,
  Time,
  DateTime,
  Duration,
  Email,
  IdnEmail,
  PlainHostname, // of draft 4: RFC 1034 knows no A-labels
  Hostname,
  IdnHostname,
  Ipv4,
  Ipv6,
  Uri,
  UriReference,
  Iri,
  IriReference,
  UriTemplate,
  Uuid,
  Regex,
  JsonPointer,
  RelativeJsonPointer,
  Base64, // OpenAPI: byte
  Int32,
  Int64,
  Float
};

Format formatOf(std::string_view name);
bool isFormatOfNumbers(Format format);

bool hasFormat(std::string_view utf8, Format format);
bool hasNumberFormat(const Value& number, Format format);

} // namespace signalbox::json_schema
