// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Options of a middleware, read once when the design is compiled. What is of the wrong type counts as left out: the
// design's diagnostics have said so.
#pragma once

#include "core/design/model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::api {

class MiddlewareOptions final {
public:
  explicit MiddlewareOptions(const design::Json& options) : m_options(options) {}

  std::string text(const char* key, std::string fallback = {}) const;
  std::int64_t integer(const char* key, std::int64_t fallback) const;
  bool flag(const char* key, bool fallback) const;
  std::vector<std::string> texts(const char* key, std::vector<std::string> fallback = {}) const;
  bool isNull(const char* key) const;
  // An object of texts; null or "" is none. Names as written.
  std::vector<std::pair<std::string, std::optional<std::string>>> lines(const char* key) const;

private:
  const design::Json* find(const char* key) const;
  const design::Json& m_options;
};

} // namespace signalbox::api
