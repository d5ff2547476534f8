// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stream behaviour: server-sent events, JSON Lines or pieces of a body from templates, one round for each item of a
// list or so many times.
#pragma once

#include "core/behaviour/options.h"

namespace signalbox::behaviour {

std::unique_ptr<const api::Behaviour> makeStream(BehaviourScope& scope);

} // namespace signalbox::behaviour
