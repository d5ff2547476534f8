// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/deep_merge.h"

namespace signalbox::openapi {

void deepMerge(design::Json& target, const design::Json& source) {
  for (const auto& [key, value] : source.items()) {
    const auto known = target.find(key);
    if (known == target.end())
      target[key] = value;
    else if (known->is_object() && value.is_object())
      deepMerge(*known, value);
    else if (known->is_array() && value.is_array())
      known->insert(known->end(), value.begin(), value.end());
    else
      *known = value;
  }
}

} // namespace signalbox::openapi
