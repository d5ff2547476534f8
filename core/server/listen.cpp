// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/listen.h"

#include "core/server/port_owner.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::server {

namespace {

constexpr int backlog = 4096;

struct Address {
  sockaddr_storage storage{};
  socklen_t size = 0;

  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
  bool isIpv6() const { return storage.ss_family == AF_INET6; }
  std::uint16_t port() const {
    return ntohs(isIpv6() ? reinterpret_cast<const sockaddr_in6*>(&storage)->sin6_port
                          : reinterpret_cast<const sockaddr_in*>(&storage)->sin_port);
  }
};

struct FreeAddresses {
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

std::string bracketed(const std::string& host) {
  return host.find(':') == std::string::npos || host.starts_with('[') ? host : "[" + host + "]";
}

std::string withoutBrackets(const std::string& host) {
  return host.size() > 2 && host.front() == '[' && host.back() == ']' ? host.substr(1, host.size() - 2) : host;
}

std::string badHost(const std::string& host) {
  return "Host \"" + host +
         "\" is no address of this computer. Use 127.0.0.1, or 0.0.0.0 to listen on all its addresses.";
}

Result<Address> resolve(const std::string& host, std::uint16_t port) {
  addrinfo hints{};
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  hints.ai_family = host == "localhost" ? AF_INET : AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const auto plain = withoutBrackets(host);
  if (plain.empty() || getaddrinfo(plain.c_str(), std::to_string(port).c_str(), &hints, &found) != 0)
    return failure(badHost(host));
  const std::unique_ptr<addrinfo, FreeAddresses> list(found);
  Address address;
  std::memcpy(&address.storage, list->ai_addr, list->ai_addrlen);
  address.size = list->ai_addrlen;
  return address;
}

std::string takenMessage(const std::string& host, std::uint16_t port) {
  const auto place = bracketed(host) + ":" + std::to_string(port);
  std::string program = "Another program";
  if (const auto owner = ownerOfPort(port)) program += " (pid " + std::to_string(owner->pid) + ", " + owner->name + ")";
  return "Port " + std::to_string(port) + " is taken. " + program + " already listens on " + place + ".";
}

std::string failureMessage(int error, const std::string& host, std::uint16_t port) {
  if (error == EADDRINUSE) return takenMessage(host, port);
  if (error == EACCES || error == EPERM)
    return "Port " + std::to_string(port) + " needs administrator rights. Choose a port above 1023, such as 8000.";
  if (error == EADDRNOTAVAIL) return badHost(host);
  return "Cannot listen on " + bracketed(host) + ":" + std::to_string(port) + ": " + std::strerror(error) + ".";
}

enum class Sharing { Alone, WithOtherWorkers };

// The errno of what failed, or the listening socket.
std::expected<Descriptor, int> open(const Address& address, Sharing sharing) {
  Descriptor socket(::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!socket.isOpen()) return std::unexpected(errno);
  const int on = 1;
  setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (sharing == Sharing::WithOtherWorkers) setsockopt(socket.get(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  if (::bind(socket.get(), address.get(), address.size) != 0) return std::unexpected(errno);
  if (::listen(socket.get(), backlog) != 0) return std::unexpected(errno);
  return socket;
}

Address boundAddress(const Descriptor& socket) {
  Address address;
  address.size = sizeof address.storage;
  getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address.storage), &address.size);
  return address;
}

} // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  reset();
  m_value = other.release();
  return *this;
}

void Descriptor::reset() {
  if (m_value >= 0) ::close(std::exchange(m_value, -1));
}

Result<Listening> listenOn(const std::string& host, std::uint16_t port, unsigned workers) {
  const auto wanted = resolve(host, port);
  if (!wanted) return std::unexpected(wanted.error());
  auto first = open(*wanted, Sharing::Alone); // fails when anybody listens there, even one who shares
  if (!first) return failure(failureMessage(first.error(), host, port));
  const auto bound = boundAddress(*first);
  Listening result;
  result.port = bound.port();
  result.address = bracketed(host) + ":" + std::to_string(result.port);
  if (workers <= 1) {
    result.listeners.push_back({std::move(*first), bound.isIpv6()});
    return result;
  }
  first->reset();
  for (unsigned i = 0; i < workers; ++i) {
    auto socket = open(bound, Sharing::WithOtherWorkers);
    if (!socket) return failure(failureMessage(socket.error(), host, result.port));
    result.listeners.push_back({std::move(*socket), bound.isIpv6()});
  }
  return result;
}

} // namespace signalbox::server
