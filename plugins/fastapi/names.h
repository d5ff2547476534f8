// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names: what a name of the design is called in Python, where it is a builtin's or Python reads it otherwise.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::fastapi {

// A function or a type that every Python file knows: `list`, `str`, `id` ...
bool isBuiltin(std::string_view name);

// The name as Python's parser reads it: NFKC (PEP 3131).
std::string identifier(const std::string& name);

// Of a function: with an underscore where it would hide a builtin from the lines below it.
std::string functionName(const std::string& name);

} // namespace signalbox::fastapi
