// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Unions whose members a field tells apart, wherever a type expression or the facets beside it say so.
#pragma once

#include "core/design/field_shapes.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::design {

// Annotated[Cat | Dog, Field(discriminator='kind')], or with Discriminator('kind'), anywhere in a type.
struct DiscriminatedUnion {
  std::string type;      // "Cat | Dog"
  std::size_t begin = 0; // of the field's name in the whole text, in bytes
  std::size_t end = 0;
};
// Those by this field, in the order of the text.
std::vector<DiscriminatedUnion> discriminatedUnions(std::string_view type, std::string_view field);

// The names of all models of a shape, also of those inside lists and dictionaries.
std::vector<std::string> modelsIn(const Shape& shape);

// The models of each union that the field tells apart, of one type and its facets (may be null).
std::vector<std::vector<std::string>> unionsToldApart(const FieldShapes& shapes, const std::string& type,
                                                      const Json* facets, const std::string& field);

// `to` for the field in the unions that have the field of `shapes` (see FieldShapes::isOurField).
void renameInUnions(const FieldShapes& shapes, std::string& type, Json* facets, const std::string& from,
                    const std::string& to);

} // namespace signalbox::design
