// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/delay.h"

namespace signalbox::behaviour {

Result<void> Delay::run(expression::Frame& frame, api::Response& response) const {
  if (!m_delay) return {};
  const auto delay = m_delay->render(frame);
  if (!delay) return std::unexpected(delay.error());
  constexpr double day = 24.0 * 60 * 60 * 1000;
  double milliseconds = -1;
  if (delay->is(Kind::Int)) milliseconds = static_cast<double>(delay->asInt());
  if (delay->is(Kind::Float)) milliseconds = delay->asFloat();
  if (!(milliseconds >= 0 && milliseconds <= day))
    return failure("The delay must be a number of milliseconds, at most a day.");
  response.delay += std::chrono::milliseconds(static_cast<std::int64_t>(milliseconds));
  return {};
}

} // namespace signalbox::behaviour
