// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocket endpoints: rules over messages, rooms, timers.
#pragma once

#include "plugins/fastapi/function.h"

namespace signalbox::fastapi {

void writeSocket(Function& function, const design::Endpoint& endpoint);

} // namespace signalbox::fastapi
