// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RoutePattern: a path as FastAPI writes it, "/items/{item_id:int}", compiled to a matcher with Starlette's regex
// meaning.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::api {

enum class Converter : std::uint8_t { Str, Path, Int, Float, Uuid };

struct PathParameter {
  std::string name;
  Converter converter = Converter::Str;
  bool operator==(const PathParameter&) const = default;
};

struct PatternError {
  std::string message;
  std::size_t offset = 0; // bytes into the path
};

// A piece of a path; left as it is in memory until it is assigned, for every request makes a Captures.
struct CapturedText {
  const char* begin;
  std::size_t count;

  CapturedText& operator=(std::string_view text) {
    begin = text.data();
    count = text.size();
    return *this;
  }
  operator std::string_view() const { return {begin, count}; }
  const char* data() const { return begin; }
  std::size_t size() const { return count; }
};

// The texts a match took from the path, in the order of RoutePattern::parameters(): the first `count` of them.
struct Captures {
  static constexpr std::size_t limit = 32;
  std::array<CapturedText, limit> texts;
  std::size_t count = 0;
};

class RoutePattern final {
public:
  // Refuses an unknown converter, a name used twice and a path that does not begin with '/'.
  static std::expected<RoutePattern, PatternError> parse(std::string_view path);

  // The whole percent-decoded path, anchored.
  bool match(std::string_view path, Captures& captures) const;

  bool isStatic() const { return m_parameters.empty(); }
  const std::vector<PathParameter>& parameters() const { return m_parameters; }
  const std::string& format() const { return m_format; } // without converters, as OpenAPI shows it

  // A literal, or the parameter of that index; texts and parameters in path order.
  struct Piece {
    std::string literal;
    int parameter = -1;
    Converter converter = Converter::Str;
    bool takesAll = false; // what follows cannot begin inside the parameter, so the longest run is the only choice
  };
  const std::vector<Piece>& pieces() const { return m_pieces; }

private:
  bool matchFrom(std::size_t piece, std::string_view path, std::size_t at, Captures& captures) const;
  bool matchParameter(std::size_t piece, std::string_view path, std::size_t at, Captures& captures) const;

  std::vector<Piece> m_pieces;
  std::vector<PathParameter> m_parameters;
  std::string m_format;
};

} // namespace signalbox::api
