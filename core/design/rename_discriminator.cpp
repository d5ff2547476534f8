// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/rename_discriminator.h"

#include "core/design/discriminated_union.h"
#include "core/design/rename_field.h"
#include "core/design/rename_field_places.h"
#include "core/design/type_places.h"

#include <algorithm>

namespace signalbox::design {
namespace {

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
  visitTypes(design, [&](const std::string& type, const Json* facets) {
    for (const std::vector<std::string>& members : unionsToldApart(shapes, type, facets, name)) {
      std::vector<std::string> owners;
      for (const std::string& member : members)
        if (const std::string owner = ownerOf(design, member, name); !owner.empty()) owners.push_back(owner);
      unions.push_back(std::move(owners));
    }
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
