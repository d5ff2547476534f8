// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The proxy behaviour: the request goes on to another server, and its answer comes back.
#pragma once

#include "core/api/behaviour.h"

namespace signalbox::behaviour {

std::unique_ptr<const api::Behaviour> makeProxy(api::BehaviourScope& scope);

} // namespace signalbox::behaviour
