// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/markdown.h"

#include "core/docs/markdown_inline.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace signalbox::docs {

namespace {

using Lines = std::vector<std::string>;
constexpr int deepest = 12; // lists inside lists

std::size_t indentOf(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }
bool isBlank(const std::string& line) { return line.find_first_not_of(" \t") == line.npos; }

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Lines linesOf(std::string_view text) {
  Lines lines(1);
  for (const char c : text) {
    if (c == '\n')
      lines.emplace_back();
    else if (c == '\t')
      lines.back().append(4, ' ');
    else if (c != '\r')
      lines.back() += c;
  }
  return lines;
}

int headingLevel(const std::string& line) {
  const std::string_view text = trimmed(line);
  const std::size_t marks = std::min(text.find_first_not_of('#'), text.size());
  return marks >= 1 && marks <= 6 && (marks == text.size() || text[marks] == ' ') ? static_cast<int>(marks) : 0;
}

bool isRule(const std::string& line) {
  const std::string_view text = trimmed(line);
  if (text.size() < 3 || std::string_view("-*_").find(text[0]) == std::string_view::npos) return false;
  return std::ranges::all_of(text, [&](char c) { return c == text[0] || c == ' '; });
}

// How many characters of "- ", "3. " stand before an item's words; nothing when it is none.
struct Bullet {
  std::size_t width = 0;
  bool isOrdered = false;
};
std::optional<Bullet> bulletOf(const std::string& line) {
  const std::size_t indent = indentOf(line);
  if (indent + 1 >= line.size() || isRule(line)) return std::nullopt;
  const char c = line[indent];
  if ((c == '-' || c == '*' || c == '+') && line[indent + 1] == ' ') return Bullet{indent + 2, false};
  std::size_t digits = indent;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  const bool isNumber = digits > indent && digits - indent < 10 && digits + 1 < line.size() &&
                        (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  return isNumber ? std::optional(Bullet{digits + 2, true}) : std::nullopt;
}

std::string fenceOf(const std::string& line) {
  const std::string_view text = trimmed(line);
  for (const char mark : {'`', '~'}) {
    const std::size_t count = std::min(text.find_first_not_of(mark), text.size());
    if (count >= 3) return std::string(count, mark);
  }
  return {};
}

// "| a | b |" as its cells; a bar behind a backslash, or inside code, is none.
std::vector<std::string> cellsOf(const std::string& line) {
  std::string_view text = trimmed(line);
  if (text.starts_with('|')) text.remove_prefix(1);
  if (text.ends_with('|') && !text.ends_with("\\|")) text.remove_suffix(1);
  std::vector<std::string> cells(1);
  bool isCode = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '`') isCode = !isCode;
    if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '|')
      cells.back() += text[++at];
    else if (text[at] == '|' && !isCode)
      cells.emplace_back();
    else
      cells.back() += text[at];
  }
  return cells;
}

bool isTableRule(const std::string& line) {
  if (line.find('-') == line.npos || line.find('|') == line.npos) return false;
  return line.find_first_not_of(" |:-") == line.npos;
}

class Blocks final {
public:
  Blocks(Lines lines, int depth) : m_lines(std::move(lines)), m_depth(depth) {}

  // `isTight`: paragraphs of a list whose items stand close together have no element of their own.
  std::string write(bool isTight = false) {
    m_isTight = isTight;
    while (m_at < m_lines.size()) block();
    return std::move(m_html);
  }

private:
  const std::string& line() const { return m_lines[m_at]; }
  bool hasNext() const { return m_at + 1 < m_lines.size(); }

  void block() {
    if (isBlank(line())) return void(++m_at);
    if (!fenceOf(line()).empty()) return fence();
    if (const int level = headingLevel(line())) return heading(level);
    if (isRule(line())) return rule();
    if (trimmed(line()).starts_with('>') && m_depth < deepest) return quote();
    if (bulletOf(line()) && m_depth < deepest) return list();
    if (line().find('|') != std::string::npos && hasNext() && isTableRule(m_lines[m_at + 1])) return table();
    if (indentOf(line()) >= 4) return indentedCode();
    paragraph();
  }

  void fence() {
    const std::string mark = fenceOf(line());
    const std::size_t indent = indentOf(line());
    std::string code;
    for (++m_at; m_at < m_lines.size() && !trimmed(line()).starts_with(mark); ++m_at)
      code += line().substr(std::min(indent, indentOf(line()))) + '\n';
    ++m_at;
    m_html += "<pre><code>" + escaped(code) + "</code></pre>\n";
  }

  void indentedCode() {
    std::string code;
    for (; m_at < m_lines.size() && (indentOf(line()) >= 4 || isBlank(line())); ++m_at)
      code += line().substr(std::min<std::size_t>(4, line().size())) + '\n';
    while (code.ends_with("\n\n")) code.pop_back();
    m_html += "<pre><code>" + escaped(code) + "</code></pre>\n";
  }

  void heading(int level) {
    std::string_view words = trimmed(line()).substr(static_cast<std::size_t>(level));
    const std::size_t end = words.find_last_not_of("# ");
    words = trimmed(end == words.npos ? std::string_view() : words.substr(0, end + 1));
    const std::string element = "h" + std::to_string(std::min(level + 2, 6)); // below the page's own headings
    m_html += '<' + element + '>' + inlineHtml(words) + "</" + element + ">\n";
    ++m_at;
  }

