// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Range header: two bytes of file size, then the header. Ranges lie in the file and grow without touching.
#include "core/api/byte_ranges.h"
#include "tests/fuzz/target.h"

#include <string>

using namespace signalbox;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::uint64_t fileSize = static_cast<std::uint64_t>(data[0]) << 8 | data[1];
  const std::string header(fuzz::textOf(data + 2, size - 2)); // a copy of exactly this size: reads past it are seen
  const auto ranges = api::parseByteRanges(header, fileSize);
  if (!ranges) {
    fuzz::require(ranges.error().isUnsatisfiable || !ranges.error().message.empty());
    return 0;
  }
  fuzz::require(!ranges->empty());
  for (std::size_t i = 0; i < ranges->size(); ++i) {
    const api::ByteRange& range = (*ranges)[i];
    fuzz::require(range.begin <= range.end && range.end <= fileSize);
    fuzz::require(i == 0 || (*ranges)[i - 1].end < range.begin);
  }
  return 0;
}
