// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How fast compiled JSON Schemas judge: records, unions, references, unevaluated properties, errors; medians.
#include "core/json_schema/schema.h"
#include "core/value/read.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

using namespace signalbox;

namespace {

constexpr int rounds = 15;
constexpr int records = 10'000;

template<class Work>
double medianMilliseconds(Work work) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

std::string listOf(const char* record, int count) {
  std::string text = "[";
  for (int i = 0; i < count; ++i) text += (i > 0 ? "," : "") + std::string(record);
  return text + "]";
}

void measure(const char* name, const char* schemaText, const std::string& text) {
  const auto schema = json_schema::compile(design::Json::parse(schemaText));
  Arena arena;
  const auto value = readJson(text, arena);
  if (!schema || !value) return static_cast<void>(std::printf("%s: broken\n", name));
  const std::size_t errors = (*schema)->validate(*value).size();
  const double accepts = medianMilliseconds([&] { static_cast<void>((*schema)->accepts(*value)); });
  const double collects = errors == 0 ? 0 : medianMilliseconds([&] { static_cast<void>((*schema)->validate(*value)); });
  std::printf("%-34s %7.2f ms, %6.1f MB/s, %zu errors", name, accepts,
              static_cast<double>(text.size()) / accepts / 1000, errors);
  if (errors > 0) std::printf(" in %.2f ms", collects);
  std::printf("\n");
}

constexpr const char* record =
    R"({"id": 17, "name": "Ada Lovelace", "email": "ada@example.com", "marks": 1.5, "tags": ["a", "b"], "active": true})";

} // namespace

int main() {
  measure("records", R"({"items": {"type": "object", "required": ["id", "name", "email", "marks", "tags", "active"],
    "additionalProperties": false, "properties": {"id": {"type": "integer", "minimum": 1}, "name": {"type": "string",
    "minLength": 1}, "email": {"type": "string"}, "marks": {"type": "number"}, "tags": {"type": "array", "items":
    {"type": "string"}}, "active": {"type": "boolean"}}}})",
          listOf(record, records));
  measure("the same behind references", R"({"items": {"$ref": "#/$defs/r"}, "$defs": {"s": {"type": "string"}, "r":
    {"type": "object", "required": ["id", "name"], "properties": {"id": {"$ref": "#/$defs/i"}, "name": {"$ref":
    "#/$defs/s"}, "email": {"$ref": "#/$defs/s"}, "tags": {"items": {"$ref": "#/$defs/s"}}}}, "i": {"type":
    "integer"}}})",
          listOf(record, records));
  measure("unevaluatedProperties", R"({"items": {"allOf": [{"properties": {"id": {"type": "integer"}, "name": true}},
    {"properties": {"email": true, "marks": true, "tags": true, "active": true}}], "unevaluatedProperties": false}})",
          listOf(record, records));
  measure("oneOf of ten by a const", R"({"items": {"oneOf": [
    {"properties": {"k": {"const": "a"}}, "required": ["k"]}, {"properties": {"k": {"const": "b"}}, "required": ["k"]},
    {"properties": {"k": {"const": "c"}}, "required": ["k"]}, {"properties": {"k": {"const": "d"}}, "required": ["k"]},
    {"properties": {"k": {"const": "e"}}, "required": ["k"]}, {"properties": {"k": {"const": "f"}}, "required": ["k"]},
    {"properties": {"k": {"const": "g"}}, "required": ["k"]}, {"properties": {"k": {"const": "h"}}, "required": ["k"]},
    {"properties": {"k": {"const": "i"}}, "required": ["k"]}, {"properties": {"k": {"const": "j"}}, "required": ["k"]}
    ]}})",
          listOf(R"({"k": "j", "v": 1})", records));
  measure("the metaschema over a schema", R"({"items": {"$ref": "https://json-schema.org/draft/2020-12/schema"}})",
          listOf(R"({"type": "object", "properties": {"a": {"type": "string", "minLength": 1}, "b": {"$ref": "#"}}})",
                 500));
  measure("10,000 errors", R"({"items": {"properties": {"id": {"type": "string"}}}})", listOf(record, records));
  return 0;
}
