// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The reply behaviour: a JSON template, with names computed first, cases that answer otherwise or raise, and a delay.
#pragma once

#include "core/behaviour/answer.h"

namespace signalbox::behaviour {

std::unique_ptr<const api::Behaviour> makeReply(BehaviourScope& scope);

} // namespace signalbox::behaviour
