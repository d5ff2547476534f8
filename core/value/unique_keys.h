// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Duplicate keys of one JSON object: the last value wins and stands at the first key's place, as in a Python dict.
#pragma once

#include "core/value/value.h"

#include <span>

namespace signalbox {

// Moves the kept members to the front and answers how many they are. All keys are Str.
std::size_t keepUniqueKeys(std::span<Member> members);

bool hasRepeatedKeys(std::span<const Member> members);

} // namespace signalbox
