// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Range header (RFC 9110 §14.2) as Starlette's FileResponse reads it.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::api {

struct ByteRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0; // one behind the last byte
  std::uint64_t size() const { return end - begin; }
  bool operator==(const ByteRange&) const = default;
};

struct RangeError {
  std::string message;
  bool isUnsatisfiable = false; // 416 instead of 400
};

// One range as it was sent; several in their order in the file, those that touch as one.
std::expected<std::vector<ByteRange>, RangeError> parseByteRanges(std::string_view header, std::uint64_t fileSize);

} // namespace signalbox::api
