// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/facets.h"

namespace signalbox::schema {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Facet::Count)> names{"gt",
                                                                                     "ge",
                                                                                     "lt",
                                                                                     "le",
                                                                                     "multiple_of",
                                                                                     "min_length",
                                                                                     "max_length",
                                                                                     "pattern",
                                                                                     "strict",
                                                                                     "allow_inf_nan",
                                                                                     "discriminator",
                                                                                     "strip_whitespace",
                                                                                     "to_lower",
                                                                                     "to_upper",
                                                                                     "coerce_numbers_to_str",
                                                                                     "max_digits",
                                                                                     "decimal_places",
                                                                                     "ascii_only",
                                                                                     "union_mode",
                                                                                     "fail_fast"};

std::optional<std::int64_t> number(const design::Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number_integer() ? std::optional(found->get<std::int64_t>()) : std::nullopt;
}

std::string word(const design::Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void readWire(const design::Json& config, TypeSettings& result) {
  const std::string bytes = word(config, "ser_json_bytes");
  result.bytesWire = bytes == "base64" ? Wire::Base64 : bytes == "hex" ? Wire::Hex : Wire::Plain;
  const std::string temporal = word(config, "ser_json_temporal");
  result.temporalWire = temporal == "seconds"        ? Wire::Seconds
                        : temporal == "milliseconds" ? Wire::Milliseconds
                                                     : Wire::Plain;
  result.timeDeltaWire = result.temporalWire;
  if (temporal.empty() && word(config, "ser_json_timedelta") == "float") result.timeDeltaWire = Wire::FloatSeconds;
  const std::string numbers = word(config, "ser_json_inf_nan");
  result.numberWire = numbers == "constants" ? Wire::Constants : numbers == "strings" ? Wire::Strings : Wire::Plain;
}

void readInput(const design::Json& config, TypeSettings& result) {
  const std::string bytes = word(config, "val_json_bytes");
  result.bytesForm = bytes == "base64" ? BytesForm::Base64 : bytes == "hex" ? BytesForm::Hex : BytesForm::Utf8;
  const std::string unit = word(config, "val_temporal_unit");
  result.reading.unit = unit == "seconds"        ? TemporalUnit::Seconds
                        : unit == "milliseconds" ? TemporalUnit::Milliseconds
                                                 : TemporalUnit::Infer;
}

} // namespace

std::string_view nameOf(Facet facet) { return names[static_cast<std::size_t>(facet)]; }

Facets::Facets(const design::Json& json) {
  if (!json.is_object()) return;
  for (const auto& [key, value] : json.get_ref<const design::Json::object_t&>()) {
    if (value.is_null()) continue;
    for (std::size_t i = 0; i < size; ++i) {
      if (names[i] != key) continue;
      m_values[i] = &value;
      m_any = true;
    }
  }
}

void Facets::replaceWith(const Facets& later) {
  for (std::size_t i = 0; i < size; ++i)
    if (later.m_values[i]) m_values[i] = later.m_values[i];
  m_any |= later.m_any;
}

const design::Json* Facets::take(Facet facet) {
  const auto index = static_cast<std::size_t>(facet);
  if (m_values[index]) m_taken[index] = true;
  return m_values[index];
}

bool flag(const design::Json& object, std::string_view key, bool otherwise) {
  if (!object.is_object()) return otherwise;
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

const design::Json* given(const design::Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found != object.end() && !found->is_null() ? &*found : nullptr;
}

TypeSettings readSettings(const design::Json& config) {
  TypeSettings result;
  if (!config.is_object()) return result;
  result.strict = flag(config, "strict");
  result.strip = flag(config, "str_strip_whitespace");
  result.toLower = flag(config, "str_to_lower");
  result.toUpper = flag(config, "str_to_upper");
  result.coerceNumbers = flag(config, "coerce_numbers_to_str");
  result.keepsEmptyPath = flag(config, "url_preserve_empty_path");
  result.useEnumValues = flag(config, "use_enum_values");
  if (config.contains("allow_inf_nan")) result.allowInfNan = flag(config, "allow_inf_nan", true);
  result.minLength = number(config, "str_min_length");
  result.maxLength = number(config, "str_max_length");
  readInput(config, result);
  readWire(config, result);
  return result;
}

} // namespace signalbox::schema
