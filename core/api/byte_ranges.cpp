// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/byte_ranges.h"

#include "core/api/header_text.h"

#include <algorithm>
#include <optional>

namespace signalbox::api {
namespace {

// Numbers beyond it compare like it; no file is that large.
constexpr std::int64_t largest = std::int64_t{1} << 61;
constexpr std::size_t maximumDigits = 4300; // where CPython's int() refuses

// int(text): a sign, digits, single underscores between them.
std::optional<std::int64_t> pythonInt(std::string_view text) {
  text = stripped(text);
  const bool isNegative = text.starts_with('-');
  if (isNegative || text.starts_with('+')) text.remove_prefix(1);
  std::int64_t number = 0;
  std::size_t digits = 0;
  bool isAfterDigit = false;
  for (const char c : text) {
    const bool isDigit = c >= '0' && c <= '9';
    if (!isDigit && (c != '_' || !isAfterDigit)) return std::nullopt;
    if (isDigit) {
      number = std::min(largest, number * 10 + (c - '0'));
      if (number > largest / 10) number = largest;
      ++digits;
    }
    isAfterDigit = isDigit;
  }
  if (!isAfterDigit || digits > maximumDigits) return std::nullopt;
  return isNegative ? -number : number;
}

struct SentRange {
  std::int64_t start = 0;
  std::int64_t end = 0;
  auto operator<=>(const SentRange&) const = default;
};

std::optional<SentRange> parseOne(std::string_view part, std::int64_t size) {
  part = stripped(part);
  const std::size_t dash = part.find('-');
  if (dash == std::string_view::npos || part == "-") return std::nullopt;
  const std::string_view startText = stripped(part.substr(0, dash));
  const std::string_view endText = stripped(part.substr(dash + 1));
  const auto end = pythonInt(endText);
  if (startText.empty()) {
    if (!end) return std::nullopt;
    return SentRange{std::max<std::int64_t>(size - *end, 0), size};
  }
  const auto start = pythonInt(startText);
  if (!start || (!end && !endText.empty())) return std::nullopt;
  return SentRange{*start, end && *end < size ? *end + 1 : size};
}

std::vector<ByteRange> merge(std::vector<SentRange> sent) {
  if (sent.size() > 1) std::ranges::sort(sent);
  std::vector<ByteRange> merged;
  for (const SentRange& range : sent) {
    const ByteRange next{static_cast<std::uint64_t>(range.start), static_cast<std::uint64_t>(range.end)};
    if (!merged.empty() && next.begin <= merged.back().end)
      merged.back().end = std::max(merged.back().end, next.end);
    else
      merged.push_back(next);
  }
  return merged;
}

} // namespace

std::expected<std::vector<ByteRange>, RangeError> parseByteRanges(std::string_view header, std::uint64_t fileSize) {
  const std::size_t equals = header.find('=');
  if (equals == std::string_view::npos) return std::unexpected(RangeError{"Malformed range header."});
  if (lowerCase(stripped(header.substr(0, equals))) != "bytes")
    return std::unexpected(RangeError{"Only support bytes range"});

  const auto size = static_cast<std::int64_t>(fileSize);
  std::vector<SentRange> sent;
  std::string_view rest = header.substr(equals + 1);
  while (true) {
    const std::size_t comma = rest.find(',');
    if (const auto range = parseOne(rest.substr(0, comma), size)) sent.push_back(*range);
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  if (sent.empty()) return std::unexpected(RangeError{"Range header: range must be requested"});
  if (std::ranges::any_of(sent, [&](const SentRange& range) { return range.start < 0 || range.start >= size; }))
    return std::unexpected(RangeError{{}, true});
  if (std::ranges::any_of(sent, [](const SentRange& range) { return range.start > range.end; }))
    return std::unexpected(RangeError{"Range header: start must be less than end"});
  return merge(std::move(sent));
}

} // namespace signalbox::api
