// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where an error becomes an answer: what FastAPI's default exception handlers and Starlette's
// ServerErrorMiddleware do.
#pragma once

#include "core/api/raised_error.h"
#include "core/api/request_context.h"

namespace signalbox::api {

void answerError(RequestContext& context, const RaisedError& error);
void answerError(RequestContext& context, HttpException exception);

// By FastAPI's default handlers alone; false: they fail, or there is none for it.
bool answerByDefault(RequestContext& context, const RaisedError& error);

// {"detail": ...} with the exception's headers, into `response`. Fails as Starlette would: an unknown status without a
// detail, a detail that is no plain JSON.
Result<void> writeHttpException(const HttpException& exception, Response& response);

} // namespace signalbox::api
