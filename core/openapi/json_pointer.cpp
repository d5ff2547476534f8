// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/json_pointer.h"

#include "core/base/pointer_step.h"

#include <utility>

namespace signalbox::openapi {

std::string below(std::string pointer, std::string_view key) { return std::move(pointer) + pointerStep(key); }

} // namespace signalbox::openapi
