// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ISO 8601 texts as CPython 3.11's fromisoformat() takes them. The numbers are not checked for their ranges yet.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace signalbox::expression {

struct IsoTime {
  std::array<std::int64_t, 4> parts{}; // hour, minute, second, microsecond
  std::optional<std::int32_t> offset;  // seconds
};

struct IsoDateTime {
  std::array<std::int64_t, 3> date{};
  IsoTime time;
};

std::optional<std::array<std::int64_t, 3>> readIsoDate(std::string_view text);
std::optional<IsoTime> readIsoTime(std::string_view text);
std::optional<IsoDateTime> readIsoDateTime(std::string_view text);

} // namespace signalbox::expression
