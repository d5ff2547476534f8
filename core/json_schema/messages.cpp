// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/messages.h"

#include "core/value/write.h"

#include <array>
#include <utility>
#include <vector>

namespace signalbox::json_schema {

namespace {

constexpr std::size_t glance = 60;
constexpr std::size_t fewChoices = 12;

constexpr auto nouns = std::to_array<std::pair<TypeSet, std::string_view>>({
    {StringType, "a string"},
    {NumberType, "a number"},
    {IntegerType, "an integer"},
    {BooleanType, "a boolean"},
    {ObjectType, "an object"},
    {ArrayType, "an array"},
    {NullType, "null"},
});

std::string joined(const std::vector<std::string>& parts, std::string_view last) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) result += i + 1 == parts.size() ? last : ", ";
    result += parts[i];
  }
  return result;
}

std::string nounOf(const Value& input) {
  const TypeSet types = typesOf(input, true);
  for (const auto& [bits, noun] : nouns)
    if ((types & bits) == types) return bits == NumberType && types == IntegerType ? "an integer" : std::string(noun);
  return "of that type";
}

// "a date" and the like for the formats whose names are no words.
std::string_view describe(Format format) {
  switch (format) {
  case Format::Date: return "a date like 2026-01-31";
  case Format::Time: return "a time with an offset like 13:45:00Z";
  case Format::DateTime: return "a date and time with an offset like 2026-01-31T13:45:00Z";
  case Format::Duration: return "a duration like P3DT4H";
  case Format::Email:
  case Format::IdnEmail: return "an e-mail address";
  case Format::PlainHostname:
  case Format::Hostname:
  case Format::IdnHostname: return "a host name";
  case Format::Ipv4: return "an IPv4 address";
  case Format::Ipv6: return "an IPv6 address";
  case Format::Uri:
  case Format::Iri: return "a URI with a scheme";
  case Format::UriReference:
  case Format::IriReference: return "a URI or a relative reference";
  case Format::UriTemplate: return "a URI template";
  case Format::Uuid: return "a UUID";
  case Format::Regex: return "a regular expression";
  case Format::JsonPointer: return "a JSON pointer";
  case Format::RelativeJsonPointer: return "a relative JSON pointer";
  case Format::Base64: return "Base64 text";
  case Format::Int32: return "an integer of 32 bits";
  case Format::Int64: return "an integer of 64 bits";
  case Format::Float: return "a number of single precision";
  case Format::None: break;
  }
  return "of its format";
}

} // namespace

std::string typeMessage(TypeSet wanted, const Value& input) {
  std::vector<std::string> parts;
  TypeSet left = wanted;
  for (const auto& [bits, noun] : nouns) {
    if ((left & bits) != bits) continue;
    parts.emplace_back(noun);
    left = static_cast<TypeSet>(left & ~bits);
  }
  if (parts.empty()) return "No value is allowed";
  return "Input should be " + joined(parts, " or ") + ", not " + nounOf(input);
}

std::string equalsMessage(const EqualsRules& rules) {
  if (rules.values.empty()) return "No value is allowed";
  std::vector<std::string> parts;
  for (const Value& value : rules.values) {
    if (parts.size() == fewChoices) break;
    parts.push_back(shortJson(value));
  }
  const std::size_t more = rules.values.size() - parts.size();
  if (more > 0) parts.push_back(std::to_string(more) + " more");
  return "Input should be " + joined(parts, " or ");
}

std::string formatMessage(Format format, std::string_view) {
  return "Input should be " + std::string(describe(format));
}

std::string countMessage(std::string_view words, std::uint64_t bound, std::string_view what, std::uint64_t actual) {
  const std::string plural = bound == 1 ? "" : what == "property" ? "" : "s";
  const std::string noun = what == "property" ? (bound == 1 ? "property" : "properties") : std::string(what) + plural;
  return "Input should have " + std::string(words) + " " + std::to_string(bound) + " " + noun + ", not " +
         std::to_string(actual);
}

std::string shortJson(const Value& value) {
  std::string text;
  writeJsonDefault(value, text);
  if (value.is(Kind::Float) && text.ends_with(".0")) text.resize(text.size() - 2);
  if (text.size() > glance) text = text.substr(0, glance) + "...";
  return text;
}

} // namespace signalbox::json_schema
