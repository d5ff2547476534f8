// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/wire_name.h"

#include "core/design/path_template.h"

#include <algorithm>
#include <set>

namespace signalbox::openapi {
namespace {

const std::string* textFacet(const design::Field& field, const char* name) {
  const auto facet = field.facets.find(name);
  if (facet == field.facets.end() || !facet->is_string()) return nullptr;
  const auto* text = facet->get_ptr<const std::string*>();
  return text->empty() ? nullptr : text;
}

} // namespace

std::string inText(design::ParameterIn in) {
  switch (in) {
  case design::ParameterIn::Path: return "path";
  case design::ParameterIn::Query: return "query";
  case design::ParameterIn::Header: return "header";
  case design::ParameterIn::Cookie: return "cookie";
  }
  return {};
}

design::ParameterIn placeOf(const design::Parameter& parameter, std::string_view fullPath) {
  if (parameter.in != design::ParameterIn::Query || !fullPath.contains('{')) return parameter.in;
  const auto names = design::pathNames(fullPath);
  const bool isInPath = std::ranges::any_of(names, [&](const auto& name) { return name.name == parameter.field.name; });
  return isInPath ? design::ParameterIn::Path : parameter.in;
}

std::string wireName(const design::Field& field) {
  if (const auto* alias = textFacet(field, "validation_alias")) return *alias;
  if (const auto* alias = textFacet(field, "alias")) return *alias;
  return field.name;
}

std::string headerName(const design::Field& field) {
  if (textFacet(field, "validation_alias") || textFacet(field, "alias")) return wireName(field);
  const auto convert = field.facets.find("convert_underscores");
  std::string name = field.name;
  if (convert == field.facets.end() || *convert != false) std::ranges::replace(name, '_', '-');
  return name;
}

bool isEmbedded(const design::Endpoint& endpoint) {
  if (endpoint.body.size() != 1) return true;
  const auto& facets = endpoint.body.front().facets;
  const auto embed = facets.find("embed");
  return embed != facets.end() && *embed == true;
}

std::vector<design::Field> allFields(const design::Design& design, const std::string& model) {
  std::vector<design::ModelPtr> line; // from the model to its furthest base
  std::set<std::string> seen;
  for (auto next = design.model(model); next && seen.insert(next->name).second; next = design.model(next->base))
    line.push_back(next);
  std::vector<design::Field> fields;
  for (auto it = line.rbegin(); it != line.rend(); ++it)
    for (const design::Field& field : (*it)->fields) {
      const auto known = std::ranges::find(fields, field.name, &design::Field::name);
      if (known == fields.end())
        fields.push_back(field);
      else
        *known = field;
    }
  return fields;
}

} // namespace signalbox::openapi
