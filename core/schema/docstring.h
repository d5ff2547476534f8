// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Docstrings as Python cleans them.
#pragma once

#include "core/design/model.h"

#include <string>
#include <string_view>

namespace signalbox::schema {

// inspect.cleandoc: without the margin that all lines but the first share, and without blank lines around.
std::string cleanDocstring(std::string_view text);

// The description of a class in its schema; none where the docstring is empty.
void addDescription(std::string_view docstring, design::Json& schema);

} // namespace signalbox::schema
