// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The answers that are nobody's own: a server error, a refused handshake, a redirect. error_answer.h decides on errors.
#pragma once

#include "core/api/message.h"

#include <string_view>

namespace signalbox::api {

// Everything but the headers' memory, which the next answer writes into.
void beginResponse(Response& response);

// `response.headers` becomes one content-type line.
void setContentType(Response& response, std::string_view contentType);

void writeServerError(Response& response);      // 500, closes the connection
void writeRefusedHandshake(Response& response); // 403, empty
void writeRedirect(Response& response, std::string_view location);

} // namespace signalbox::api
