// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Renaming a field in what names it beside its own line: validators' field lists, and self.x and data['x'] in the
// expressions of validators and computed fields, of the model and of those that extend it.
#pragma once

#include "core/design/design.h"

namespace signalbox::design {

std::string renameInExpression(std::string_view expression, std::string_view from, std::string_view to);
std::string renameInTemplate(std::string_view text, std::string_view from, std::string_view to);

// `design` with the field of `model` renamed wherever a validator or a computed field names it.
Design renameFieldUses(Design design, std::string_view model, std::string_view from, std::string_view to);

} // namespace signalbox::design
