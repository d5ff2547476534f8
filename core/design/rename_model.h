// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Renaming a model everywhere it is named: type expressions, `extends`, documented responses.
#pragma once

#include "core/design/design.h"

namespace signalbox::design {

// The type expression with the name `from` replaced, token by token; string literals stay.
std::string renameInType(std::string_view type, std::string_view from, std::string_view to);

// `from` exists and `to` does not. Entities that do not name the model are shared with `design`.
Design renameModel(const Design& design, std::string_view from, std::string_view to);

} // namespace signalbox::design
