// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A value as StreamingResponse sends it: a list of texts piece by piece, a text as it is, a dict's keys.
#pragma once

#include "core/api/message.h"
#include "core/value/value.h"

#include <memory>

namespace signalbox::behaviour {

// Copies the value. What is no text among the pieces breaks the stream there, as it does in Starlette.
std::unique_ptr<api::Stream> chunkStream(const Value& value);

} // namespace signalbox::behaviour
