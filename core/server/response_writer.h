// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes response heads as uvicorn does: lower-case names, date and server first, content-length before content-type.
#pragma once

#include "core/api/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::server {

struct HeadOptions {
  std::string_view date; // an IMF-fixdate
  std::optional<std::uint64_t> contentLength;
  bool isChunked = false;
  bool saysClose = false;
};

// False, and nothing written, when a header would split the response (a control character) or has no proper name.
bool appendHead(std::string& out, int status, const std::vector<api::HeaderLine>& headers, const HeadOptions& options);

// Python's http.HTTPStatus phrase of CPython 3.11; empty for an unknown status.
std::string_view reasonPhrase(int status);

// A whole text/plain response of the server itself, which closes the connection.
void appendRefusal(std::string& out, int status, std::string_view date, bool isHead = false);
std::string_view refusalText(int status);

void appendChunk(std::string& out, std::string_view bytes);
inline constexpr std::string_view lastChunk = "0\r\n\r\n";

// "Sat, 21 Nov 2026 05:20:16 GMT"
std::string imfDate(std::int64_t secondsSinceEpoch);

} // namespace signalbox::server
