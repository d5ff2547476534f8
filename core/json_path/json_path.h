// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonPath: a JSONPath expression (RFC 9535, whole) that was read and checked. Immutable; any thread may use it.
#pragma once

#include "core/json_path/expression.h"

#include <expected>
#include <span>
#include <string_view>

namespace signalbox {
class JsonOutline;
struct JsonPart;
} // namespace signalbox

namespace signalbox::json_path {

// A sentence without its full stop, about the bytes from `begin` to `end` of the expression.
struct PathError {
  std::string message;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const PathError&) const = default;
};

class JsonPath final {
public:
  static constexpr std::size_t longest = 64 << 10; // bytes
  static constexpr int deepest = 50;               // conditions, queries and calls inside one another

  static std::expected<JsonPath, PathError> read(std::string_view text);

  const Query& query() const { return m_query; }
  // What is allowed and never matches: a pattern that is no I-Regexp (RFC 9485).
  const std::vector<PathError>& warnings() const { return m_warnings; }

private:
  Query m_query;
  std::vector<PathError> m_warnings;
};

// The normalized path (§2.7) of a value: $['items'][0].
std::string normalizedPath(const JsonOutline& outline, std::span<const JsonPart> way);
std::string normalizedPath(const JsonOutline& outline, std::size_t value);

// The pattern as Rust's regex crate reads it, anchored for match(), or why it is no I-Regexp.
std::expected<std::string, PathError> rustPattern(std::string_view iRegexp, bool isAnchored);

} // namespace signalbox::json_path
