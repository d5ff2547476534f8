// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes Exchange records: copies of what went over the wire, bodies up to 64 KiB or, when only the trace counts, none.
#pragma once

#include "core/api/exchange.h"
#include "core/api/message.h"
#include "core/server/worker.h"

#include <chrono>
#include <string_view>

namespace signalbox::server {

// An exchange under way: what the request was, and when its last byte came.
struct Record {
  api::Exchange exchange;
  std::chrono::steady_clock::time_point started;
  std::size_t bodyLimit = 0; // bytes kept of each body
};

Record recordOf(const api::Request& request, Shared& shared);
void takeAnswer(Record& record, int status, const std::vector<api::HeaderLine>& headers, std::string_view body);
void keepFirst(std::string& kept, std::string_view bytes, std::size_t limit); // appends up to the limit
void send(Record& record, api::Exchange::Kind kind, Shared& shared); // a copy, so that a stream can be told of twice

// Something that never became a request.
void sendRefused(Shared& shared, std::string_view method, std::string_view target, int status, std::string_view why);

} // namespace signalbox::server
