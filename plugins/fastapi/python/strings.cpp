// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Strings and f-strings: their parts out of the source, and the quotes ruff would write them in.
#include "plugins/fastapi/python/parser.h"

#include <algorithm>

namespace signalbox::python {
namespace {

bool isRaw(std::string_view prefix) { return prefix.find_first_of("rR") != std::string_view::npos; }
bool isFormatted(std::string_view prefix) { return prefix.find_first_of("fF") != std::string_view::npos; }

std::string lowered(std::string_view prefix) {
  std::string made(prefix);
  std::ranges::transform(made, made.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::erase(made, 'u');
  return made;
}

// Where the expression of a replacement field ends: at a colon, an exclamation mark or the brace outside brackets.
std::size_t endOfExpression(std::string_view text, std::size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\'' || c == '"') {
      const std::size_t close = text.find(c, at + 1);
      if (close == std::string_view::npos) return close;
      at = close;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (depth > 0 && (c == ')' || c == ']' || c == '}')) {
      --depth;
    } else if (depth == 0 && (c == '}' || c == ':' || (c == '!' && at + 1 < text.size() && text[at + 1] != '='))) {
      return at;
    }
  }
  return std::string_view::npos;
}

class FStringReader final {
public:
  FStringReader(std::string_view body, bool raw) : m_body(body), m_raw(raw) {}

  bool parts(std::vector<NodePtr>& into, bool isSpecification) {
    std::string literal;
    const auto flush = [&] {
      if (literal.empty()) return;
      auto part = std::make_shared<Node>(NodeKind::String);
      part->body = m_raw ? literal : withoutEscapedQuotes(literal);
      into.push_back(part);
      literal.clear();
    };
    while (m_at < m_body.size()) {
      const char c = m_body[m_at];
      if (isSpecification && c == '}') break;
      if (c == '{' && !isSpecification && m_body.substr(m_at).starts_with("{{")) {
        literal += "{{";
        m_at += 2;
      } else if (c == '{') {
        flush();
        if (!replacement(into)) return false;
      } else if (c == '}') {
        if (!m_body.substr(m_at).starts_with("}}")) return false;
        literal += "}}";
        m_at += 2;
      } else {
        const std::size_t count = c == '\\' && m_at + 1 < m_body.size() ? 2 : 1;
        literal += m_body.substr(m_at, count);
        m_at += count;
      }
    }
    flush();
    return true;
  }

private:
  bool replacement(std::vector<NodePtr>& into) {
    const std::size_t end = endOfExpression(m_body, ++m_at);
    if (end == std::string_view::npos) return false;
    auto value = parseExpression(m_body.substr(m_at, end - m_at));
    if (!value) return false;
    auto made = std::make_shared<Node>(NodeKind::Replacement, "", std::vector<NodePtr>{*value});
    m_at = end;
    if (m_body[m_at] == '!') {
      made->text = m_body.substr(m_at, 2);
      m_at += 2;
    }
    if (m_at < m_body.size() && m_body[m_at] == ':') {
      ++m_at;
      made->text += ":";
      if (!parts(made->items, true)) return false;
    }
    if (m_at >= m_body.size() || m_body[m_at] != '}') return false;
    ++m_at;
    into.push_back(made);
    return true;
  }

  std::string_view m_body;
  bool m_raw;
  std::size_t m_at = 0;
};

} // namespace

std::string withoutEscapedQuotes(std::string_view body) {
  std::string made;
  for (std::size_t at = 0; at < body.size(); ++at) {
    if (body[at] == '\\' && at + 1 < body.size()) {
      if (body[at + 1] != '\'' && body[at + 1] != '"') made += '\\';
      made += body[++at];
    } else {
      made += body[at];
    }
  }
  return made;
}

NodePtr parseFString(std::string_view body, bool raw) {
  auto made = std::make_shared<Node>(NodeKind::FString);
  FStringReader reader(body, raw);
  return reader.parts(made->items, false) ? made : nullptr;
}

NodePtr Parser::strings() {
  bool anyFormatted = false;
  std::vector<Token> parts;
  for (; token().kind == TokenKind::String; next()) {
    parts.push_back(token());
    anyFormatted = anyFormatted || isFormatted(token().prefix);
  }
  if (parts.size() == 1 && parts[0].isTriple) return std::make_shared<Node>(NodeKind::Atom, std::string(parts[0].text));
  auto made = std::make_shared<Node>(anyFormatted ? NodeKind::FString : NodeKind::String, lowered(parts[0].prefix));
  for (const Token& part : parts) {
    const bool raw = isRaw(part.prefix);
    if (!anyFormatted) {
      made->body += raw ? std::string(part.body) : withoutEscapedQuotes(part.body);
      continue;
    }
    std::string body(part.body);
    if (!isFormatted(part.prefix)) {
      std::string doubled;
      for (const char c : body) doubled += c == '{' || c == '}' ? std::string(2, c) : std::string(1, c);
      body = doubled;
    }
    const NodePtr read = parseFString(body, raw);
    if (!read) return fail();
    made->items.insert(made->items.end(), read->items.begin(), read->items.end());
  }
  if (anyFormatted) made->text = isRaw(parts[0].prefix) ? "rf" : "f";
  return made;
}

std::string stringLiteral(std::string_view value, char preferredQuote) {
  std::string body;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\')
      body += "\\\\";
    else if (c == '\n')
      body += "\\n";
    else if (c == '\r')
      body += "\\r";
    else if (c == '\t')
      body += "\\t";
    else if (byte < 0x20 || byte == 0x7f)
      body += std::string("\\x") + "0123456789abcdef"[byte >> 4] + "0123456789abcdef"[byte & 15];
    else
      body += c;
  }
  Node node(NodeKind::String);
  node.body = std::move(body);
  return toText(node, preferredQuote);
}

bool fitsInFString(std::string_view text) { return text.find_first_of("\\\"\n") == std::string_view::npos; }

} // namespace signalbox::python
