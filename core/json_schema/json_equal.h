// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Equality as JSON Schema has it: 1 equals 1.0, true does not equal 1, members have no order.
#pragma once

#include "core/value/value.h"

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace signalbox::json_schema {

bool jsonEquals(const Value& left, const Value& right);

// Equal values have equal hashes.
std::size_t jsonHash(const Value& value);

// The two first equal items, or nothing.
struct EqualPair {
  std::size_t first = 0;
  std::size_t second = 0;
};
using HashedItems = std::vector<std::pair<std::size_t, std::size_t>>; // hash and index: scratch for long lists
std::optional<EqualPair> findEqualPair(std::span<const Value> items, HashedItems& scratch);

} // namespace signalbox::json_schema
