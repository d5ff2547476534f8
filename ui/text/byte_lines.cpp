// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/byte_lines.h"

#include "core/base/utf8_head.h"

#include <algorithm>
#include <cstring>

namespace signalbox::ui {
namespace {

// A line of text that never ends is shown in pieces.
constexpr std::size_t longestTextLine = 1 << 20;

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::size_t skipSpace(std::string_view text, std::size_t at) {
  while (at < text.size() && isSpace(text[at])) ++at;
  return at;
}

// Behind the closing quote of the text that begins at `at`.
std::size_t skipString(std::string_view text, std::size_t at) {
  for (++at; at < text.size();) {
    const void* found = std::memchr(text.data() + at, '"', text.size() - at);
    if (!found) return text.size();
    at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    std::size_t slashes = 0;
    while (text[at - 1 - slashes] == '\\') ++slashes; // the opening quote ends this
    ++at;
    if (slashes % 2 == 0) return at;
  }
  return at;
}

bool opens(char c) { return c == '{' || c == '['; }
bool closes(char c) { return c == '}' || c == ']'; }

QString hexLine(std::string_view bytes, std::size_t offset) {
  static constexpr char digits[] = "0123456789abcdef";
  QString text = QStringLiteral("%1  ").arg(offset, 8, 16, QLatin1Char('0'));
  QString characters;
  for (std::size_t i = 0; i < ByteLines::hexWidth; ++i) {
    const bool isThere = i < bytes.size();
    const auto byte = isThere ? static_cast<unsigned char>(bytes[i]) : 0U;
    text += isThere ? QLatin1Char(digits[byte >> 4U]) : QLatin1Char(' ');
    text += isThere ? QLatin1Char(digits[byte & 15U]) : QLatin1Char(' ');
    text += QLatin1Char(' ');
    if (i == 7) text += QLatin1Char(' ');
    if (isThere) characters += byte >= 0x20 && byte < 0x7f ? QLatin1Char(static_cast<char>(byte)) : QLatin1Char('.');
  }
  return text + QLatin1Char(' ') + characters;
}

// The tokens of a JSON line with one space after each colon.
std::string compact(std::string_view line, std::size_t most) {
  std::string out;
  for (std::size_t at = 0; at < line.size() && out.size() <= most;) {
    if (line[at] == '"') {
      const std::size_t end = skipString(line, at);
      out += line.substr(at, std::min(end - at, most + 1));
      at = end;
    } else if (isSpace(line[at])) {
      ++at;
    } else {
      out += line[at];
      if (line[at] == ':') out += ' ';
      ++at;
    }
  }
  return out;
}

} // namespace

ByteLines::ByteLines(Bytes bytes, Kind kind) : m_bytes(std::move(bytes)), m_kind(kind) {
  if (m_kind == Kind::Json) m_next.offset = skipSpace(*m_bytes, 0);
  if (m_kind == Kind::Hex) {
    m_count = (m_bytes->size() + hexWidth - 1) / hexWidth;
    m_isComplete = true;
  }
}

bool ByteLines::advance(std::size_t budget) {
  const std::size_t until = m_next.offset + std::min(budget, m_bytes->size());
  while (!m_isComplete && m_next.offset < until) {
    if (m_next.offset >= m_bytes->size()) break;
    if (m_count % stride == 0) m_marks.push_back({m_next, INT32_MAX});
    const ByteLine line = read(m_next);
    m_marks.back().lowest = std::min(m_marks.back().lowest, line.depth);
    ++m_count;
  }
  m_isComplete = m_isComplete || m_next.offset >= m_bytes->size();
  return !m_isComplete;
}

ByteLine ByteLines::read(Place& place) const { return m_kind == Kind::Json ? readJson(place) : readText(place); }

ByteLine ByteLines::readText(Place& place) const {
  const std::string_view text = *m_bytes;
  const std::size_t room = utf8Head(text.substr(place.offset), longestTextLine).size();
  const void* found = std::memchr(text.data() + place.offset, '\n', room);
  const std::size_t end =
      found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : place.offset + room;
  const std::size_t begin = std::exchange(place.offset, found ? end + 1 : end);
  const bool hasReturn = end > begin && text[end - 1] == '\r';
  return {begin, hasReturn ? end - 1 : end, 0, false};
}

// A line ends behind a comma or an opening bracket, and before a closing one; an empty object stays on its line.
ByteLine ByteLines::readJson(Place& place) const {
  const std::string_view text = *m_bytes;
  std::size_t at = place.offset;
  ByteLine line{at, at, place.depth, false};
  if (closes(text[at])) {
    line.depth = place.depth = std::max(place.depth - 1, 0);
    ++at;
  }
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = skipString(text, at);
      continue;
    }
    if (closes(c)) break;
    ++at;
    if (c == ',') break;
    if (!opens(c)) continue;
    const std::size_t inside = skipSpace(text, at);
    if (inside < text.size() && closes(text[inside])) {
      at = inside + 1;
      continue;
    }
    line.opens = true;
    ++place.depth;
    break;
  }
  line.end = at;
  place.offset = skipSpace(text, at);
  return line;
}

ByteLine ByteLines::line(std::size_t number) const {
  if (m_kind == Kind::Hex) return {number * hexWidth, std::min((number + 1) * hexWidth, m_bytes->size()), 0, false};
  Place place = m_marks[number / stride].place;
  ByteLine line;
  for (std::size_t i = number / stride * stride; i <= number; ++i) line = read(place);
  return line;
}

std::size_t ByteLines::lineAt(std::size_t offset) const {
  if (m_count == 0) return 0;
  if (m_kind == Kind::Hex) return std::min(offset / hexWidth, m_count - 1);
  const auto after = std::upper_bound(m_marks.begin(), m_marks.end(), offset,
                                      [](std::size_t at, const Mark& mark) { return at < mark.place.offset; });
  const auto block = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - m_marks.begin() - 1, 0));
  Place place = m_marks[block].place;
  std::size_t number = block * stride;
  for (std::size_t i = number; i < std::min(m_count, number + stride); ++i) {
    const ByteLine line = read(place);
    if (line.begin > offset) break;
    number = i;
  }
  return number;
}

std::optional<std::size_t> ByteLines::closing(std::size_t number) const {
  if (m_kind != Kind::Json || number >= m_count) return std::nullopt;
  const ByteLine opening = line(number);
  if (!opening.opens) return std::nullopt;
  for (std::size_t block = number / stride; block < m_marks.size(); ++block) {
    if (block > number / stride && m_marks[block].lowest > opening.depth) continue;
    Place place = m_marks[block].place;
    for (std::size_t i = block * stride; i < std::min(m_count, (block + 1) * stride); ++i) {
      const ByteLine candidate = read(place);
      if (i > number && candidate.depth <= opening.depth) return i;
    }
  }
  return std::nullopt;
}

QString ByteLines::text(std::size_t number, int most) const {
  const ByteLine found = line(number);
  const std::string_view bytes = std::string_view(*m_bytes).substr(found.begin, found.end - found.begin);
  if (m_kind == Kind::Hex) return hexLine(bytes, found.begin);
  const auto limit = static_cast<std::size_t>(most);
  const std::string compacted = m_kind == Kind::Json ? compact(bytes, limit) : std::string();
  const std::string_view shown = m_kind == Kind::Json ? compacted : bytes;
  const std::string_view head = utf8Head(shown, limit);
  QString text(std::min(found.depth, 100) * 2, QLatin1Char(' '));
  text += QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size()));
  if (head.size() < shown.size()) text += QChar(0x2026);
  return text;
}

} // namespace signalbox::ui
