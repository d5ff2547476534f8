// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/wire_name.h"

#include <algorithm>

namespace signalbox::design {
namespace {

const std::string* textFacet(const Field& field, const char* name) {
  const auto facet = field.facets.find(name);
  if (facet == field.facets.end() || !facet->is_string()) return nullptr;
  const auto* text = facet->get_ptr<const std::string*>();
  return text->empty() ? nullptr : text;
}

} // namespace

std::string wireName(const Field& field) {
  if (const auto* alias = textFacet(field, "validation_alias")) return *alias;
  if (const auto* alias = textFacet(field, "alias")) return *alias;
  return field.name;
}

std::string headerName(const Field& field) {
  if (textFacet(field, "validation_alias") || textFacet(field, "alias")) return wireName(field);
  const auto convert = field.facets.find("convert_underscores");
  std::string name = field.name;
  if (convert == field.facets.end() || *convert != false) std::ranges::replace(name, '_', '-');
  return name;
}

} // namespace signalbox::design
