// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of errors, as a person reads them.
#pragma once

#include "core/json_schema/program.h"

#include <string>
#include <string_view>

namespace signalbox::json_schema {

TypeSet typesOf(const Value& input, bool wholeFloatIsInteger);

std::string typeMessage(TypeSet wanted, const Value& input);
std::string equalsMessage(const EqualsRules& rules);
std::string formatMessage(Format format, std::string_view name);

// "Input should have at least 3 items, not 1"
std::string countMessage(std::string_view words, std::uint64_t bound, std::string_view what, std::uint64_t actual);

// JSON, cut to a glance.
std::string shortJson(const Value& value);

} // namespace signalbox::json_schema
