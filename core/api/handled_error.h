// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An error on its way through the design's exception handlers, as through Starlette's layers: the route's, the
// application's, then that of server errors. What a handler raises comes to the next.
#pragma once

#include "core/api/raised_error.h"
#include "core/api/request_context.h"

namespace signalbox::api {

void answerWithHandlers(RequestContext& context, const RaisedError& error);

} // namespace signalbox::api
