// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exchange: the record of one request and its answer, with the track of how the server decided.
#pragma once

#include "core/value/value.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::api {

enum class StageState { Passed, Stopped, NotReached };

// One lamp of the track, in the order the server took them.
struct Stage {
  std::string name;   // "Router", "Dependencies", "Parameters", "Body", the behaviour's kind, "Response"
  std::string detail; // "/orders/{id}", "3 problems"
  StageState state = StageState::Passed;
  std::int64_t nanoseconds = 0; // its own, without what stands below it
  int depth = 0;                // dependencies: those it needs stand behind it, one deeper
};

// A route that the router looked at, in declaration order.
struct RouteCandidate {
  enum class Outcome { Taken, NotReached, OtherMethod, OtherPath }; // NotReached: it fits, but one before it was taken
  std::string route;                                                // "GET /items/{item_id}"
  Outcome outcome = Outcome::OtherPath;
};

// A parameter or body part as a function got it.
struct ReadParameter {
  std::string function; // the endpoint's id or the dependency's name
  std::string name;
  std::string in;    // "path", "query", "header", "cookie", "body"
  std::string value; // JSON, cut; `"***"` for what has the name of a secret, and for cookies
};

// How the server decided. Of each list the first traceLimit entries.
struct Trace {
  std::string endpoint; // id; empty when no route took the request
  std::vector<RouteCandidate> candidates;
  std::vector<ReadParameter> parameters;
  std::vector<std::string> problems; // entries of the 422 as JSON, without what was sent
  std::vector<Stage> stages;
  void clear() {
    endpoint.clear();
    candidates.clear();
    parameters.clear();
    problems.clear();
    stages.clear();
  }
};
inline constexpr std::size_t traceLimit = 64;

struct Exchange {
  enum class Kind { Http, StreamOpened, StreamClosed, SocketOpened, SocketMessage, SocketClosed, Refused };
  Kind kind = Kind::Http;
  std::uint64_t id = 0;                 // grows with time; the same for all records of one stream or socket
  std::int64_t startedMicroseconds = 0; // since the Unix epoch
  std::int64_t durationNanoseconds = 0; // from the last byte of the request to the first of the answer
  std::string method;
  std::string target; // path and query as sent
  int status = 0;
  bool isIncoming = false; // of a socket's message: the client sent it
  bool isBinary = false;   // of a socket's message: the kind of its frame
  std::vector<std::pair<std::string, std::string>> requestHeaders;
  std::vector<std::pair<std::string, std::string>> responseHeaders;
  std::string requestBody;  // the first 64 KiB
  std::string responseBody; // the first 64 KiB
  std::uint64_t requestBytes = 0;
  std::uint64_t responseBytes = 0;
  std::string note; // for Refused: why; for sockets: the message or the close reason
  Trace trace;
};

} // namespace signalbox::api
