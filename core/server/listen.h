// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Listening sockets, and the sentence a person reads when there can be none.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::server {

// Owns a file descriptor.
class Descriptor final {
public:
  explicit Descriptor(int value = -1) : m_value(value) {}
  Descriptor(Descriptor&& other) noexcept : m_value(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { reset(); }

  int get() const { return m_value; }
  bool isOpen() const { return m_value >= 0; }
  int release() { return std::exchange(m_value, -1); }
  void reset();

private:
  int m_value;
};

struct Listener {
  Descriptor socket;
  bool isIpv6 = false;
};

struct Listening {
  std::vector<Listener> listeners; // one per worker
  std::uint16_t port = 0;
  std::string address; // "127.0.0.1:8000", "[::1]:8000"
};

// `port` 0 takes a free one. More than one worker share the port, but never with another program.
Result<Listening> listenOn(const std::string& host, std::uint16_t port, unsigned workers);

} // namespace signalbox::server
