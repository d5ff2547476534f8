// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The file behaviour: a FileResponse of a file inside the project.
#pragma once

#include "core/api/behaviour.h"

namespace signalbox::behaviour {

std::unique_ptr<const api::Behaviour> makeFile(api::BehaviourScope& scope);

} // namespace signalbox::behaviour
