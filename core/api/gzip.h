// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gzip: one member, made chunk by chunk.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace signalbox::api {

class Gzip final {
public:
  explicit Gzip(int level); // 0 to 9
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::string add(std::string_view bytes); // what is ready of the packed form, often nothing
  void finish(std::string& out);           // appends the rest

private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace signalbox::api
