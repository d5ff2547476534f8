// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Delay: `delay`, the milliseconds that a reply waits, or a template giving them.
#pragma once

#include "core/behaviour/options.h"

namespace signalbox::behaviour {

class Delay final {
public:
  explicit Delay(const Options& options) : m_delay(options.templateAt("delay")) {}
  bool isConstant() const { return !m_delay || m_delay->isConstant(); }
  // Fails on what is no number of milliseconds, or more than a day.
  Result<void> run(expression::Frame& frame, api::Response& response) const;

private:
  std::optional<Template> m_delay;
};

} // namespace signalbox::behaviour
