// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What ends a request before it has an answer, in Starlette's and FastAPI's classes; error_answer.h makes it an answer.
#pragma once

#include "core/api/message.h"
#include "core/value/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::api {

inline constexpr int firstCloseCode = 1000;

// raise HTTPException(status_code, detail, headers): by the router, a dependency or a behaviour. From firstCloseCode on
// it is a WebSocketException.
struct HttpException {
  int status = 500;
  Value detail;                    // null: the reason phrase; lives as long as the request
  std::vector<HeaderLine> headers; // names in lower case

  std::string name() const { // for the trace
    return (status < firstCloseCode ? "HTTPException " : "WebSocketException ") + std::to_string(status);
  }
};

struct RaisedError {
  enum class Kind {
    HttpException,
    RequestValidationError,          // the body of the response already holds {"detail":[...]}
    WebSocketRequestValidationError, // the same, and only a handler sees it
    ResponseValidationError,
    Exception, // any other: 500
    NoRoute    // of a WebSocket handshake
  };
  Kind kind = Kind::Exception;
  HttpException http;           // of an HttpException
  std::string_view message;     // of an Exception: what the trace and the log say
  Value body = {};              // of a RequestValidationError: the body as it was read
  std::string_view errors = {}; // of a ResponseValidationError: a list as JSON
};

} // namespace signalbox::api
