// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/command_words.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace signalbox::requests {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }
bool isLineEnd(char c) { return c == '\n' || c == '\r'; }

// One pass over a text; each shell reads its quotes with it.
class Scanner final {
public:
  explicit Scanner(std::string_view text) : m_text(text) {}

  bool atEnd() const { return m_at >= m_text.size(); }
  char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
  char take() { return m_text[m_at++]; }
  void skip(std::size_t count) { m_at = std::min(m_at + count, m_text.size()); }
  bool takeIf(std::string_view token) {
    if (!m_text.substr(m_at).starts_with(token)) return false;
    m_at += token.size();
    return true;
  }
  bool takeLineEnd() { return takeIf("\r\n") || takeIf("\n") || takeIf("\r"); }

  void add(char c) { word() += c; }
  std::string& word() {
    if (!m_word) m_word.emplace();
    return *m_word;
  }
  void endWord() {
    if (m_word) m_words.push_back(std::move(*m_word));
    m_word.reset();
  }
  std::vector<std::string> finish() {
    endWord();
    return std::move(m_words);
  }
  bool hasWords() const { return m_word || !m_words.empty(); }

private:
  std::string_view m_text;
  std::size_t m_at = 0;
  std::optional<std::string> m_word;
  std::vector<std::string> m_words;
};