  void rule() {
    m_html += "<hr>\n";
    ++m_at;
  }

  void quote() {
    Lines inside;
    for (; m_at < m_lines.size() && !isBlank(line()); ++m_at) {
      std::string_view text = trimmed(line());
      if (text.starts_with('>')) text.remove_prefix(1);
      if (text.starts_with(' ')) text.remove_prefix(1);
      inside.emplace_back(text);
    }
    m_html += "<blockquote>\n" + Blocks(std::move(inside), m_depth + 1).write() + "</blockquote>\n";
  }

  // The lines of the item that begins here, without its bullet; blank lines stay while more of it follows.
  Lines item(const Bullet& bullet, bool& isTight) {
    Lines inside{line().substr(bullet.width)};
    for (++m_at; m_at < m_lines.size(); ++m_at) {
      if (isBlank(line())) {
        if (!hasNext() || (indentOf(m_lines[m_at + 1]) < bullet.width && !isBlank(m_lines[m_at + 1]))) break;
        isTight = false;
        inside.emplace_back();
      } else if (indentOf(line()) >= bullet.width) {
        inside.push_back(line().substr(bullet.width));
      } else if (bulletOf(line()) || headingLevel(line()) > 0 || isRule(line()) || !fenceOf(line()).empty()) {
        break;
      } else {
        inside.emplace_back(trimmed(line())); // a paragraph that goes on
      }
    }
    return inside;
  }

  void list() {
    const Bullet first = *bulletOf(line());
    const std::size_t indent = indentOf(line());
    std::vector<Lines> items;
    bool isTight = true;
    while (m_at < m_lines.size()) {
      const auto bullet = bulletOf(line());
      if (!bullet || bullet->isOrdered != first.isOrdered || indentOf(line()) > indent + 3) break;
      items.push_back(item(*bullet, isTight));
      while (m_at < m_lines.size() && isBlank(line())) ++m_at;
    }
    const std::string element = first.isOrdered ? "ol" : "ul";
    m_html += '<' + element + ">\n";
    for (Lines& each : items) {
      m_html += "<li>" + task(each);
      m_html += Blocks(std::move(each), m_depth + 1).write(isTight) + "</li>\n";
    }
    m_html += "</" + element + ">\n";
  }

  // "[x] done": the box, which nobody can tick.
  static std::string task(Lines& lines) {
    const std::string start = lines.front().substr(0, 4);
    if (start != "[ ] " && start != "[x] " && start != "[X] ") return {};
    lines.front().erase(0, 4);
    return start == "[ ] " ? "\u2610 " : "\u2611 ";
  }

  void row(const std::string& text, const std::vector<std::string>& rules, const char* element) {
    const std::vector<std::string> cells = cellsOf(text);
    m_html += "<tr>";
    for (std::size_t index = 0; index < rules.size(); ++index) {
      const std::string_view side = trimmed(rules[index]);
      const bool isRight = side.ends_with(':');
      const char* align = isRight && side.starts_with(':') ? " class=\"middle\"" : isRight ? " class=\"right\"" : "";
      const std::string words = index < cells.size() ? inlineHtml(trimmed(cells[index])) : std::string();
      m_html += std::string("<") + element + align + '>' + words + "</" + element + '>';
    }
    m_html += "</tr>\n";
  }

  void table() {
    const std::vector<std::string> rules = cellsOf(m_lines[m_at + 1]);
    m_html += "<table>\n";
    row(line(), rules, "th");
    for (m_at += 2; m_at < m_lines.size() && !isBlank(line()) && line().find('|') != std::string::npos; ++m_at)
      row(line(), rules, "td");
    m_html += "</table>\n";
  }

  bool endsParagraph() const {
    return isBlank(line()) || headingLevel(line()) > 0 || isRule(line()) || !fenceOf(line()).empty() ||
           trimmed(line()).starts_with('>') || bulletOf(line());
  }

  void paragraph() {
    std::string text(trimmed(line()));
    if (line().ends_with("  ")) text += "  ";
    for (++m_at; m_at < m_lines.size(); ++m_at) {
      const std::string_view under = trimmed(line());
      if (!under.empty() && (under.find_first_not_of('=') == under.npos ||
                             (under.size() > 1 && under.find_first_not_of('-') == under.npos)))
        return setext(text, under[0] == '=' ? "h3" : "h4");
      if (endsParagraph()) break;
      text += '\n' + std::string(under);
      if (line().ends_with("  ")) text += "  ";
    }
    m_html += m_isTight ? inlineHtml(text) + '\n' : "<p>" + inlineHtml(text) + "</p>\n";
  }

  // A line of equals signs or hyphens below it makes a heading of a paragraph.
  void setext(const std::string& text, const std::string& element) {
    m_html += '<' + element + '>' + inlineHtml(text) + "</" + element + ">\n";
    ++m_at;
  }

  Lines m_lines;
  int m_depth;
  std::size_t m_at = 0;
  std::string m_html;
  bool m_isTight = false;
};

} // namespace

std::string markdownToHtml(std::string_view text) { return Blocks(linesOf(text), 0).write(); }

} // namespace signalbox::docs
