// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HttpParser: bytes of one connection in, requests out (RFC 9112), strict where leniency lets requests be smuggled.
// No sockets: the result does not depend on how the bytes were split.
#pragma once

#include "core/api/message.h"
#include "core/server/body_file.h"
#include "core/server/request_rules.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::server {

struct ParserLimits {
  std::size_t headerBytes = 16 * 1024; // request line to empty line
  std::size_t headerFields = 100;
  std::size_t targetBytes = 8 * 1024;
  std::uint64_t bodyBytes = 128ULL << 20;
  std::uint64_t formBytes = 2ULL << 30;     // of multipart/form-data instead
  std::size_t formMemoryBytes = 10UL << 20; // a larger one goes to a file while it arrives
  static constexpr std::size_t chunkLineBytes = 256;
  static constexpr std::size_t trailerBytes = 8 * 1024;
};

// Views into the parser's buffer, the body's perhaps into a file; valid until next(), prepare() or feed().
struct ParsedRequest {
  std::string_view method;
  std::string_view target; // origin form
  std::span<const api::HeaderView> headers;
  std::string_view body;
  std::shared_ptr<const api::SpooledBody> spooled; // of a large form
  std::string_view webSocketKey;
  std::string_view webSocketVersion;
  bool isHttp10 = false;
  bool asksClose = false;   // Connection: close
  bool isWebSocket = false; // a GET that asks for an upgrade to websocket
};

class HttpParser final {
public:
  enum class Progress { NeedMore, Complete, Refused };
  enum class Part { Nothing, Head, Body }; // of the message under way

  explicit HttpParser(const ParserLimits& limits) : m_limits(limits) {}

  // Room for the next read, at least 1 KiB; commit() tells how much of it was filled.
  std::span<char> prepare();
  void commit(std::size_t bytes) { m_end += bytes; }
  void feed(std::string_view bytes);

  Progress advance();
  const ParsedRequest& request() const { return m_request; } // after Complete
  const Refusal& refusal() const { return m_refusal; }       // after Refused; nothing more is read then
  void next();                                               // after Complete: go on with the bytes that follow

  Part part() const;
  bool wantsContinue() const { return part() == Part::Body && m_expectsContinue; }
  void continued() { m_expectsContinue = false; }
  std::uint64_t bodyReceived() const { return (m_file ? m_file->size() : 0) + m_bodyEnd - m_bodyBegin; }
  std::string_view unread() const { return {m_data.get() + m_base + m_at, m_end - m_at}; }
  std::size_t buffered() const { return m_end; }

  // What was understood of a refused request, for the record.
  std::string_view methodSoFar() const { return view(m_method); }
  std::string_view targetSoFar() const { return view(m_target); }

private:
  enum class State : std::uint8_t {
    Start,
    StartLineFeed,
    Method,
    Target,
    Version,
    LineFeed,
    FieldStart,
    FieldName,
    ValueStart,
    Value,
    FieldLineFeed,
    HeadLineFeed,
    FixedBody,
    ChunkSize,
    ChunkExtensionName,
    ChunkExtension,
    ChunkExtensionQuoted,
    ChunkLineFeed,
    ChunkData,
    ChunkDataReturn,
    ChunkDataLineFeed,
    TrailerStart,
    TrailerName,
    TrailerValue,
    TrailerLineFeed,
    LastLineFeed,
    Complete,
    Refused
  };
  struct Slice { // offsets from m_base
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Field {
    Slice name, value;
  };

  std::string_view view(Slice slice) const { return {m_data.get() + m_base + slice.begin, slice.end - slice.begin}; }
  char at(std::size_t offset) const { return m_data[m_base + offset]; }
  bool inHead() const { return m_state <= State::HeadLineFeed; }
  void refuse(int status, std::string_view reason);
  void expect(char wanted, State next);
  bool skip(ByteClass allowed, std::size_t end); // true when a byte stopped it

  void stepHead();
  void stepField(std::size_t end);
  void start();
  void method(std::size_t end);
  void target(std::size_t end);
  void version();
  void fieldStart(std::size_t end);
  bool wholeField(std::size_t end);
  void fieldName(std::size_t end);
  void valueStart();
  void value(std::size_t end);
  void headDone();
  HeadFacts gatherFacts() const;
  bool checkTarget();
  void beginBody(const Framing& framing);

  void stepBody();
  void fixedBody();
  void chunkSize();
  void chunkExtensionName();
  void chunkExtension();
  void chunkExtensionQuoted();
  bool countChunkLineByte();
  void chunkLineDone();
  void chunkData();
  void trailerStart();
  void trailerName();
  void trailerValue();
  void stepTrailer();
  bool countTrailerByte();
  bool spool();
  bool takeBody();
  void complete();
  std::string_view originForm();
  void resize(std::size_t capacity);

  ParserLimits m_limits;
  std::unique_ptr<char[]> m_data;
  std::size_t m_capacity = 0;
  std::size_t m_base = 0; // where the message under way begins in the buffer; all other offsets count from here
  std::size_t m_at = 0;   // the next byte to look at
  std::size_t m_end = 0;  // behind the last byte received

  State m_state = State::Start;
  bool m_expectsContinue = false;
  bool m_isHttp10 = false;
  Slice m_method, m_target, m_field;
  std::size_t m_mark = 0; // begin of the element under way
  bool m_asksClose = false;
  bool m_asksUpgrade = false;
  std::vector<Field> m_fields;

  std::shared_ptr<BodyFile> m_file; // what stood before m_bodyBegin of a large form
  std::uint64_t m_bodyLimit = 0;
  bool m_isForm = false;
  std::size_t m_bodyBegin = 0;
  std::size_t m_bodyEnd = 0;
  std::uint64_t m_left = 0;    // of the fixed body or of the chunk
  std::size_t m_lineBytes = 0; // of the chunk-size line, of all trailers
  std::size_t m_digits = 0;
  bool m_isEscaped = false; // after a backslash in a quoted extension
  std::size_t m_trailerFields = 0;
  std::string m_trailerName;

  std::vector<api::HeaderView> m_headers;
  std::string m_rewrittenTarget; // of an absolute form without a path
  ParsedRequest m_request;
  Refusal m_refusal;
};

} // namespace signalbox::server
