// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every fuzz target defines. Built with preset `fuzz` (clang 19, libFuzzer, ASan, UBSan) it is driven by random
// inputs; in every other build the same function replays the committed corpus (replay.cpp) as a test.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace signalbox::fuzz {

inline std::string_view textOf(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// A property that must hold for every input, in release builds too.
inline void require(bool holds) {
  if (!holds) std::abort();
}

} // namespace signalbox::fuzz
