// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes from one socket to the other and back, until either ends.
#pragma once

#include <arpa/inet.h>
#include <cstdint>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::test {

// A socket to a port of this machine; -1 when nothing listens there.
inline int connectTo(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
  ::close(socket);
  return -1;
}

inline bool sendAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

inline void relay(int left, int right) {
  pollfd both[] = {{left, POLLIN, 0}, {right, POLLIN, 0}};
  char piece[16384];
  while (::poll(both, 2, -1) > 0) {
    for (int side = 0; side < 2; ++side) {
      if (both[side].revents == 0) continue;
      const auto got = ::recv(both[side].fd, piece, sizeof piece, 0);
      if (got <= 0 || !sendAll(both[1 - side].fd, {piece, static_cast<std::size_t>(got)})) return;
    }
  }
}

} // namespace signalbox::test
