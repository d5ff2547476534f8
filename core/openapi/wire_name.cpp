// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/wire_name.h"

#include "core/design/path_template.h"
#include "core/schema/type_expr.h"

#include <algorithm>
#include <set>

namespace signalbox::openapi {
namespace {

bool isBaseModel(const design::Design& design, const schema::TypeExpr& type) {
  if (type.form == schema::TypeExpr::Form::Annotated) return isBaseModel(design, type.arguments.front());
  const bool isNamed = type.form == schema::TypeExpr::Form::Name || type.form == schema::TypeExpr::Form::Generic;
  const design::ModelPtr model = isNamed ? design.model(type.name) : nullptr;
  return model && (model->kind == design::ModelKind::Model || model->kind == design::ModelKind::Root);
}

bool isOneOfBaseModels(const design::Design& design, const schema::TypeExpr& type) {
  if (type.form != schema::TypeExpr::Form::Union) return isBaseModel(design, type);
  return std::ranges::all_of(type.arguments, [&](const auto& item) { return isBaseModel(design, item); });
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

bool isBaseModel(const design::Design& design, std::string_view type) {
  const auto expression = schema::parseType(type);
  return expression && isBaseModel(design, *expression);
}

bool isEmbedded(const design::Design& design, std::span<const design::Field* const> parts) {
  if (parts.empty()) return false;
  const design::Field& first = *parts.front();
  const auto hasOtherName = [&](const design::Field* part) { return part->name != first.name; };
  if (std::ranges::any_of(parts, hasOtherName)) return true;
  if (design::bodyIn(first) == design::BodyIn::Body) {
    const auto embed = first.facets.find("embed"); // Form and File know no such thing
    return embed != first.facets.end() && *embed == true;
  }
  const auto type = schema::parseType(first.type);
  return !type || !isOneOfBaseModels(design, *type);
}

bool isEmbedded(const design::Design& design, const design::Endpoint& endpoint) {
  std::vector<const design::Field*> parts;
  for (const design::Field& part : endpoint.body) parts.push_back(&part);
  return isEmbedded(design, parts);
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
