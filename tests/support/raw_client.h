// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RawClient: a TCP connection to loopback for tests that care about bytes. Blocking, with a deadline on every read.
#pragma once

#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <netinet/tcp.h>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace signalbox::test {

// One HTTP response as it stood on the wire.
struct RawResponse {
  int status = 0;
  std::string head; // status line and headers, each with its CR LF, without the empty line
  std::string body; // as sent: chunks are not put together

  // The value of a header, its name in lower case as the server writes it.
  std::optional<std::string> header(std::string_view name) const {
    const auto found = head.find("\r\n" + std::string(name) + ": ");
    if (found == head.npos) return std::nullopt;
    const auto begin = found + 2 + name.size() + 2;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

class RawClient final {
public:
  explicit RawClient(std::uint16_t port, std::chrono::milliseconds patience = std::chrono::seconds(10))
      : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), m_patience(patience) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_isConnected = ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  RawClient(RawClient&& other) noexcept
      : m_socket(std::exchange(other.m_socket, -1)), m_patience(other.m_patience), m_isConnected(other.m_isConnected),
        m_buffer(std::move(other.m_buffer)) {}
  RawClient& operator=(RawClient&&) = delete;
  ~RawClient() { close(); }

  bool isConnected() const { return m_isConnected; }
  int descriptor() const { return m_socket; }

  void close() {
    if (m_socket >= 0) ::close(std::exchange(m_socket, -1));
  }
  void finishSending() { ::shutdown(m_socket, SHUT_WR); }

  // False when the peer has closed meanwhile.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  // Exactly `size` bytes; fewer when the peer closed or patience ended.
  std::string read(std::size_t size) {
    while (m_buffer.size() < size && fill()) {
    }
    return take(std::min(size, m_buffer.size()));
  }

  // Up to and with `end`; what there was when the peer closed or patience ended.
  std::string readUntil(std::string_view end) {
    std::size_t found;
    while ((found = m_buffer.find(end)) == m_buffer.npos)
      if (!fill()) return take(m_buffer.size());
    return take(found + end.size());
  }

  // Everything until the peer closes. `wasClosed` tells a close from the end of patience.
  std::string readToEnd() {
    while (fill()) {
    }
    return take(m_buffer.size());
  }
  bool wasClosed() const { return m_wasClosed; }

  // The next response with its content-length; one without has an empty body here.
  RawResponse readResponse(bool isHead = false) {
    RawResponse response;
    response.head = readUntil("\r\n\r\n");
    if (response.head.size() < 12) return response;
    response.head.resize(response.head.size() - 2);
    response.status = std::atoi(response.head.c_str() + 9);
    if (const auto length = response.header("content-length"); length && !isHead)
      response.body = read(static_cast<std::size_t>(std::stoull(*length)));
    return response;
  }

  // Whether nothing more has arrived within the time.
  bool isSilentFor(std::chrono::milliseconds time) {
    if (!m_buffer.empty()) return false;
    pollfd wanted{m_socket, POLLIN, 0};
    return ::poll(&wanted, 1, static_cast<int>(time.count())) == 0;
  }

private:
  bool fill() {
    pollfd wanted{m_socket, POLLIN, 0};
    if (::poll(&wanted, 1, static_cast<int>(m_patience.count())) != 1) return false;
    char bytes[16 * 1024];
    const auto count = ::recv(m_socket, bytes, sizeof bytes, 0);
    if (count <= 0) {
      m_wasClosed = true;
      return false;
    }
    m_buffer.append(bytes, static_cast<std::size_t>(count));
    return true;
  }

  std::string take(std::size_t size) {
    auto taken = m_buffer.substr(0, size);
    m_buffer.erase(0, size);
    return taken;
  }

  int m_socket;
  std::chrono::milliseconds m_patience;
  bool m_isConnected = false;
  bool m_wasClosed = false;
  std::string m_buffer;
};

} // namespace signalbox::test