void appendUtf8(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0U | point >> 6U);
    out += static_cast<char>(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0U | point >> 12U);
    out += static_cast<char>(0x80U | (point >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (point & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (point >> 18U & 7U));
    out += static_cast<char>(0x80U | (point >> 12U & 0x3FU));
    out += static_cast<char>(0x80U | (point >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (point & 0x3FU));
  }
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

std::uint32_t number(Scanner& in, std::uint32_t base, int most) {
  std::uint32_t value = 0;
  for (int i = 0; i < most && digit(in.peek()) < static_cast<int>(base); ++i)
    value = value * base + static_cast<std::uint32_t>(digit(in.take()));
  return value;
}

// $'…' of bash: what browsers write where a text has line ends or characters outside ASCII.
void ansiEscape(Scanner& in) {
  const char c = in.take();
  static constexpr std::string_view names = "abefnrtv";
  static constexpr std::string_view values = "\a\b\x1b\f\n\r\t\v";
  if (const auto at = names.find(c); at != names.npos) return in.add(values[at]);
  if (c == 'x') return in.add(static_cast<char>(number(in, 16, 2)));
  if (c == 'u' || c == 'U') {
    std::uint32_t point = number(in, 16, c == 'u' ? 4 : 8);
    if (point >= 0xD800 && point < 0xDC00 && in.takeIf("\\u")) // Chrome writes surrogate pairs
      point = 0x10000 + ((point - 0xD800) << 10U) + (number(in, 16, 4) - 0xDC00);
    return appendUtf8(in.word(), point);
  }
  if (digit(c) < 8) { // up to three octal digits
    auto value = static_cast<std::uint32_t>(digit(c));
    for (int i = 0; i < 2 && digit(in.peek()) < 8; ++i)
      value = value * 8 + static_cast<std::uint32_t>(digit(in.take()));
    return in.add(static_cast<char>(value));
  }
  in.add(c);
}

void ansiQuoted(Scanner& in) {
  in.word();
  while (!in.atEnd() && in.peek() != '\'') {
    if (in.takeIf("\\") && !in.atEnd())
      ansiEscape(in);
    else if (!in.atEnd())
      in.add(in.take());
  }
  in.skip(1);
}

void singleQuoted(Scanner& in) {
  in.word();
  while (!in.atEnd() && in.peek() != '\'') in.add(in.take());
  in.skip(1);
}

void bashDoubleQuoted(Scanner& in) {
  in.word();
  while (!in.atEnd() && in.peek() != '"') {
    if (in.peek() == '\\' && std::string_view("$`\"\\\n").find(in.peek(1)) != std::string_view::npos) {
      in.skip(1);
      if (const char c = in.take(); c != '\n') in.add(c);
    } else {
      in.add(in.take());
    }
  }
  in.skip(1);
}

std::vector<std::string> bashWords(std::string_view text) {
  Scanner in(text);
  while (!in.atEnd()) {
    if (in.takeIf("\\\r\n") || in.takeIf("\\\n")) continue;
    if (in.takeIf("$'"))
      ansiQuoted(in);
    else if (in.takeIf("'"))
      singleQuoted(in);
    else if (in.takeIf("\"") || in.takeIf("$\""))
      bashDoubleQuoted(in);
    else if (in.takeIf("\\"))
      in.add(in.atEnd() ? '\\' : in.take());
    else if (isBlank(in.peek())) {
      in.endWord();
      in.skip(1);
    } else if (isLineEnd(in.peek()) || std::string_view(";|&").find(in.peek()) != std::string_view::npos) {
      if (in.hasWords()) break;
      in.skip(1);
    } else {
      in.add(in.take());
    }
  }
  return in.finish();
}

// The carets of cmd.exe taken away: one makes the next character plain; before a line end it joins the lines.
std::string withoutCarets(std::string_view text) {
  Scanner in(text);
  std::string out;
  bool isQuoted = false;
  while (!in.atEnd()) {
    if (!isQuoted && in.takeIf("^")) {
      in.takeLineEnd();
      if (!in.atEnd()) out += in.take();
      continue;
    }
    const char c = in.take();
    if (c == '"') isQuoted = !isQuoted;
    if (!isQuoted && (isLineEnd(c) || c == '|' || c == '&') && !out.empty()) break;
    out += c;
  }
  return out;
}

// How a program of Windows reads its command line (Microsoft C runtime): backslashes before a quote, "" inside quotes.
std::vector<std::string> cmdWords(std::string_view text) {
  const std::string line = withoutCarets(text);
  Scanner in(line);
  bool isQuoted = false;
  while (!in.atEnd()) {
    if (in.takeIf("\\\"")) {
      in.add('"');
    } else if (in.takeIf("\\\\\"")) {
      in.add('\\');
      isQuoted = !isQuoted;
    } else if (isQuoted && in.takeIf("\"\"")) {
      in.add('"');
    } else if (in.takeIf("\"")) {
      in.word();
      isQuoted = !isQuoted;
    } else if (!isQuoted && (isBlank(in.peek()) || isLineEnd(in.peek()))) {
      in.endWord();
      in.skip(1);
    } else {
      in.add(in.take());
    }
  }
  return in.finish();
}

// Backtick escapes of PowerShell, after the backtick.
void backtick(Scanner& in) {
  if (in.takeLineEnd()) return;
  static constexpr std::string_view names = "0abefnrtv";
  static constexpr std::string_view values("\0\a\b\x1b\f\n\r\t\v", 9);
  if (in.atEnd()) return;
  const char c = in.take();
  const auto at = names.find(c);
  in.add(at == names.npos ? c : values[at]);
}

void powerShellQuoted(Scanner& in, char quote) {
  in.word();
  while (!in.atEnd()) {
    if (in.peek() == quote) {
      in.skip(1);
      if (in.peek() != quote) return;
    } else if (quote == '"' && in.takeIf("`")) {
      backtick(in);
      continue;
    }
    if (!in.atEnd()) in.add(in.take());
  }
}

std::vector<std::string> powerShellWords(std::string_view text) {
  Scanner in(text);
  while (!in.atEnd()) {
    if (in.takeIf("'")) {
      powerShellQuoted(in, '\'');
    } else if (in.takeIf("\"")) {
      powerShellQuoted(in, '"');
    } else if (in.takeIf("`")) {
      backtick(in);
    } else if (isBlank(in.peek())) {
      in.endWord();
      in.skip(1);
    } else if (isLineEnd(in.peek()) || in.peek() == ';' || in.peek() == '|') {
      if (in.hasWords()) break;
      in.skip(1);
    } else {
      in.add(in.take());
    }
  }
  return in.finish();
}

bool hasLineEndAfter(std::string_view text, char mark) {
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    const auto next = text.substr(at + 1);
    if (next.starts_with("\n") || next.starts_with("\r\n")) return true;
  }
  return false;
}

} // namespace

Shell shellOf(std::string_view command) {
  if (command.find("^\"") != command.npos || hasLineEndAfter(command, '^')) return Shell::Cmd;
  if (command.find("curl.exe") != command.npos || hasLineEndAfter(command, '`')) return Shell::PowerShell;
  return Shell::Bash;
}

std::vector<std::string> commandWords(std::string_view command, Shell shell) {
  switch (shell) {
  case Shell::Bash: return bashWords(command);
  case Shell::Cmd: return cmdWords(command);
  case Shell::PowerShell: return powerShellWords(command);
  }
  return {};
}

} // namespace signalbox::requests
