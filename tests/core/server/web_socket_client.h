// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Raw WebSocket frames over RawClient: says and hears exactly what a test wants, right or wrong.
#pragma once

#include "tests/support/raw_client.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::test {

struct Frame {
  int opcode = 1;
  std::string payload;
  bool isFinal = true;
  int reserved = 0;
  bool isMasked = true;

  std::uint16_t closeCode() const {
    if (payload.size() < 2) return 1005;
    return static_cast<std::uint16_t>((static_cast<unsigned char>(payload[0]) << 8) |
                                      static_cast<unsigned char>(payload[1]));
  }
};

inline std::string bytesOf(const Frame& frame) {
  std::string bytes(1, static_cast<char>((frame.isFinal ? 0x80 : 0) | (frame.reserved << 4) | frame.opcode));
  const auto size = frame.payload.size();
  const int mask = frame.isMasked ? 0x80 : 0;
  const int lengthBytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
  bytes += static_cast<char>(mask | (lengthBytes == 0 ? static_cast<int>(size) : lengthBytes == 2 ? 126 : 127));
  for (int i = lengthBytes - 1; i >= 0; --i) bytes += static_cast<char>((size >> (8 * i)) & 0xFF);
  if (!frame.isMasked) return bytes + frame.payload;
  const std::string key = "\x12\x34\x56\x78";
  bytes += key;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(frame.payload[i] ^ key[i % 4]);
  return bytes;
}

class RawWebSocket final {
public:
  explicit RawWebSocket(std::uint16_t port, const std::string& target = "/ws", const std::string& withHandshake = {})
      : m_client(port) {
    m_client.send("GET " + target +
                  " HTTP/1.1\r\nhost: a\r\nupgrade: websocket\r\nconnection: keep-alive, Upgrade\r\n"
                  "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n\r\n" +
                  withHandshake);
    m_handshake = m_client.readUntil("\r\n\r\n");
  }

  const std::string& handshake() const { return m_handshake; }
  RawClient& client() { return m_client; }

  bool send(const Frame& frame) { return m_client.send(bytesOf(frame)); }
  bool say(const std::string& text) { return send({.opcode = 1, .payload = text}); }

  // nullopt when the peer closed the connection or patience ended.
  std::optional<Frame> receive() {
    const auto start = m_client.read(2);
    if (start.size() < 2) return std::nullopt;
    Frame frame;
    frame.isFinal = (start[0] & 0x80) != 0;
    frame.reserved = (start[0] >> 4) & 7;
    frame.opcode = start[0] & 0x0F;
    frame.isMasked = (start[1] & 0x80) != 0;
    std::uint64_t size = static_cast<unsigned char>(start[1]) & 0x7F;
    if (size >= 126) {
      const auto longer = m_client.read(size == 126 ? 2 : 8);
      size = 0;
      for (const char c : longer) size = (size << 8) | static_cast<unsigned char>(c);
    }
    frame.payload = m_client.read(size);
    return frame;
  }

  std::string hear() {
    const auto frame = receive();
    return frame ? frame->payload : std::string("(closed)");
  }

private:
  RawClient m_client;
  std::string m_handshake;
};

} // namespace signalbox::test
