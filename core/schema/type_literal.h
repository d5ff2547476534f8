// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Python literals inside a type expression, as JSON: what stands in Field(ge=0) and its like. What JSON has no word for
// is an object with one of the marks below.
#pragma once

#include "core/schema/type_scanner.h"

#include <nlohmann/json.hpp>

namespace signalbox::schema {

using Literal = nlohmann::ordered_json;

inline constexpr const char* longIntegerMark = "\x01"
                                               "int"; // its digits
inline constexpr const char* callMark = "\x01"
                                        "call"; // a name, beside "arguments" and "keywords"

Literal readLiteral(TypeScanner& scanner);
std::string printLiteral(const Literal& literal);

// name=value, name=value up to the closing parenthesis; positional ones have an empty name.
std::vector<std::pair<std::string, Literal>> readArguments(TypeScanner& scanner);
std::string printArguments(const std::vector<std::pair<std::string, Literal>>& arguments);

} // namespace signalbox::schema
