// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The socket behaviour: what a WebSocket endpoint says on connect, to messages by rules, and by the clock.
#pragma once

#include "core/behaviour/options.h"

namespace signalbox::behaviour {

std::unique_ptr<const api::Behaviour> makeSocket(BehaviourScope& scope);

} // namespace signalbox::behaviour
