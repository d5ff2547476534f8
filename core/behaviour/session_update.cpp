// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/session_update.h"

#include "core/api/session.h"

namespace signalbox::behaviour {

SessionUpdate::SessionUpdate(const Options& options) : m_slot(options.scope().names().slot("session")) {
  if (!options.has("session")) return;
  if (!options.at("session").is_object() && !options.at("session").is_null())
    options.error("invalid-option", "'session' must be an object of keys, or null to clear it.", "session");
  if (!api::hasSession(options.scope().design()))
    options.error("missing-middleware", "Nothing keeps a session: middleware.json needs one of the kind session.",
                  "session");
  m_entries = options.templateAt("session");
}

Result<void> SessionUpdate::run(api::Call& call) const {
  if (!m_entries) return {};
  if (!call.request.session)
    return failure("AssertionError: SessionMiddleware must be installed to access request.session");
  expression::Frame frame = call.frame();
  const auto entries = m_entries->render(frame);
  if (!entries) return std::unexpected(entries.error());
  api::Session& session = *call.request.session;
  if (entries->is(Kind::Dict))
    session.update(entries->members(), call.arena);
  else
    session.clear();
  if (m_slot >= 0) call.slots[static_cast<std::size_t>(m_slot)] = session.read();
  return {};
}

} // namespace signalbox::behaviour
