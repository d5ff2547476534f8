// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/python_tokens.h"

#include <algorithm>

namespace signalbox::design {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isNameByte(char c) {
  return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool isQuote(char c) { return c == '\'' || c == '"'; }

class Tokens final {
public:
  explicit Tokens(std::string_view source) : m_source(source) {}

  std::vector<PythonToken> run() {
    while (m_at < m_source.size()) takeOne();
    return std::move(m_tokens);
  }

private:
  using Kind = PythonToken::Kind;
  char here() const { return m_source[m_at]; }
  bool isNext(std::string_view text) const { return m_source.substr(m_at).starts_with(text); }
  void add(Kind kind, std::size_t begin) { m_tokens.push_back({kind, begin, m_at}); }

  void takeOne() {
    const std::size_t begin = m_at;
    if (isQuote(here())) return takeText(begin, false);
    if (!isNameByte(here())) {
      const bool isBlank = here() == ' ' || here() == '\n' || here() == '\t' || here() == '\r';
      ++m_at;
      if (!isBlank) add(Kind::Sign, begin);
      return;
    }
    while (m_at < m_source.size() && isNameByte(here())) ++m_at;
    const std::string_view word = m_source.substr(begin, m_at - begin);
    if (m_at < m_source.size() && isQuote(here()) && word.size() <= 2)
      return takeText(begin, word.contains('f') || word.contains('F'));
    add(isDigit(word.front()) ? Kind::Number : Kind::Name, begin);
  }

  void takeText(std::size_t begin, bool isFormatted) {
    const std::string_view one = m_source.substr(m_at, 1);
    const std::string_view three = m_source.substr(m_at, 3);
    const bool isLong = three.size() == 3 && three[1] == one[0] && three[2] == one[0];
    const std::string_view quote = isLong ? three : one;
    m_at += quote.size();
    while (m_at < m_source.size() && !isNext(quote)) {
      if (here() == '\\')
        m_at = std::min(m_at + 2, m_source.size());
      else if (isFormatted && here() == '{' && !isNext("{{"))
        takeField();
      else
        m_at += isFormatted && (isNext("{{") || isNext("}}")) ? 2 : 1;
    }
    m_at = std::min(m_at + quote.size(), m_source.size());
    if (!isFormatted) add(Kind::Text, begin);
  }

  // {expression!r:format} of an f-string.
  void takeField() {
    int depth = 0;
    do {
      const char c = here();
      if (depth == 1 && c == ':') return skipFormat();
      depth += c == '{' || c == '(' || c == '[' ? 1 : c == '}' || c == ')' || c == ']' ? -1 : 0;
      takeOne();
    } while (m_at < m_source.size() && depth > 0);
  }

  void skipFormat() {
    for (int depth = 1; m_at < m_source.size() && depth > 0; ++m_at) {
      depth += here() == '{' ? 1 : here() == '}' ? -1 : 0;
      if (depth == 0) m_tokens.push_back({Kind::Sign, m_at, m_at + 1});
    }
  }

  std::string_view m_source;
  std::size_t m_at = 0;
  std::vector<PythonToken> m_tokens;
};

} // namespace

std::vector<PythonToken> pythonTokens(std::string_view source) { return Tokens(source).run(); }

std::string_view textInside(std::string_view source, const PythonToken& token) {
  std::string_view text = source.substr(token.begin, token.end - token.begin);
  text.remove_prefix(std::min(text.find_first_of("'\""), text.size()));
  const std::size_t quotes = text.size() >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
  return text.size() < 2 * quotes ? std::string_view() : text.substr(quotes, text.size() - 2 * quotes);
}

void TextEdits::replace(std::size_t begin, std::size_t end, std::string text) {
  const bool isKnown = std::ranges::any_of(m_edits, [&](const Edit& edit) { return edit.begin == begin; });
  if (!isKnown) m_edits.push_back({begin, end, std::move(text)});
}

std::string TextEdits::apply(std::string_view source) const {
  std::vector<Edit> sorted = m_edits;
  std::ranges::sort(sorted, {}, &Edit::begin);
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : sorted) {
    out += source.substr(at, edit.begin - at);
    out += edit.text;
    at = edit.end;
  }
  return out += source.substr(at);
}

std::string mapTemplate(std::string_view text, const std::function<std::string(std::string_view)>& change) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find("{{", at), text.size());
    out += text.substr(at, open - at);
    const std::size_t close = std::min(text.find("}}", open), text.size());
    if (open < text.size()) {
      const std::size_t begin = std::min(open + 2, close);
      (out += "{{") += change(text.substr(begin, close - begin));
    }
    at = close;
    if (at < text.size()) {
      out += "}}";
      at += 2;
    }
  }
  return out;
}

} // namespace signalbox::design
