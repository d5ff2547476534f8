// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pydantic's URL types: what each takes and fills in. The texts themselves: url.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace signalbox::schema {

struct UrlType {
  std::string_view name;                     // "PostgresDsn"
  std::span<const std::string_view> schemes; // empty: any
  bool isMultiHost = false;                  // hosts apart by commas
  bool needsHost = false;
  std::string_view host = {}; // when the text names none
  std::optional<std::uint16_t> port = {};
  std::string_view path = {};
  std::optional<std::size_t> maxLength = {}; // bytes of the text as it came
  std::string_view example = {};
};

// Null when `name` is none of them.
const UrlType* findUrlType(std::string_view name);
std::span<const UrlType> urlTypes();

} // namespace signalbox::schema
