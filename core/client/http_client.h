// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HttpClient: sends requests over libcurl's multi interface on one thread of its own.
#pragma once

#include "core/client/connection_options.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::client {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

// A body that stands elsewhere and is not copied as a whole.
struct BodyView {
  std::string_view bytes;
  std::shared_ptr<const void> owner;               // of the bytes
  std::function<void(std::string_view)> sent = {}; // on the client's thread: these bytes of it are on their way
};

struct Request {
  std::string method = "GET";
  std::string url; // http or https only
  HeaderList headers = {};
  std::string body = {};
  std::optional<BodyView> bodyView = {}; // in the place of `body`
  std::chrono::milliseconds timeout{0};  // 0 = none
  bool followRedirects = false;
  bool decodesBody = true; // false: no Accept-Encoding of our own, and the body as it was sent
  enum class TimeLimit {
    WholeAnswer,
    UntilEventStream,
    UntilHead
  }; // of any answer, or of a text/event-stream, whole else
  TimeLimit timeLimit = TimeLimit::WholeAnswer; // what the timeout is for
  std::size_t longBody = SIZE_MAX; // bytes of an answer from which on the timeout is one of silence, in whole seconds
  std::size_t bodyLimit = 64ULL << 20; // bytes kept; counted after decompression (RELIABILITY: libcurl 7.88 does not)
  std::shared_ptr<const ConnectionOptions> connection = {}; // null = the defaults of all
};

// Microseconds from the start of the request; each includes the ones before it.
struct Timings {
  std::int64_t nameLookup = 0;
  std::int64_t connect = 0;
  std::int64_t tls = 0; // 0 without TLS
  std::int64_t sent = 0;
  std::int64_t firstByte = 0;
  std::int64_t total = 0;
};

struct Failure {
  enum class Kind { Url, NameLookup, Connect, Proxy, Tls, Timeout, Cancelled, TooLarge, Protocol, Other };
  Kind kind = Kind::Other;
  std::string message; // a sentence for a person: what, where, what next
};

struct Response {
  int status = 0; // 0 when no answer came
  std::string reason;
  std::string httpVersion; // "1.1", "2"
  HeaderList headers;
  std::string body; // of the last hop; what came before a failure is kept
  Timings timings;
  std::uint64_t bytesReceived = 0; // on the wire, head and body
  std::uint64_t bytesSent = 0;
  std::optional<Failure> failure;
};

// Called on the client's thread, in order: head once, data for each piece, done once and last.
struct Callbacks {
  std::function<void(const Response& head)> head =
      {}; // status, reason, headers are set; not of redirects that are followed
  std::function<void(std::string_view piece)> data = {}; // when set, the body is not also kept in Response::body
  std::function<bool()> takesData = {};                  // before each piece; false: the transfer rests until resume()
  std::function<void(Response)> done = {};
};

using RequestId = std::uint64_t;

class HttpClient final {
public:
  HttpClient();
  ~HttpClient(); // cancels what runs and joins

  // Any thread; returns at once.
  RequestId send(Request request, Callbacks callbacks);
  // Any thread; done() follows within 100 ms with Failure::Kind::Cancelled. Unknown ids are ignored.
  void cancel(RequestId id);
  // Any thread: takesData() of a transfer that rests is asked again. Others go on as they are.
  void resume(RequestId id);

private:
  class Engine;
  std::unique_ptr<Engine> m_engine;
};

} // namespace signalbox::client
