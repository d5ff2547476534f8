// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/replies.h"

namespace signalbox::api {
namespace {

constexpr std::string_view json = "application/json";

void write(Response& response, int status, std::string_view contentType, std::string_view body) {
  response.status = status;
  setContentType(response, contentType);
  response.body.assign(body);
  response.hasBody = true;
}

} // namespace

void beginResponse(Response& response) {
  response.status = 200;
  response.body.clear();
  response.hasBody = true;
  response.closeConnection = false;
  response.delay = {};
  response.stream.reset();
  response.socket.reset();
}

void setContentType(Response& response, std::string_view contentType) {
  response.headers.resize(1);
  response.headers.front().name.assign("content-type");
  response.headers.front().value.assign(contentType);
}

void writeNotFound(Response& response) { write(response, 404, json, R"({"detail":"Not Found"})"); }

void writeMethodNotAllowed(Response& response, std::string_view allow) {
  write(response, 405, json, R"({"detail":"Method Not Allowed"})");
  response.headers.insert(response.headers.begin(), {"allow", std::string(allow)});
}

void writeUnreadableBody(Response& response) {
  write(response, 400, json, R"({"detail":"There was an error parsing the body"})");
}

void writeServerError(Response& response) {
  write(response, 500, "text/plain; charset=utf-8", "Internal Server Error");
  response.closeConnection = true;
  response.delay = {};
  response.stream.reset();
  response.socket.reset();
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
