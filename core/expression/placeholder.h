// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bounds of a "{{ expression }}" in a template's text, for all who read templates.
#pragma once

#include <cstddef>
#include <string_view>

namespace signalbox::expression {

// Where the "}}" stands that closes the placeholder whose expression begins at `at`; braces in texts and brackets are
// the expression's own. npos when it is never closed.
std::size_t closingBraces(std::string_view text, std::size_t at);

} // namespace signalbox::expression
