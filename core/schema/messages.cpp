// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/messages.h"

#include "core/schema/number_text.h"
#include "core/value/write.h"

#include <array>
#include <cstddef>

namespace signalbox::schema {

namespace {

struct Template {
  std::string_view name;
  std::string_view text;
  std::string_view json; // where JSON and Strings mode word it differently
};

// In the order of ErrorType.
constexpr auto templates = std::to_array<Template>({
    {"missing", "Field required", {}},
    {"extra_forbidden", "Extra inputs are not permitted", {}},
    {"model_type", "Input should be a valid dictionary or instance of {class_name}", "Input should be an object"},
    {"model_attributes_type", "Input should be a valid dictionary or object to extract fields from",
     "Input should be an object"},
    {"none_required", "Input should be None", "Input should be null"},
    {"greater_than", "Input should be greater than {gt}", {}},
    {"greater_than_equal", "Input should be greater than or equal to {ge}", {}},
    {"less_than", "Input should be less than {lt}", {}},
    {"less_than_equal", "Input should be less than or equal to {le}", {}},
    {"multiple_of", "Input should be a multiple of {multiple_of}", {}},
    {"finite_number", "Input should be a finite number", {}},
    {"too_short",
     "{field_type} should have at least {min_length} item{expected_plural} after validation, not {actual_length}",
     {}},
    {"too_long",
     "{field_type} should have at most {max_length} item{expected_plural} after validation, not {actual_length}",
     {}},
    {"string_type", "Input should be a valid string", {}},
    {"string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string", {}},
    {"string_too_short", "String should have at least {min_length} character{expected_plural}", {}},
    {"string_too_long", "String should have at most {max_length} character{expected_plural}", {}},
    {"string_pattern_mismatch", "String should match pattern '{pattern}'", {}},
    {"enum", "Input should be {expected}", {}},
    {"dict_type", "Input should be a valid dictionary", "Input should be an object"},
    {"list_type", "Input should be a valid list", "Input should be a valid array"},
    {"tuple_type", "Input should be a valid tuple", "Input should be a valid array"},
    {"set_type", "Input should be a valid set", "Input should be a valid array"},
    {"frozen_set_type", "Input should be a valid frozenset", "Input should be a valid array"},
    {"set_item_not_hashable", "Set items should be hashable", {}},
    {"bool_type", "Input should be a valid boolean", {}},
    {"bool_parsing", "Input should be a valid boolean, unable to interpret input", {}},
    {"int_type", "Input should be a valid integer", {}},
    {"int_parsing", "Input should be a valid integer, unable to parse string as an integer", {}},
    {"int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size", {}},
    {"int_from_float", "Input should be a valid integer, got a number with a fractional part", {}},
    {"float_type", "Input should be a valid number", {}},
    {"float_parsing", "Input should be a valid number, unable to parse string as a number", {}},
    {"bytes_type", "Input should be a valid bytes", {}},
    {"bytes_too_short", "Data should have at least {min_length} byte{expected_plural}", {}},
    {"bytes_too_long", "Data should have at most {max_length} byte{expected_plural}", {}},
    {"literal_error", "Input should be {expected}", {}},
    {"date_type", "Input should be a valid date", {}},
    {"date_parsing", "Input should be a valid date in the format YYYY-MM-DD, {error}", {}},
    {"date_from_datetime_parsing", "Input should be a valid date or datetime, {error}", {}},
    {"date_from_datetime_inexact", "Datetimes provided to dates should have zero time - e.g. be exact dates", {}},
    {"time_type", "Input should be a valid time", {}},
    {"time_parsing", "Input should be in a valid time format, {error}", {}},
    {"datetime_type", "Input should be a valid datetime", {}},
    {"datetime_parsing", "Input should be a valid datetime, {error}", {}},
    {"datetime_from_date_parsing", "Input should be a valid datetime or date, {error}", {}},
    {"time_delta_type", "Input should be a valid timedelta", "Input should be a valid duration"},
    {"time_delta_parsing", "Input should be a valid timedelta, {error}", "Input should be a valid duration, {error}"},
    {"is_instance_of", "Input should be an instance of {class}", {}},
    {"union_tag_invalid",
     "Input tag '{tag}' found using {discriminator} does not match any of the expected tags: {expected_tags}",
     {}},
    {"union_tag_not_found", "Unable to extract tag using discriminator {discriminator}", {}},
    {"uuid_type", "UUID input should be a string, bytes or UUID object", {}},
    {"uuid_parsing", "Input should be a valid UUID, {error}", {}},
    {"uuid_version", "UUID version {expected_version} expected", {}},
    {"recursion_loop", "Recursion error - cyclic reference detected", {}},
    {"url_type", "URL input should be a string or URL", {}},
    {"url_parsing", "Input should be a valid URL, {error}", {}},
    {"url_syntax_violation", "Input violated strict URL syntax rules, {error}", {}},
    {"url_too_long", "URL should have at most {max_length} character{expected_plural}", {}},
    {"url_scheme", "URL scheme should be {expected_schemes}", {}},
    {"string_not_ascii", "String should contain only ASCII characters", {}},
    {"bytes_invalid_encoding", "Data should be valid {encoding}: {encoding_error}", {}},
    {"date_past", "Date should be in the past", {}},
    {"date_future", "Date should be in the future", {}},
    {"datetime_past", "Input should be in the past", {}},
    {"datetime_future", "Input should be in the future", {}},
    {"timezone_naive", "Input should not have timezone info", {}},
    {"timezone_aware", "Input should have timezone info", {}},
    {"decimal_type", "Decimal input should be an integer, float, string or Decimal object", {}},
    {"decimal_parsing", "Input should be a valid decimal", {}},
    {"decimal_max_digits", "Decimal input should have no more than {max_digits} digit{expected_plural} in total", {}},
    {"decimal_max_places",
     "Decimal input should have no more than {decimal_places} decimal place{expected_plural}",
     {}},
    {"decimal_whole_digits",
     "Decimal input should have no more than {whole_digits} digit{expected_plural} before the decimal point",
     {}},
    {"complex_type",
     "Input should be a valid python complex object, a number, or a valid complex string following the rules at "
     "https://docs.python.org/3/library/functions.html#complex",
     {}},
    {"complex_str_parsing",
     "Input should be a valid complex string following the rules at "
     "https://docs.python.org/3/library/functions.html#complex",
     {}},
    {"json_invalid", "Invalid JSON: {error}", {}},
    {"json_type", "JSON input should be string, bytes or bytearray", {}},
    {"path_type", "Input is not a valid path for <class 'pathlib.Path'>", {}},
    {"path_not_file", "Path does not point to a file", {}},
    {"path_not_directory", "Path does not point to a directory", {}},
    {"path_exists", "Path already exists", {}},
    {"parent_does_not_exist", "Parent directory does not exist", {}},
    {"base64_decode", "Base64 decoding error: '{error}'", {}},
    {"pattern_type", "Input should be a valid pattern", {}},
    {"pattern_regex", "Input should be a valid regular expression", {}},
    {"byte_size", "could not parse value and unit from byte string", {}},
    {"byte_size_unit", "could not interpret byte unit: {unit}", {}},
    {"is_hashable", "Input should be hashable", {}},
    {"value_error", "value is not a valid email address: {reason}", {}},
    {"name_email_type", "Input is not a valid NameEmail", {}},
    {"ip_v4_address", "Input is not a valid IPv4 address", {}},
    {"ip_v4_network", "Input is not a valid IPv4 network", {}},
    {"ip_v4_interface", "Input is not a valid IPv4 interface", {}},
    {"ip_v6_address", "Input is not a valid IPv6 address", {}},
    {"ip_v6_network", "Input is not a valid IPv6 network", {}},
    {"ip_v6_interface", "Input is not a valid IPv6 interface", {}},
    {"ip_any_address", "value is not a valid IPv4 or IPv6 address", {}},
    {"ip_any_network", "value is not a valid IPv4 or IPv6 network", {}},
    {"ip_any_interface", "value is not a valid IPv4 or IPv6 interface", {}},
    {"value_error", "Value error, {error}", {}},
    {"dataclass_type", "Input should be a dictionary or an instance of {class_name}", "Input should be an object"},
    {"dataclass_exact_type", "Input should be an instance of {class_name}", {}},
    {"arguments_type", "Arguments must be a tuple, list or a dictionary", "Arguments must be an array or an object"},
    {"missing_argument", "Missing required argument", {}},
    {"missing_keyword_only_argument", "Missing required keyword only argument", {}},
    {"unexpected_keyword_argument", "Unexpected keyword argument", {}},
    {"unexpected_positional_argument", "Unexpected positional argument", {}},
    {"multiple_argument_values", "Got multiple values for argument", {}},
    {"default_factory_not_called",
     "The default factory uses validated data, but at least one validation error occurred",
     {}},
    {"iterable_type", "Input should be iterable", "Input should be a valid array"},
    {"sequence_str", "'{type_name}' instances are not allowed as a Sequence value", {}},
    {"invalid-json-value", "input was not a valid JSON value", {}},
});
static_assert(templates.size() == static_cast<std::size_t>(ErrorType::InvalidJsonValue) + 1);

const Template& templateOf(ErrorType type) { return templates[static_cast<std::size_t>(type)]; }

std::string shown(const Value& value) {
  if (value.is(Kind::Float)) return plainNumber(value.asFloat());
  if (value.isNull()) return "more"; // actual_length of a set that was cut off
  return pythonStr(value);
}

// The bound that decides between "item" and "items".
bool isCount(std::string_view key) {
  return key == "min_length" || key == "max_length" || key == "max_digits" || key == "decimal_places" ||
         key == "whole_digits";
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

} // namespace

std::string_view nameOf(ErrorType type) { return templateOf(type).name; }

std::string_view render(ErrorType type, bool asJson, const Value& context, Arena& arena) {
  const Template& chosen = templateOf(type);
  const std::string_view words = asJson && !chosen.json.empty() ? chosen.json : chosen.text;
  if (!context.is(Kind::Dict) || !words.contains('{')) return words;
  std::string text(words);
  for (const Member& member : context.members()) {
    const std::string_view key = member.key.asText();
    replaceAll(text, "{" + std::string(key) + "}", shown(member.value));
    if (isCount(key)) {
      const bool isOne = member.value.is(Kind::Int) && member.value.asInt() == 1;
      replaceAll(text, "{expected_plural}", isOne ? "" : "s");
    }
  }
  return arena.copy(std::string_view(text));
}

} // namespace signalbox::schema
