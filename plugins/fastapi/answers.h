// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Behaviours that answer a request: each kind as the statements it is.
#pragma once

#include "plugins/fastapi/function.h"

namespace signalbox::fastapi {

// "NAME_faults = Faults(...)" before the function; nothing where the endpoint has none.
void writeFaults(Context& context, Module& module, const design::Endpoint& endpoint);

// The endpoint's faults, then what it does. Answers with the annotation of what the function gives.
std::string writeBehaviour(Function& function, const design::Endpoint& endpoint);

} // namespace signalbox::fastapi
