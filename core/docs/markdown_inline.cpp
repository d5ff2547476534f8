// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/markdown_inline.h"

#include "core/docs/markdown.h"

#include <algorithm>
#include <optional>

namespace signalbox::docs {

namespace {

constexpr int deepest = 16;          // emphasis inside emphasis
constexpr std::size_t reach = 2'000; // bytes between marks that belong together: hostile text stays linear

bool isPunctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n'; }

bool isWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool isSafe(std::string_view address) {
  for (const std::string_view start : {"http://", "https://", "mailto:", "#"})
    if (address.starts_with(start)) return true;
  return false;
}

std::string link(std::string_view address, const std::string& words) {
  if (!isSafe(address)) return words;
  return "<a href=\"" + escaped(address) + "\" rel=\"noopener noreferrer\">" + words + "</a>";
}

class Inline final {
public:
  Inline(std::string_view text, int depth) : m_text(text), m_depth(depth) {}

  std::string write() {
    while (m_at < m_text.size()) step();
    return std::move(m_html);
  }

private:
  void step() {
    const char c = m_text[m_at];
    if (c == '\\' && m_at + 1 < m_text.size()) return escape();
    if (c == '`' && code()) return;
    if (c == '!' && peek(1) == '[' && reference(1)) return;
    if (c == '[' && reference(0)) return;
    if (c == '<' && autolink()) return;
    if ((c == '*' || c == '_') && (both(c) || span(2, c, "strong") || span(1, c, "em"))) return;
    if (c == '~' && span(2, c, "del")) return;
    if (c == 'h' && bareLink()) return;
    if (c == '\n') return lineEnd();
    put(m_text.substr(m_at, 1));
    ++m_at;
  }

  char peek(std::size_t ahead) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
  void put(std::string_view raw) { m_html += escaped(raw); }

  void escape() {
    const char next = m_text[m_at + 1];
    if (next == '\n')
      m_html += "<br>\n";
    else
      put(isPunctuation(next) ? m_text.substr(m_at + 1, 1) : m_text.substr(m_at, 2));
    m_at += 2;
  }

  // Two blanks before the end of a line break it.
  void lineEnd() {
    const bool isBreak = m_html.ends_with("  ");
    while (m_html.ends_with(' ')) m_html.pop_back();
    m_html += isBreak ? "<br>\n" : "\n";
    ++m_at;
  }

  // The next such character within reach; the end of the text when there is none.
  std::size_t nextOf(char c, std::size_t from) const {
    const std::size_t found = m_text.substr(0, std::min(m_text.size(), m_at + reach)).find(c, from);
    return found == m_text.npos ? m_text.size() : found;
  }

  bool code() {
    std::size_t ticks = 0;
    while (peek(ticks) == '`') ++ticks;
    for (std::size_t end = m_at + ticks; (end = nextOf('`', end)) < m_text.size();) {
      std::size_t run = 0;
      while (end + run < m_text.size() && m_text[end + run] == '`') ++run;
      if (run == ticks) {
        std::string_view inside = m_text.substr(m_at + ticks, end - m_at - ticks);
        if (inside.size() > 2 && inside.starts_with(' ') && inside.ends_with(' '))
          inside = inside.substr(1, inside.size() - 2);
        m_html += "<code>" + escaped(inside) + "</code>";
        m_at = end + run;
        return true;
      }
      end += run;
    }
    return false;
  }

  // Where the bracket that opens at `open` closes.
  std::optional<std::size_t> closing(std::size_t open, char opens, char closes) const {
    int depth = 0;
    for (std::size_t at = open; at < std::min(m_text.size(), open + reach); ++at) {
      if (m_text[at] == '\\')
        ++at;
      else if (m_text[at] == opens)
        ++depth;
      else if (m_text[at] == closes && --depth == 0)
        return at;
    }
    return std::nullopt;
  }

