// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Facets: the constraints of a field as the design writes them, and the settings a model's config gives its fields.
#pragma once

#include "core/design/model.h"
#include "core/schema/program.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace signalbox::schema {

enum class Facet : std::uint8_t {
  Gt,
  Ge,
  Lt,
  Le,
  MultipleOf,
  MinLength,
  MaxLength,
  Pattern,
  Strict,
  AllowInfNan,
  Discriminator,
  StripWhitespace,
  ToLower,
  ToUpper,
  CoerceNumbersToStr,
  MaxDigits,
  DecimalPlaces,
  AsciiOnly,
  UnionMode,
  FailFast,
  Count
};

std::string_view nameOf(Facet facet);

// Which constraints stand on a field, and which of them the type took.
class Facets final {
public:
  explicit Facets(const design::Json& json);

  // Null when absent; marks it as taken.
  const design::Json* take(Facet facet);
  bool has(Facet facet) const { return m_values[static_cast<std::size_t>(facet)] != nullptr; }
  const design::Json* peek(Facet facet) const { return m_values[static_cast<std::size_t>(facet)]; }
  bool any() const { return m_any; }
  bool isTaken(Facet facet) const { return m_taken[static_cast<std::size_t>(facet)]; }
  void replaceWith(const Facets& later);
  // Field() as a class's default stands before what the annotation says; elsewhere behind it.
  void setBeforeAnnotation() { m_isBeforeAnnotation = true; }
  bool isBeforeAnnotation() const { return m_isBeforeAnnotation; }
  void giveBack(Facet facet) { m_taken[static_cast<std::size_t>(facet)] = false; }

private:
  static constexpr auto size = static_cast<std::size_t>(Facet::Count);
  std::array<const design::Json*, size> m_values{};
  std::array<bool, size> m_taken{};
  bool m_any = false;
  bool m_isBeforeAnnotation = false;
};

// model_config, as far as it changes types.
struct TypeSettings {
  bool strict = false;
  bool strip = false;
  bool toLower = false;
  bool toUpper = false;
  bool coerceNumbers = false;
  bool useEnumValues = false;
  bool keepsEmptyPath = false;      // of URLs
  bool annotationComesLast = false; // of a class's fields, which have Field() as default
  bool hasConfig = false;           // what the model's config says goes for TypedDicts and NamedTuples inside it
  std::optional<bool> allowInfNan;  // absent: floats allow, Decimals do not
  std::optional<std::int64_t> minLength, maxLength;
  BytesForm bytesForm = BytesForm::Utf8;
  TemporalReading reading;
  Wire bytesWire = Wire::Plain;
  Wire temporalWire = Wire::Plain; // of date, time and datetime
  Wire timeDeltaWire = Wire::Plain;
  Wire numberWire = Wire::Plain;

  bool operator==(const TypeSettings&) const = default;
};

TypeSettings readSettings(const design::Json& config);
bool flag(const design::Json& object, std::string_view key, bool otherwise = false);

// What stands at the key of an object; null where nothing or null does.
const design::Json* given(const design::Json& object, std::string_view key);

} // namespace signalbox::schema
