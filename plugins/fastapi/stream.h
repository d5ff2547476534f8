// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Streams: generators that FastAPI sends as server-sent events, JSON lines or bytes.
#pragma once

#include "plugins/fastapi/function.h"

namespace signalbox::fastapi {

// Answers with the annotation of what the function gives.
std::string writeStream(Function& function, const design::Endpoint& endpoint);

// await asyncio.sleep(...) of so many milliseconds.
std::string sleepText(Module& module, long milliseconds);

} // namespace signalbox::fastapi
