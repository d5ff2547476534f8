// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/parser_state.h"

namespace signalbox::expression {

namespace {

// Where the expression of a replacement field ends: at a '!', ':', '=' or '}' of its own level. npos when it never
// does.
std::size_t fieldEnd(std::string_view source, std::size_t at, std::size_t end) {
  int depth = 0;
  for (; at < end; ++at) {
    const char c = source[at];
    const char next = at + 1 < end ? source[at + 1] : '\0';
    if (c == '\'' || c == '"') {
      const std::size_t closing = source.substr(0, end).find(c, at + 1);
      if (closing == std::string_view::npos) return closing;
      at = closing;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (depth > 0) {
      if (c == ')' || c == ']' || c == '}') --depth;
    } else if (c == '}' || c == ':') {
      return at;
    } else if ((c == '!' || c == '=' || c == '<' || c == '>') && next == '=') {
      ++at;
    } else if (c == '!' || c == '=') {
      return at;
    }
  }
  return std::string_view::npos;
}

// Where the format specification that starts at `at` ends: at the '}' of its own level.
std::size_t specEnd(std::string_view source, std::size_t at, std::size_t end) {
  int depth = 0;
  for (; at < end; ++at) {
    if (source[at] == '{') ++depth;
    if (source[at] == '}' && depth-- == 0) return at;
  }
  return std::string_view::npos;
}

} // namespace

bool Parser::literalPart(const Token& token, std::size_t begin, std::size_t end, std::vector<NodeId>& parts) {
  const std::string_view body = m_source.substr(begin, end - begin);
  const auto value = token.isRaw ? std::string(body) : readEscapes(body, begin);
  if (!value) return fail(value.error().message, value.error().offset), false;
  parts.push_back(textConstant(*value, begin));
  return true;
}

bool Parser::formatted(const Token& token, std::size_t begin, std::size_t end, std::vector<NodeId>& parts,
                       bool isSpec) {
  std::size_t start = begin;
  for (std::size_t at = begin; at < end;) {
    const char c = m_source[at];
    const bool isDoubled = at + 1 < end && m_source[at + 1] == c && !isSpec;
    if (c == '\\' && !token.isRaw) {
      at += 2;
    } else if ((c == '{' || c == '}') && isDoubled) {
      if (!literalPart(token, start, at + 1, parts)) return false;
      at += 2;
      start = at;
    } else if (c == '}') {
      return fail("f-string: single '}' is not allowed", at), false;
    } else if (c == '{') {
      if (at > start && !literalPart(token, start, at, parts)) return false;
      if (!replacement(token, at, end, parts)) return false;
      start = at;
    } else {
      ++at;
    }
  }
  return start >= end || literalPart(token, start, end, parts);
}

// `at` is the '{' and moves past the '}'.
bool Parser::replacement(const Token& token, std::size_t& at, std::size_t end, std::vector<NodeId>& parts) {
  const std::size_t opened = at;
  std::size_t stop = fieldEnd(m_source, at + 1, end);
  if (stop == std::string_view::npos) return fail("f-string: '}' is missing", opened), false;
  if (m_source.substr(at + 1, stop - at - 1).find_first_not_of(" \t\n") == std::string_view::npos)
    return fail("f-string: empty expression not allowed", opened), false;
  if (m_depth >= maxParserDepth) return fail("too many nested f-strings", opened), false;
  Parser inner(m_source, m_program, m_depth + 1);
  const NodeId value = inner.parseRange(at + 1, stop);
  if (value == noNode) return fail(inner.error().message, inner.error().offset), false;

  auto conversion = Conversion::None;
  const bool showsSource = m_source[stop] == '=';
  if (showsSource) {
    const std::size_t shown = m_source.find_first_not_of(' ', ++stop);
    if (shown >= end) return fail("f-string: '}' is missing", opened), false;
    stop = shown;
    parts.push_back(textConstant(m_source.substr(at + 1, stop - at - 1), at + 1));
    if (m_source[stop] == '}') conversion = Conversion::Repr;
  }
  if (m_source[stop] == '!') {
    const char letter = stop + 1 < end ? m_source[stop + 1] : '\0';
    if (letter != 'r' && letter != 's' && letter != 'a')
      return fail("f-string: invalid conversion character: expected 's', 'r', or 'a'", stop), false;
    conversion = letter == 'r' ? Conversion::Repr : letter == 's' ? Conversion::Str : Conversion::Ascii;
    stop += 2;
  }
  NodeId spec = noNode;
  if (stop < end && m_source[stop] == ':') {
    const std::size_t close = specEnd(m_source, stop + 1, end);
    if (close == std::string_view::npos) return fail("f-string: '}' is missing", opened), false;
    std::vector<NodeId> specParts;
    ++m_depth;
    const bool isRead = formatted(token, stop + 1, close, specParts, true);
    --m_depth;
    if (!isRead) return false;
    spec = add(Op::Join, stop + 1, specParts);
    stop = close;
  } else {
    spec = textConstant({}, stop);
  }
  if (stop >= end || m_source[stop] != '}') return fail("f-string: expecting '}'", stop), false;
  parts.push_back(add(Op::Format, opened, {value, spec}, 0, static_cast<std::uint8_t>(conversion)));
  at = stop + 1;
  return parts.back() != noNode;
}

} // namespace signalbox::expression
