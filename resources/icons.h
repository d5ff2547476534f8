// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lucide icons named in icons.txt, compiled in: the shapes inside <svg>, drawn on a 24 grid with currentColor
// strokes.
#pragma once

#include <span>
#include <string_view>

namespace signalbox::resources {

struct Icon {
  std::string_view name;
  std::string_view shapes; // SVG elements
};

std::span<const Icon> icons(); // sorted by name

} // namespace signalbox::resources
