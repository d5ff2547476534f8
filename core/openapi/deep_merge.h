// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// fastapi.utils.deep_dict_update: objects merge, lists concatenate, anything else replaces.
#pragma once

#include "core/design/model.h"

namespace signalbox::openapi {

void deepMerge(design::Json& target, const design::Json& source);

} // namespace signalbox::openapi
