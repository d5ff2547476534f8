// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/replies.h"

namespace signalbox::api {
void beginResponse(Response& response) {
  response.status = 200;
  response.body.clear();
  response.hasBody = true;
  response.closeConnection = false;
  response.delay = {};
  response.stream.reset();
  response.streamLength.reset();
  response.socket.reset();
  response.deferred.reset();
  response.after.reset();
  response.dropConnection = false;
  response.isFromMount = false;
}

void setContentType(Response& response, std::string_view contentType) {
  response.headers.resize(1);
  response.headers.front().name.assign("content-type");
  response.headers.front().value.assign(contentType);
}

void writeServerError(Response& response) {
  beginResponse(response);
  response.status = 500;
  setContentType(response, "text/plain; charset=utf-8");
  response.body.assign("Internal Server Error");
  response.closeConnection = true;
}

void writeRefusedHandshake(Response& response) {
  beginResponse(response);
  response.headers.clear();
  response.status = 403;
}

void writeRedirect(Response& response, std::string_view location) {
  response.status = 307;
  response.headers.clear();
  response.headers.push_back({"location", std::string(location)});
}

} // namespace signalbox::api
