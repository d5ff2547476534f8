// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// select: the nodes of a JSON text that a JSONPath expression selects, in the order of RFC 9535. Memory is bounded by
// the limits, whatever the text and the expression.
#pragma once

#include "core/json_path/json_path.h"
#include "core/value/json_outline.h"

namespace signalbox::json_path {

struct SelectLimits {
  std::size_t kept = 100'000;        // places; further nodes are only counted
  std::uint64_t steps = 500'000'000; // values looked at
  int depth = 4'000;                 // levels of the text and of the expression inside one another
};

struct Selection {
  enum class End : std::uint8_t { Complete, Cancelled, TooLong, TooDeep };
  std::vector<std::size_t> values; // where the nodes begin; one node may be there twice (§2.1.2)
  std::uint64_t count = 0;         // of all that were found
  std::uint64_t steps = 0;
  End end = End::Complete;
};

Selection select(const JsonPath& path, const JsonOutline& outline, const SelectLimits& limits = {},
                 const std::stop_token& stop = {});

} // namespace signalbox::json_path
