// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that a pattern accepts, for examples.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>

namespace signalbox::regex {

class Pattern;

// A number below `limit`, which is at least 1.
using Choose = std::function<std::size_t(std::size_t limit)>;

// In code points.
struct LengthBounds {
  std::size_t min = 0;
  std::size_t max = std::numeric_limits<std::size_t>::max();
};

// A text in which the pattern is found and whose length is within the bounds; nothing when none was come across.
std::optional<std::string> sample(const Pattern& pattern, const Choose& choose, LengthBounds bounds = {});

} // namespace signalbox::regex
