// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/facet_example.h"

#include "core/schema/broken.h"
#include "core/value/write.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::ui {
namespace {

using design::Json;

QString tr(const char* text) { return QCoreApplication::translate("FacetExample", text); }

// The error types with which Pydantic refuses a value because of a facet.
constexpr std::array errorsOfFacets = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"gt", "greater_than"},
    {"ge", "greater_than_equal"},
    {"lt", "less_than"},
    {"le", "less_than_equal"},
    {"multiple_of", "multiple_of"},
    {"min_length", "string_too_short"},
    {"min_length", "too_short"},
    {"min_length", "bytes_too_short"},
    {"max_length", "string_too_long"},
    {"max_length", "too_long"},
    {"max_length", "bytes_too_long"},
    {"pattern", "string_pattern_mismatch"},
    {"max_digits", "decimal_max_digits"},
    {"decimal_places", "decimal_max_places"},
    {"allow_inf_nan", "finite_number"},
});

bool isOfFacet(std::string_view error, std::string_view facet) {
  return std::ranges::find(errorsOfFacets, std::pair(facet, error)) != errorsOfFacets.end();
}

QString jsonOf(const Value& value) {
  std::string text;
  return writeJson(value, JsonStyle::Pydantic, text) ? QString::fromStdString(text) : QString();
}

} // namespace

FacetExample facetExample(const design::Design& design, const design::Field& field, const std::string& facet) {
  FacetExample example;
  schema::TypesBuilder builder(design);
  (void)builder.takeDiagnostics(); // of the models: not ours
  const schema::TypeId type = builder.add(field.type, field.facets, {});
  if (const auto problems = builder.takeDiagnostics(); !problems.empty()) {
    example.problem = QString::fromStdString(problems.front().message);
    return example;
  }
  const auto types = builder.finish();
  Arena arena;
  example.accepted = jsonOf(schema::exampleInput(*types, type, 1, arena));
  for (const schema::BrokenInput& broken : schema::brokenInputs(*types, type, 1, arena)) {
    if (!isOfFacet(broken.error.type, facet)) continue;
    example.refused = jsonOf(broken.value);
    example.reason = QString::fromUtf8(broken.error.message.data(), qsizetype(broken.error.message.size()));
    break;
  }
  return example;
}

QString facetText(const std::string& facet) {
  if (facet == "gt") return tr("Greater than this");
  if (facet == "ge") return tr("This or more");
  if (facet == "lt") return tr("Less than this");
  if (facet == "le") return tr("This or less");
  if (facet == "multiple_of") return tr("A multiple of this");
  if (facet == "min_length") return tr("At least this many characters or items");
  if (facet == "max_length") return tr("At most this many characters or items");
  if (facet == "pattern") return tr("Matches this regular expression somewhere");
  if (facet == "max_digits") return tr("At most this many digits");
  if (facet == "decimal_places") return tr("At most this many digits behind the point");
  if (facet == "alias") return tr("Its name on the wire");
  if (facet == "title" || facet == "description") return tr("What the docs say of it");
  if (facet == "examples") return tr("Values that the docs show");
  if (facet == "strict") return tr("No text for a number: the kind as it is sent");
  if (facet == "deprecated") return tr("The docs say that it goes away");
  if (facet == "frozen") return tr("Cannot be set after it was made");
  if (facet == "exclude") return tr("Left out of every answer");
  return {};
}

} // namespace signalbox::ui
