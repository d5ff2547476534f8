// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of fastapi.openapi.models, in their order.
#pragma once

#include <span>
#include <string_view>

namespace signalbox::openapi {

struct ObjectField {
  std::string_view key;
  std::string_view type;      // without "| None", which every field may be that is not required
  std::string_view rest = {}; // "required", a default as JSON, or a bound ("gt 0", "ge 0")
};

struct ObjectModel {
  std::string_view name;
  std::span<const ObjectField> fields;
};

std::span<const ObjectModel> objectModels();

} // namespace signalbox::openapi
