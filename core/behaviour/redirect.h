// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The redirect behaviour: a RedirectResponse to a URL from a template.
#pragma once

#include "core/api/behaviour.h"

namespace signalbox::behaviour {

std::unique_ptr<const api::Behaviour> makeRedirect(api::BehaviourScope& scope);

} // namespace signalbox::behaviour
