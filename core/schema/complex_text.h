// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// complex: read as Python's complex(text), written as Pydantic's JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::schema {

struct Complex {
  double real = 0;
  double imaginary = 0;
};

std::optional<Complex> readComplex(std::string_view text);
std::string complexText(const Complex& value); // "1+2j", "2j"

} // namespace signalbox::schema
