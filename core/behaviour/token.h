// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The token behaviour: a login against the designed users, or a refresh token, for an access token.
#pragma once

#include "core/api/behaviour.h"

namespace signalbox::behaviour {

std::unique_ptr<const api::Behaviour> makeToken(api::BehaviourScope& scope);

} // namespace signalbox::behaviour
