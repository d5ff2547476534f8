// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stages of a request by name, as the trace tells of them; a behaviour's has the name of its kind.
#pragma once

#include <string_view>

namespace signalbox::api::stage {

inline constexpr std::string_view waiting = "Waiting"; // of a slow answer, for a thread to be made on
inline constexpr std::string_view router = "Router";
inline constexpr std::string_view dependencies = "Dependencies";
inline constexpr std::string_view parameters = "Parameters";
inline constexpr std::string_view body = "Body";
inline constexpr std::string_view faults = "Faults";
inline constexpr std::string_view upstream = "Upstream"; // until another server had answered
inline constexpr std::string_view response = "Response";
inline constexpr std::string_view delay = "Delay"; // before what is ready is written

} // namespace signalbox::api::stage
