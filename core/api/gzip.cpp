// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/gzip.h"

#include <zlib.h>

#include <array>

namespace signalbox::api {

struct Gzip::State {
  z_stream stream{};

  void run(std::string_view bytes, int flush, std::string& out) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::array<char, 16 * 1024> block;
    do {
      stream.next_out = reinterpret_cast<Bytef*>(block.data());
      stream.avail_out = static_cast<uInt>(block.size());
      deflate(&stream, flush);
      out.append(block.data(), block.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  }
};

Gzip::Gzip(int level) : m_state(std::make_unique<State>()) {
  deflateInit2(&m_state->stream, level, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}

Gzip::~Gzip() { deflateEnd(&m_state->stream); }

std::string Gzip::add(std::string_view bytes) {
  std::string out;
  if (!bytes.empty()) m_state->run(bytes, Z_NO_FLUSH, out);
  return out;
}

void Gzip::finish(std::string& out) { m_state->run({}, Z_FINISH, out); }

} // namespace signalbox::api
