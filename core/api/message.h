// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Request and Response between the server and the compiled API. No sockets, no clocks: the server owns those.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::api {

class Session; // core/api/session.h

struct HeaderView {
  std::string_view name; // as received
  std::string_view value;
};

// A body that lies in a file and is mapped from there.
class SpooledBody {
public:
  virtual ~SpooledBody() = default;
  // Nobody reads these bytes of it soon: the memory they take is given back, and who reads them yet waits for the file.
  virtual void release(std::string_view bytes) const = 0;
};

// Views into the connection's buffer; valid while handle() runs and, for streams and sockets, copied by them.
struct Request {
  std::string_view method;
  std::string_view target; // origin form, still percent-encoded: "/items/5?q=a%20b"
  std::span<const HeaderView> headers;
  std::string_view body;
  std::string_view scheme = "http";           // or ws
  std::string_view localAddress;              // "127.0.0.1:8000", for redirects without a usable Host
  std::string_view clientAddress;             // "127.0.0.1:50000"
  bool isUpgrade = false;                     // a WebSocket handshake
  std::string_view rootPath;                  // what a mount has taken off the decoded path; Starlette's root_path
  Session* session = nullptr;                 // of the session middleware, when there is one
  std::shared_ptr<const SpooledBody> spooled; // of a large form: what `body` is a view of; may be kept
};

struct HeaderLine {
  std::string name; // lower case, as uvicorn writes it
  std::string value;
};

// A streaming body, pulled by the server: wait, then send the bytes; nullopt ends it. One thread at a time.
class Stream {
public:
  struct Step {
    std::chrono::milliseconds wait{0};
    std::string bytes; // may be empty: just wait
  };
  virtual ~Stream() = default;
  virtual std::optional<Step> next() = 0;
  // After the nullopt: why it ended before its end; empty when it is complete. The server then cuts the connection.
  virtual std::string_view broken() const { return {}; }
};

// The server's side of a WebSocket after the handshake. All calls on the connection's thread; `actions` say what to do
// now.
class Socket {
public:
  struct Action {
    enum class Kind { Send, Broadcast, Close };
    Kind kind = Kind::Send;
    std::string payload; // or the close reason
    bool isText = true;
    std::uint16_t closeCode = 1000;
    std::chrono::milliseconds wait{0}; // before this action
  };
  // A repeating message: every `interval`, the server calls onTimer(index).
  struct Timer {
    std::chrono::milliseconds interval{1000};
  };

  virtual ~Socket() = default;
  virtual std::string_view room() const = 0; // Broadcast reaches the open sockets of the same room
  virtual std::vector<Timer> timers() const = 0;
  virtual void onOpen(std::vector<Action>& actions) = 0;
  virtual void onMessage(std::string_view payload, bool isText, std::vector<Action>& actions) = 0;
  virtual void onTimer(std::size_t index, std::vector<Action>& actions) = 0;
};

struct Response;
class BackgroundJournal; // core/api/background.h

// An answer that is not there yet: the proxy's. The server calls start() once, on the connection's thread; `wake` may
// be called from any thread, once; then the server calls finish() on the connection's thread and writes what it filled.
// Destroyed without finish() when the client leaves: whatever is under way must stop by itself.
class Deferred {
public:
  virtual ~Deferred() = default;
  virtual void start(std::function<void()> wake) = 0;
  virtual void finish(Response& response) = 0;
  // False: it is finished and written also for a client that has said its last word, and its works follow.
  virtual bool endsWithClient() const { return true; }
  // The stage of the trace that the wait is: the server tells of it. Empty: the answer writes its own stages.
  virtual std::string_view waitsFor() const { return {}; }
};

// Work after the last byte of the answer: background tasks, then the exits of yield dependencies. The server runs it on
// its background thread, in order, never on an I/O thread. Destroyed without run() when too many wait or the server
// stops: a task that has told the journal of itself then says that it was skipped.
class AfterResponse {
public:
  virtual ~AfterResponse() = default;
  // Told once, when the server queues it: background tasks write themselves into the journal as waiting. It outlives
  // this object.
  virtual void attach(BackgroundJournal&) {}
  virtual void run() = 0;
  // Any thread, while run() is under way: whatever it waits for is given up, and it soon returns.
  virtual void stop() {}
};

// Reused from request to request: clear() keeps the memory.
struct Response {
  int status = 200;
  std::vector<HeaderLine> headers; // without content-length, date, server, transfer-encoding, connection
  std::string body;
  bool hasBody = true;                       // false: 204, 304 and the like; no content-length either
  bool closeConnection = false;              // after an unhandled error, as uvicorn does
  std::chrono::milliseconds delay{0};        // the server waits (without a thread) before it writes
  std::unique_ptr<Stream> stream;            // set: chunked, body unused
  std::optional<std::uint64_t> streamLength; // with a stream: its bytes are known, so content-length instead of chunks
  std::unique_ptr<Socket> socket;            // set: answer the handshake with 101
  std::string subprotocol;                   // with a socket: sec-websocket-protocol, when one was chosen
  std::unique_ptr<Deferred> deferred;        // set: the rest of the response comes later
  std::unique_ptr<AfterResponse> after;
  bool dropConnection = false; // a designed fault: close without an answer
  bool isFromMount = false;    // a mounted application answered: its 500 passes through the middleware outside it

  void clear() {
    status = 200;
    headers.clear();
    body.clear();
    hasBody = true;
    closeConnection = false;
    delay = {};
    stream.reset();
    streamLength.reset();
    socket.reset();
    subprotocol.clear();
    deferred.reset();
    after.reset();
    dropConnection = false;
    isFromMount = false;
  }
};

} // namespace signalbox::api
