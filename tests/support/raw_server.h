// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RawServer: a TCP server on loopback whose answers a test writes byte by byte. One thread a connection.
#pragma once

#include <arpa/inet.h>
#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace signalbox::test {

class RawConnection final {
public:
  explicit RawConnection(int socket) : m_socket(socket) {}
  ~RawConnection() { ::close(m_socket); }
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  // Up to and with the empty line; empty when the client went first.
  std::string readHead() {
    for (;;) {
      if (const auto end = m_buffer.find("\r\n\r\n"); end != m_buffer.npos) return take(end + 4);
      if (!fill()) return {};
    }
  }

  std::string read(std::size_t size) {
    while (m_buffer.size() < size && fill()) {
    }
    return take(std::min(size, m_buffer.size()));
  }

  bool write(std::string_view text) const {
    while (!text.empty()) {
      const auto written = ::send(m_socket, text.data(), text.size(), MSG_NOSIGNAL);
      if (written <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

  // For who speaks on it himself: what has been read and not taken, and the socket, which stays the connection's.
  std::string takeBuffered() { return take(m_buffer.size()); }
  int socket() const { return m_socket; }

  // Returns when the client has closed its side, or the server is stopping.
  void waitForEnd() {
    while (fill()) {
    }
  }

private:
  bool fill() {
    char piece[16384];
    const auto got = ::recv(m_socket, piece, sizeof piece, 0);
    if (got > 0) m_buffer.append(piece, static_cast<std::size_t>(got));
    return got > 0;
  }

  std::string take(std::size_t size) {
    auto text = m_buffer.substr(0, size);
    m_buffer.erase(0, size);
    return text;
  }

  int m_socket;
  std::string m_buffer;
};

class RawServer final {
public:
  using Handler = std::function<void(RawConnection&)>;

  explicit RawServer(Handler handler) : m_handler(std::move(handler)), m_listener(listenSocket(m_port)) {
    m_thread = std::thread([this] { accept(); });
  }

  // Ends every connection, so that no handler waits any longer.
  ~RawServer() {
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    {
      const std::lock_guard lock(m_mutex);
      for (const int socket : m_open) ::shutdown(socket, SHUT_RDWR);
    }
    for (auto& thread : m_connections) thread.join();
    ::close(m_listener);
  }

  std::uint16_t port() const { return m_port; }
  std::string url(std::string_view path = "/", std::string_view scheme = "http") const {
    return std::string(scheme) + "://127.0.0.1:" + std::to_string(m_port) + std::string(path);
  }

  // A port of this machine on which nothing listens.
  static std::uint16_t closedPort() {
    std::uint16_t port = 0;
    ::close(listenSocket(port));
    return port;
  }

private:
  static int listenSocket(std::uint16_t& port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size);
    ::listen(socket, 64);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
    return socket;
  }

  void accept() {
    for (;;) {
      const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0) return;
      const std::lock_guard lock(m_mutex);
      m_open.push_back(socket);
      m_connections.emplace_back([this, socket] { serve(socket); });
    }
  }

  void serve(int socket) {
    RawConnection connection(socket);
    m_handler(connection);
    const std::lock_guard lock(m_mutex);
    std::erase(m_open, socket);
  }

  Handler m_handler;
  std::uint16_t m_port = 0;
  int m_listener;
  std::mutex m_mutex;
  std::vector<int> m_open; // guarded by m_mutex
  std::thread m_thread;
  std::vector<std::thread> m_connections; // the accepting thread's, until it has ended
};

} // namespace signalbox::test
