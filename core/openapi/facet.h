// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Facets as Python reads them: null is not set, and a value may be truthy.
#pragma once

#include "core/design/model.h"

#include <string>

namespace signalbox::openapi {

inline const design::Json* facet(const design::Json& facets, const char* name) {
  if (!facets.is_object()) return nullptr;
  const auto at = facets.find(name);
  return at == facets.end() || at->is_null() ? nullptr : &*at;
}

inline std::string textFacet(const design::Json& facets, const char* name) {
  const design::Json* text = facet(facets, name);
  return text && text->is_string() ? text->get<std::string>() : std::string();
}

inline bool isTruthy(const design::Json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value != 0;
  if (value.is_string()) return !value.get_ref<const std::string&>().empty();
  return value.is_structured() && !value.empty();
}

} // namespace signalbox::openapi
