// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server's side of a WebSocket over a RawConnection: a test writes and reads single frames.
#pragma once

#include "tests/support/raw_server.h"

#include <QCryptographicHash>

namespace signalbox::test {

inline std::string valueOf(const std::string& head, const std::string& name) {
  const auto begin = head.find("\r\n" + name + ": ");
  if (begin == head.npos) return {};
  const auto value = begin + name.size() + 4;
  return head.substr(value, head.find("\r\n", value) - value);
}

inline std::string accept(RawConnection& connection) {
  auto head = connection.readHead();
  const auto key = valueOf(head, "Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  const auto hash =
      QCryptographicHash::hash(QByteArray::fromStdString(key), QCryptographicHash::Sha1).toBase64().toStdString();
  connection.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Own: mine\r\n"
                   "Sec-WebSocket-Accept: " +
                   hash + "\r\n\r\n");
  return head;
}

inline std::string frame(int opcode, const std::string& payload) {
  std::string text(1, static_cast<char>(0x80 | opcode));
  if (payload.size() < 126) return text + static_cast<char>(payload.size()) + payload;
  text += static_cast<char>(127);
  for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(payload.size() >> shift & 0xff);
  return text + payload;
}

inline std::string closeFrame(int code, const std::string& reason = {}) {
  return frame(8, std::string{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)} + reason);
}

struct Frame {
  int opcode = -1; // nothing came
  std::string payload;
  int code() const {
    return payload.size() < 2 ? 0
                              : static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
  }
};

// One unfragmented frame of a client: always masked.
inline Frame readFrame(RawConnection& connection) {
  const auto head = connection.read(2);
  if (head.size() < 2) return {};
  std::size_t size = static_cast<unsigned char>(head[1]) & 0x7f;
  for (const auto c : size >= 126 ? connection.read(size == 126 ? 2 : 8) : std::string()) {
    size = (size == 126 || size == 127 ? 0 : size) << 8 | static_cast<unsigned char>(c);
  }
  const auto mask = connection.read(4);
  Frame got{head[0] & 0x0f, connection.read(size)};
  for (std::size_t i = 0; i < got.payload.size(); ++i) got.payload[i] = static_cast<char>(got.payload[i] ^ mask[i % 4]);
  return got;
}

inline void echo(RawConnection& connection) {
  accept(connection);
  for (auto got = readFrame(connection); got.opcode >= 0; got = readFrame(connection)) {
    connection.write(frame(got.opcode, got.payload));
    if (got.opcode == 8) return;
  }
}

} // namespace signalbox::test