  // [words](address "title"), ![words](address): a picture is its words.
  bool reference(std::size_t skip) {
    const std::size_t open = m_at + skip;
    const auto close = m_depth < deepest ? closing(open, '[', ']') : std::nullopt;
    if (!close || *close + 1 >= m_text.size() || m_text[*close + 1] != '(') return false;
    const auto end = closing(*close + 1, '(', ')');
    if (!end) return false;
    const std::string words = Inline(m_text.substr(open + 1, *close - open - 1), m_depth + 1).write();
    std::string_view address = m_text.substr(*close + 2, *end - *close - 2);
    address = address.substr(0, address.find_first_of(" \t\n"));
    if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
    m_html += skip > 0 ? words : link(address, words);
    m_at = *end + 1;
    return true;
  }

  bool autolink() {
    const std::size_t end = nextOf('>', m_at);
    if (end == m_text.size()) return false;
    const std::string_view address = m_text.substr(m_at + 1, end - m_at - 1);
    if (!isSafe(address) || address.starts_with('#') || std::ranges::any_of(address, isSpace)) return false;
    m_html += link(address, escaped(address));
    m_at = end + 1;
    return true;
  }

  bool bareLink() {
    const std::string_view rest = m_text.substr(m_at);
    if (!rest.starts_with("http://") && !rest.starts_with("https://")) return false;
    if (m_at > 0 && isWordCharacter(m_text[m_at - 1])) return false;
    std::size_t length = 0;
    while (length < rest.size() && !isSpace(rest[length]) && rest[length] != '<') ++length;
    while (length > 0 && std::string_view(".,;:!?)'\"*_~").find(rest[length - 1]) != std::string_view::npos) --length;
    m_html += link(rest.substr(0, length), escaped(rest.substr(0, length)));
    m_at += length;
    return length > 0;
  }

  bool isMark(std::size_t at, std::size_t count, char mark) const {
    for (std::size_t index = 0; index < count; ++index)
      if (at + index >= m_text.size() || m_text[at + index] != mark) return false;
    return true;
  }

  // ***words***
  bool both(char mark) {
    if (!isMark(m_at, 3, mark)) return false;
    const std::size_t before = m_html.size();
    if (!span(3, mark, "em")) return false;
    m_html = m_html.substr(0, before) + "<strong>" + m_html.substr(before) + "</strong>";
    return true;
  }

  // **words**: the marks stand close to the words, and an underscore not inside a word.
  bool span(std::size_t count, char mark, const char* element) {
    if (m_depth >= deepest || !isMark(m_at, count, mark)) return false;
    const std::size_t begin = m_at + count;
    if (begin >= m_text.size() || isSpace(m_text[begin])) return false;
    if (mark == '_' && m_at > 0 && isWordCharacter(m_text[m_at - 1])) return false;
    for (std::size_t end = begin + 1; end + count <= m_text.size() && end < begin + reach; ++end) {
      if (m_text[end] == '`') end = std::min(nextOf('`', end + 1), m_text.size() - 1);
      if (!isMark(end, count, mark) || isSpace(m_text[end - 1]) || m_text[end - 1] == '\\') continue;
      const bool isLonger = end + count < m_text.size() && m_text[end + count] == mark;
      if (count == 1 && (isLonger || m_text[end - 1] == mark)) continue;
      if (mark == '_' && end + count < m_text.size() && isWordCharacter(m_text[end + count])) continue;
      const std::string inside = Inline(m_text.substr(begin, end - begin), m_depth + 1).write();
      m_html += std::string("<") + element + '>' + inside + "</" + element + '>';
      m_at = end + count;
      return true;
    }
    return false;
  }

  std::string_view m_text;
  int m_depth;
  std::size_t m_at = 0;
  std::string m_html;
};

} // namespace

std::string inlineHtml(std::string_view text) { return Inline(text, 0).write(); }

std::string escaped(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (const char c : text) {
    switch (c) {
    case '&': html += "&amp;"; break;
    case '<': html += "&lt;"; break;
    case '>': html += "&gt;"; break;
    case '"': html += "&quot;"; break;
    default: html += c;
    }
  }
  return html;
}

} // namespace signalbox::docs
