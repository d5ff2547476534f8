// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LoopHandle: how other threads reach a worker's loop. It may outlive the loop: what is posted then is forgotten.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <mutex>
#include <utility>

namespace signalbox::server {

class LoopHandle final {
public:
  explicit LoopHandle(boost::asio::io_context& io) : m_io(&io) {}

  // Any thread.
  template<class Call>
  void post(Call call) {
    const std::lock_guard lock(m_mutex);
    if (m_io) boost::asio::post(*m_io, std::move(call));
  }

  void close() {
    const std::lock_guard lock(m_mutex);
    m_io = nullptr;
  }

private:
  std::mutex m_mutex;
  boost::asio::io_context* m_io;
};

} // namespace signalbox::server
