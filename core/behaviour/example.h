// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The example behaviour: a plausible, always valid value of response_model; the same seed gives the same answer.
#pragma once

#include "core/behaviour/options.h"

namespace signalbox::behaviour {

std::unique_ptr<const api::Behaviour> makeExample(BehaviourScope& scope);

} // namespace signalbox::behaviour
