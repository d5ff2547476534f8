// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/model.h"

#include <algorithm>
#include <array>

namespace signalbox::design {

namespace {

constexpr std::array<std::string_view, 7> kinds{"model",       "enum", "typed_dict", "dataclass",
                                                "named_tuple", "root", "json_schema"};

} // namespace

std::string_view nameOf(ModelKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<ModelKind> modelKindOf(std::string_view name) {
  const auto found = std::ranges::find(kinds, name);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<ModelKind>(found - kinds.begin());
}

} // namespace signalbox::design
