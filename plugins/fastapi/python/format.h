// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Source with one statement a line, however long, to source as ruff format (line length 88) leaves it. Blank lines,
// comments and docstrings stay as they are.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::python {

// A line that is no statement of ours stays as it is.
std::string format(std::string_view source);

} // namespace signalbox::python
