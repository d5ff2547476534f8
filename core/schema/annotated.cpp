// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/annotated.h"

#include "core/schema/type_literal.h"
#include "core/value/write.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox::schema {

namespace {

using design::Json;

// What takes one value, which becomes one facet.
struct OneFacet {
  std::string_view name;
  const char* facet;
  bool isFlag = false; // true when nothing is given
};
constexpr auto oneFacets = std::to_array<OneFacet>({{"Gt", "gt"},
                                                    {"Ge", "ge"},
                                                    {"Lt", "lt"},
                                                    {"Le", "le"},
                                                    {"MultipleOf", "multiple_of"},
                                                    {"MinLen", "min_length"},
                                                    {"MaxLen", "max_length"},
                                                    {"Discriminator", "discriminator"},
                                                    {"Strict", "strict", true},
                                                    {"AllowInfNan", "allow_inf_nan", true},
                                                    {"FailFast", "fail_fast", true}});

std::int64_t partOf(const Json& call, std::size_t position, const char* keyword, std::int64_t otherwise) {
  const Json& arguments = call["arguments"];
  const Json* value = position < arguments.size() ? &arguments[position] : nullptr;
  if (const auto found = call["keywords"].find(keyword); found != call["keywords"].end()) value = &*found;
  return value && value->is_number_integer() ? value->get<std::int64_t>() : otherwise;
}

Date dateOf(const Json& call) {
  return {static_cast<std::int16_t>(partOf(call, 0, "year", 1)), static_cast<std::uint8_t>(partOf(call, 1, "month", 1)),
          static_cast<std::uint8_t>(partOf(call, 2, "day", 1))};
}

Time timeOf(const Json& call, std::size_t first) {
  Time time;
  time.hour = static_cast<std::uint8_t>(partOf(call, first, "hour", 0));
  time.minute = static_cast<std::uint8_t>(partOf(call, first + 1, "minute", 0));
  time.second = static_cast<std::uint8_t>(partOf(call, first + 2, "second", 0));
  time.microsecond = static_cast<std::uint32_t>(partOf(call, first + 3, "microsecond", 0));
  return time;
}

// timedelta(days=1, hours=2.5) in seconds.
double secondsOf(const Json& call) {
  static constexpr auto units = std::to_array<std::pair<const char*, double>>({{"days", 86400},
                                                                               {"seconds", 1},
                                                                               {"microseconds", 1e-6},
                                                                               {"milliseconds", 1e-3},
                                                                               {"minutes", 60},
                                                                               {"hours", 3600},
                                                                               {"weeks", 604800}});
  double seconds = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Json* value = i < call["arguments"].size() ? &call["arguments"][i] : nullptr;
    if (call["keywords"].contains(units[i].first)) value = &call["keywords"][units[i].first];
    if (value && value->is_number()) seconds += value->get<double>() * units[i].second;
  }
  return seconds;
}

// A literal as the design writes a facet: calls become the text or number they stand for.
Json facetOf(const Json& literal) {
  if (!literal.is_object()) return literal;
  if (literal.contains(longIntegerMark)) return literal[longIntegerMark];
  if (!literal.contains(callMark)) return literal;
  const std::string name = literal[callMark].get<std::string>();
  const Json first = literal["arguments"].empty() ? Json("0") : facetOf(literal["arguments"][0]);
  if (name == "Decimal" || name == "float" || name == "int")
    return first.is_number_integer() && name == "Decimal" ? Json(first.dump()) : first;
  if (name == "date") return isoFormat(dateOf(literal));
  if (name == "datetime") return isoFormat(DateTime{dateOf(literal), timeOf(literal, 3)});
  if (name == "time") return isoFormat(timeOf(literal, 0));
  if (name == "timedelta") return secondsOf(literal);
  return literal;
}

void put(Json& facets, const std::string& name, const Json& literal) {
  if (!literal.is_null()) facets[name] = facetOf(literal);
}

void addOne(const OneFacet& facet, const Metadata& metadata, Json& facets) {
  if (!metadata.arguments.empty())
    put(facets, facet.facet, metadata.arguments.front().second);
  else if (facet.isFlag)
    facets[facet.facet] = true;
}

void addLength(const Metadata& metadata, Json& facets) {
  std::size_t position = 0;
  for (const auto& [name, value] : metadata.arguments)
    put(facets, !name.empty() ? name : position++ == 0 ? "min_length" : "max_length", value);
}

void add(const Metadata& metadata, Json& facets) {
  const auto one = std::ranges::find(oneFacets, metadata.name, &OneFacet::name);
  if (one != oneFacets.end()) return addOne(*one, metadata, facets);
  if (metadata.name == "Len") return addLength(metadata, facets);
  if (metadata.name != "Field" && metadata.name != "StringConstraints" && metadata.name != "Interval") {
    facets["unknown"] = metadata.name;
    return;
  }
  for (const auto& [name, value] : metadata.arguments)
    if (!name.empty()) put(facets, name, value);
}

const std::vector<NamedConstraint>& namedConstraints() {
  static const std::vector<NamedConstraint> constraints{
      {"PositiveInt", "int", {{"gt", 0}}},
      {"NegativeInt", "int", {{"lt", 0}}},
      {"NonNegativeInt", "int", {{"ge", 0}}},
      {"NonPositiveInt", "int", {{"le", 0}}},
      {"PositiveFloat", "float", {{"gt", 0}}},
      {"NegativeFloat", "float", {{"lt", 0}}},
      {"NonNegativeFloat", "float", {{"ge", 0}}},
      {"NonPositiveFloat", "float", {{"le", 0}}},
      {"FiniteFloat", "float", {{"allow_inf_nan", false}}},
      {"StrictInt", "int", {{"strict", true}}},
      {"StrictFloat", "float", {{"strict", true}}},
      {"StrictStr", "str", {{"strict", true}}},
      {"StrictBool", "bool", {{"strict", true}}},
      {"StrictBytes", "bytes", {{"strict", true}}},
  };
  return constraints;
}

} // namespace

Json facetsOf(std::span<const Metadata> metadata) {
  Json facets = Json::object();
  for (const Metadata& one : metadata) add(one, facets);
  return facets;
}

const NamedConstraint* findNamedConstraint(std::string_view name) {
  const auto& all = namedConstraints();
  const auto found = std::ranges::find(all, name, &NamedConstraint::name);
  return found != all.end() ? &*found : nullptr;
}

} // namespace signalbox::schema
