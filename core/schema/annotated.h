// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What Annotated says about a type, and types that are an Annotated by name: PositiveInt, StrictStr.
#pragma once

#include "core/design/model.h"
#include "core/schema/type_expr.h"

#include <span>
#include <string_view>

namespace signalbox::schema {

// As a field's facets; what stands later replaces what stands earlier. What is no constraint stands under "unknown".
design::Json facetsOf(std::span<const Metadata> metadata);

struct NamedConstraint {
  std::string_view name;
  std::string_view type;
  design::Json facets;
};
const NamedConstraint* findNamedConstraint(std::string_view name);

} // namespace signalbox::schema
