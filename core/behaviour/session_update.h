// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SessionUpdate: a reply's `session`, what it writes into the session of the session middleware.
#pragma once

#include "core/behaviour/options.h"

namespace signalbox::behaviour {

class SessionUpdate final {
public:
  SessionUpdate() = default;
  explicit SessionUpdate(const Options& options);
  bool isEmpty() const { return !m_entries; }
  // Before the body is rendered: `session` in it is what the session has become.
  Result<void> run(api::Call& call) const;

private:
  std::optional<Template> m_entries; // an object of keys, None takes one out; null clears
  int m_slot = -1;                   // of the name `session`
};

} // namespace signalbox::behaviour
