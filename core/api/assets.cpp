// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/assets.h"

#include "core/api/replies.h"

#include <zlib.h>

#include <array>

namespace signalbox::api {
namespace {

// False when the bytes are no whole gzip member.
bool unpack(std::string_view packed, std::string& out) {
  z_stream stream{};
  if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<char, 64 * 1024> block;
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(block.data(), block.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END;
}

// "gzip" without "q=0".
bool acceptsGzip(std::string_view acceptEncoding) {
  const std::size_t at = acceptEncoding.find("gzip");
  if (at == std::string_view::npos) return false;
  std::string_view rest = acceptEncoding.substr(at + 4);
  rest = rest.substr(0, rest.find(','));
  const std::size_t weight = rest.find("q=");
  return weight == std::string_view::npos ||
         rest.substr(weight + 2).find_first_of("123456789") != std::string_view::npos;
}

} // namespace

void writeAsset(const Asset& asset, std::optional<std::string_view> acceptEncoding, Response& response) {
  setContentType(response, asset.contentType);
  response.headers.push_back({"cache-control", "public, max-age=3600"});
  if (!asset.isGzip) {
    response.body.assign(asset.bytes);
    return;
  }
  response.headers.push_back({"vary", "accept-encoding"});
  if (acceptEncoding && acceptsGzip(*acceptEncoding)) {
    response.headers.push_back({"content-encoding", "gzip"});
    response.body.assign(asset.bytes);
  } else if (!unpack(asset.bytes, response.body)) {
    writeServerError(response);
  }
}

} // namespace signalbox::api
