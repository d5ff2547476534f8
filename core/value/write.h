// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Value to text: the three JSON writers of FastAPI, and Python's repr and str.
#pragma once

#include "core/base/result.h"
#include "core/value/value.h"

#include <string>
#include <string_view>

namespace signalbox {

// How a value without a schema goes onto the wire.
enum class JsonStyle {
  Python,   // writer A: jsonable_encoder + json.dumps(separators=(",", ":"), ensure_ascii=False, allow_nan=False)
  Pydantic, // writer B: TypeAdapter.dump_json
};

// Appends. Fails on undecodable bytes and lone surrogates and, in Python style only, on NaN and infinities, as
// json.dumps(allow_nan=False) does. What was appended before a failure stays in `out`.
Result<void> writeJson(const Value& value, JsonStyle style, std::string& out);

// json.dumps with its defaults: ", " and ": ", ASCII only, NaN and Infinity as they are. For untyped SSE and JSON
// Lines.
void writeJsonDefault(const Value& value, std::string& out);

// Appends the text with JSON's quotes and escapes; everything above 0x1f but `"` and `\` stays raw UTF-8.
void writeJsonString(std::string_view utf8, std::string& out);

void writePydanticFloat(double value, std::string& out); // 1e-7, 0.00001, 1e+16; NaN and infinities as null

std::string_view shownText(const ObjectValue& object); // str() of it: stars for what a secret hides
std::string pythonRepr(const Value& value);
std::string pythonStr(const Value& value); // str(value): f-strings and text templates
std::string pythonFloat(double value);     // repr(float)

// ISO 8601 as Pydantic writes it: `Z` for UTC, six-digit fractions or none.
std::string isoFormat(const Date& value);
std::string isoFormat(const Time& value);
std::string isoFormat(const DateTime& value);
std::string isoFormat(const TimeDelta& value); // P1DT2.5S
std::string canonicalText(const Uuid& value);

// Python's own isoformat(): `+00:00` for UTC, seconds of the offset when it has them.
std::string pythonIsoFormat(const Time& value);
std::string pythonIsoFormat(const DateTime& value, char separator = 'T');
std::string pythonStr(const TimeDelta& value); // 1 day, 0:00:02.500000
double totalSeconds(const TimeDelta& value);

} // namespace signalbox
