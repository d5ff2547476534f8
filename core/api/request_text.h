// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestText: the path, query, headers and cookies of one request as Starlette reads them, each taken apart when first
// asked.
#pragma once

#include "core/api/message.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <optional>
#include <span>
#include <string_view>

namespace signalbox::api {

struct TextPair {
  std::string_view name;
  std::string_view value;
};

// Starlette's get_route_path: without `rootPath`, where that is the path's beginning as whole segments.
std::string_view routePathOf(std::string_view path, std::string_view rootPath);

class RequestText final {
public:
  RequestText(const Request& request, Arena& arena) : m_request(request), m_arena(arena) {
    const std::size_t question = request.target.find('?');
    m_rawPath = request.target.substr(0, question);
    if (question != std::string_view::npos) m_rawQuery = request.target.substr(question + 1);
  }

  std::string_view path();                                                         // percent-decoded
  std::string_view routePath() { return routePathOf(path(), m_request.rootPath); } // below the mount
  Session* session() const { return m_request.session; }                 // null without the session middleware
  const SpooledBody* spooled() const { return m_request.spooled.get(); } // null: the body is in memory
  std::string_view rawQuery() const { return m_rawQuery; }
  std::span<const TextPair> query();   // decoded, blanks kept, as sent
  std::span<const TextPair> headers(); // names lower case, Latin-1 as UTF-8, as sent
  std::span<const TextPair> cookies(); // one for each name: the last value, at the place of the first
  std::optional<std::string_view> header(std::string_view lowerName); // the first of that name; no decoding

private:
  const Request& m_request;
  Arena& m_arena;
  std::string_view m_rawPath;
  std::string_view m_rawQuery;
  std::optional<std::string_view> m_path;
  std::optional<std::span<const TextPair>> m_query;
  std::optional<std::span<const TextPair>> m_headers;
  std::optional<std::span<const TextPair>> m_cookies;
};

// dict(pairs): the last value of each name, at the place of the first. `first` keeps the first value instead.
enum class Repeated { Last, First };
Value dictOf(std::span<const TextPair> pairs, Repeated repeated, Arena& arena);

} // namespace signalbox::api
