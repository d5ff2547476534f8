// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/rename_discriminator.h"

#include "core/design/field_shapes.h"
#include "core/design/rename_field.h"
#include "core/design/rename_field_places.h"

#include <algorithm>
#include <functional>

namespace signalbox::design {
namespace {

using Visit = std::function<void(const std::string& type, const Json& facets)>;

void visitFields(const std::vector<Field>& fields, const Visit& visit) {
  for (const Field& field : fields) visit(field.type, field.facets);
}

void visitTypes(const Endpoint& endpoint, const Visit& visit) {
  for (const Parameter& parameter : endpoint.parameters) visit(parameter.field.type, parameter.field.facets);
  visitFields(endpoint.body, visit);
  visit(endpoint.response.model, Json());
  for (const Json& response : endpoint.responses)
    if (response.is_object() && response.contains("model") && response["model"].is_string())
      visit(response["model"].get<std::string>(), Json());
  for (const Endpoint& callback : endpoint.callbacks) visitTypes(callback, visit);
}

void visitTypes(const Design& design, const Visit& visit) {
  for (const auto& model : design.models()) visitFields(model->fields, visit);
  for (const auto& endpoint : design.endpoints()) visitTypes(*endpoint, visit);
  for (const auto& webhook : design.webhooks()) visitTypes(*webhook, visit);
  for (const auto& dependency : design.dependencies()) {
    for (const Parameter& parameter : dependency->parameters) visit(parameter.field.type, parameter.field.facets);
    visitFields(dependency->body, visit);
  }
}

bool isDiscriminatedBy(const std::string& field, const std::string& type, const Json& facets) {
  if (facets.is_object() && facets.value("discriminator", Json()) == field) return true;
  return type.contains("discriminator='" + field + "'") || type.contains("discriminator=\"" + field + "\"");
}

void collectModels(const Shape& shape, std::vector<std::string>& names) {
  for (const ModelShape& model : shape.models) names.push_back(model.name);
  for (const Shape& item : shape.items) collectModels(item, names);
}

// The model whose own field a member has; empty when it has none.
std::string ownerOf(const Design& design, const std::string& member, const std::string& field) {
  auto at = design.model(member);
  for (std::size_t steps = 0; at && steps <= design.models().size(); ++steps) {
    if (std::ranges::find(at->fields, field, &Field::name) != at->fields.end()) return at->name;
    at = design.model(std::string_view(at->base).substr(0, at->base.find('[')));
  }
  return {};
}

} // namespace

std::vector<std::string> discriminatedWith(const Design& design, std::string_view model, std::string_view field) {
  const std::string name(field);
  const FieldShapes shapes(design, model, field);
  std::vector<std::vector<std::string>> unions; // the owners of the field in each
  visitTypes(design, [&](const std::string& type, const Json& facets) {
    if (!isDiscriminatedBy(name, type, facets)) return;
    std::vector<std::string> members;
    collectModels(shapes.ofType(type), members);
    std::vector<std::string> owners;
    for (const std::string& member : members)
      if (const std::string owner = ownerOf(design, member, name); !owner.empty()) owners.push_back(owner);
    unions.push_back(std::move(owners));
  });
  std::vector<std::string> found{std::string(model)};
  for (std::size_t next = 0; next < found.size(); ++next)
    for (const auto& owners : unions) {
      if (std::ranges::find(owners, found[next]) == owners.end()) continue;
      for (const std::string& owner : owners)
        if (std::ranges::find(found, owner) == found.end()) found.push_back(owner);
    }
  found.erase(found.begin());
  return found;
}

Result<Design> renameInOtherMembers(const Design& before, Design after, std::string_view model, std::string_view from,
                                    std::string_view to) {
  for (const std::string& other : discriminatedWith(before, model, from)) {
    Model changed = *after.model(other);
    if (std::ranges::find(changed.fields, to, &Field::name) != changed.fields.end())
      return failure("`" + std::string(from) + "` tells " + std::string(model) + " and " + other +
                     " apart and is renamed in both, but " + other + " has a field `" + std::string(to) + "` already.");
    std::ranges::find(changed.fields, from, &Field::name)->name = to;
    const Design now = after;
    after =
        renameFieldPlaces(now, renameFieldUses(now.withModel(std::move(changed)), other, from, to), other, from, to);
  }
  return after;
}

} // namespace signalbox::design
