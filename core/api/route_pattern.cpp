// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/route_pattern.h"

#include <algorithm>
#include <optional>

namespace signalbox::api {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool isNameStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isNamePart(char c) { return isNameStart(c) || isDigit(c); }

std::optional<Converter> converterNamed(std::string_view name) {
  if (name.empty() || name == "str") return Converter::Str;
  if (name == "path") return Converter::Path;
  if (name == "int") return Converter::Int;
  if (name == "float") return Converter::Float;
  if (name == "uuid") return Converter::Uuid;
  return std::nullopt;
}

std::size_t nameEnd(std::string_view text, std::size_t at) {
  if (at >= text.size() || !isNameStart(text[at])) return at;
  while (at < text.size() && isNamePart(text[at])) ++at;
  return at;
}

// "{name}" or "{name:converter}" at `begin`; Starlette takes every other brace as a literal.
struct Placeholder {
  std::string_view name;
  std::string_view converter;
  std::size_t end = 0;
};

std::optional<Placeholder> placeholderAt(std::string_view path, std::size_t begin) {
  const std::size_t nameStop = nameEnd(path, begin + 1);
  if (nameStop == begin + 1 || nameStop >= path.size()) return std::nullopt;
  Placeholder found{path.substr(begin + 1, nameStop - begin - 1), {}, nameStop + 1};
  if (path[nameStop] == '}') return found;
  if (path[nameStop] != ':') return std::nullopt;
  const std::size_t stop = nameEnd(path, nameStop + 1);
  if (stop == nameStop + 1 || stop >= path.size() || path[stop] != '}') return std::nullopt;
  found.converter = path.substr(nameStop + 1, stop - nameStop - 1);
  found.end = stop + 1;
  return found;
}

bool charFits(Converter converter, char c) {
  switch (converter) {
  case Converter::Str: return c != '/';
  case Converter::Path: return c != '\n'; // Python's `.`
  case Converter::Int: return isDigit(c);
  case Converter::Float: return isDigit(c) || c == '.';
  case Converter::Uuid: return isHex(c) || c == '-';
  }
  return false;
}

// The longest "[0-9]+(\.[0-9]+)?" at the front of `text`.
std::size_t floatRun(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && isDigit(text[end])) ++end;
  if (end == 0 || end + 1 >= text.size() || text[end] != '.' || !isDigit(text[end + 1])) return end;
  ++end;
  while (end < text.size() && isDigit(text[end])) ++end;
  return end;
}

// "8-4-4-4-12" hex digits, each dash optional; 0 when `text` does not begin so.
std::size_t uuidRun(std::string_view text) {
  std::size_t at = 0;
  for (const int group : {8, 4, 4, 4, 12}) {
    if (group != 8 && at < text.size() && text[at] == '-') ++at;
    for (int i = 0; i < group; ++i, ++at)
      if (at >= text.size() || !isHex(text[at])) return 0;
  }
  return at;
}

std::size_t longestRun(Converter converter, std::string_view text) {
  if (converter == Converter::Float) return floatRun(text);
  if (converter == Converter::Uuid) return uuidRun(text);
  std::size_t end = 0;
  while (end < text.size() && charFits(converter, text[end])) ++end;
  return end;
}

// A regex may give back what it took; these are the lengths it may give back to.
bool lengthIsPossible(Converter converter, std::string_view run) {
  switch (converter) {
  case Converter::Path: return true;
  case Converter::Str:
  case Converter::Int: return !run.empty();
  case Converter::Float: return !run.empty() && run.back() != '.';
  case Converter::Uuid: return uuidRun(run) == run.size() && !run.empty();
  }
  return false;
}

} // namespace

std::expected<RoutePattern, PatternError> RoutePattern::parse(std::string_view path) {
  if (path.empty() || path.front() != '/') return std::unexpected(PatternError{"A path must begin with '/'.", 0});
  RoutePattern pattern;
  std::string literal;
  for (std::size_t at = 0; at < path.size();) {
    const auto placeholder = path[at] == '{' ? placeholderAt(path, at) : std::nullopt;
    if (!placeholder) {
      literal += path[at++];
      continue;
    }
    const auto converter = converterNamed(placeholder->converter);
    const std::string name(placeholder->name);
    if (!converter)
      return std::unexpected(PatternError{"The path converter '" + std::string(placeholder->converter) +
                                              "' does not exist; use str, path, int, float or uuid.",
                                          at});
    if (std::ranges::any_of(pattern.m_parameters, [&](const PathParameter& known) { return known.name == name; }))
      return std::unexpected(PatternError{"The path names the parameter '" + name + "' twice.", at});
    if (pattern.m_parameters.size() == Captures::limit)
      return std::unexpected(PatternError{"A path may have at most 32 parameters.", at});
    if (!literal.empty()) pattern.m_pieces.push_back({literal, -1, Converter::Str, false});
    pattern.m_format += literal + "{" + name + "}";
    literal.clear();
    pattern.m_pieces.push_back({{}, static_cast<int>(pattern.m_parameters.size()), *converter, false});
    pattern.m_parameters.push_back({name, *converter});
    at = placeholder->end;
  }
  pattern.m_format += literal;
  if (!literal.empty()) pattern.m_pieces.push_back({literal, -1, Converter::Str, false});
  for (std::size_t i = 0; i < pattern.m_pieces.size(); ++i) {
    auto& piece = pattern.m_pieces[i];
    const bool isLast = i + 1 == pattern.m_pieces.size();
    const bool followsLiteral = !isLast && pattern.m_pieces[i + 1].parameter < 0;
    piece.takesAll = isLast || (followsLiteral && !charFits(piece.converter, pattern.m_pieces[i + 1].literal.front()));
  }
  return pattern;
}

bool RoutePattern::match(std::string_view path, Captures& captures) const {
  captures.count = m_parameters.size();
  return matchFrom(0, path, 0, captures);
}

bool RoutePattern::matchFrom(std::size_t piece, std::string_view path, std::size_t at, Captures& captures) const {
  for (; piece < m_pieces.size(); ++piece) {
    const Piece& next = m_pieces[piece];
    if (next.parameter >= 0) return matchParameter(piece, path, at, captures);
    if (path.substr(at, next.literal.size()) != next.literal) return false;
    at += next.literal.size();
  }
  return at == path.size() || (at + 1 == path.size() && path[at] == '\n'); // Python's `$`
}

bool RoutePattern::matchParameter(std::size_t piece, std::string_view path, std::size_t at, Captures& captures) const {
  const Piece& parameter = m_pieces[piece];
  const std::string_view rest = path.substr(at);
  for (std::size_t length = longestRun(parameter.converter, rest);; --length) {
    const std::string_view run = rest.substr(0, length);
    if (lengthIsPossible(parameter.converter, run)) {
      captures.texts[static_cast<std::size_t>(parameter.parameter)] = run;
      if (matchFrom(piece + 1, path, at + length, captures)) return true;
    }
    if (length == 0 || parameter.takesAll) return false;
  }
}

} // namespace signalbox::api
