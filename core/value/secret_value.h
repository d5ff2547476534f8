// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SecretValue: Pydantic's Secret[T] with whatever it hides. A Value of Kind::Model with one shape for the whole
// program; it shows itself as stars. (SecretStr and SecretBytes are Kind::Object.)
#pragma once

#include "core/value/arena.h"
#include "core/value/value.h"

#include <string_view>

namespace signalbox {

Value secretValue(const Value& hidden, Arena& arena);
bool isSecretValue(const Value& value);

// Of a value for which isSecretValue() holds.
const Value& hiddenIn(const Value& secret);
std::string_view
shownText(const Value& secret); // str() of it: stars, or nothing where what it hides is false in Python

} // namespace signalbox
