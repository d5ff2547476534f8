// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/python/format.h"

#include "plugins/fastapi/python/layout.h"
#include "plugins/fastapi/python/parser.h"

#include <algorithm>
#include <array>
#include <optional>

namespace signalbox::python {
namespace {

class Statement final {
public:
  Statement(std::string_view source, int indentation, Parser& parser)
      : m_source(source), m_indentation(indentation), m_parser(parser) {}

  // None when the line is no statement that we lay out.
  std::optional<Document> read() {
    std::optional<Document> made = any();
    if (!made || m_parser.hasFailed() || !m_parser.isEnd()) return std::nullopt;
    return made;
  }

private:
  std::optional<Document> any() {
    if (m_parser.take("@")) return concat({text("@"), m_layout.bare(*m_parser.expression())});
    if (m_parser.isAt("def") || m_parser.isAt("async")) return definition();
    if (m_parser.take("class")) return classHeader();
    for (const std::string_view word : {"if", "elif", "while"})
      if (m_parser.take(word)) return header(std::string(word) + " ", m_parser.expression());
    if (m_parser.take("for")) return loop("for ");
    if (m_parser.take("with")) return with("with ");
    if (m_parser.take("from")) return import();
    for (const std::string_view word : {"return", "raise", "del", "assert"})
      if (m_parser.take(word)) return keyword(word);
    return assignment();
  }

  Document value(const NodePtr& node) { return m_layout.statementValue(*node, m_indentation); }

  std::optional<Document> header(std::string start, const NodePtr& condition) {
    if (!m_parser.take(":")) return std::nullopt;
    return concat({text(std::move(start)), value(condition), text(":")});
  }

  std::optional<Document> keyword(std::string_view word) {
    if (m_parser.isEnd()) return text(std::string(word));
    const NodePtr made = word == "assert" ? m_parser.expression() : m_parser.expressionList();
    Document document = concat({text(std::string(word) + " "), value(made)});
    if (word == "assert" && m_parser.take(",")) return concat({document, text(", "), value(m_parser.expression())});
    if (word == "raise" && m_parser.take("from"))
      document = concat({document, text(" from "), value(m_parser.expression())});
    return document;
  }

  std::optional<Document> loop(std::string start) {
    const NodePtr target = m_parser.target();
    if (!m_parser.take("in")) return std::nullopt;
    std::string left = toText(*target);
    if (target->kind == NodeKind::Tuple && !target->isBare) left = left.substr(1, left.size() - 2);
    return header(start + left + " in ", m_parser.expressionList());
  }

  std::optional<Document> with(std::string start) {
    const NodePtr item = m_parser.expression();
    Document document = concat({text(std::move(start)), m_layout.bare(*item)});
    if (m_parser.take("as")) document = concat({document, text(" as " + toText(*m_parser.target()))});
    if (!m_parser.take(":")) return std::nullopt;
    return concat({document, text(":")});
  }

  std::optional<Document> definition() {
    std::string start;
    if (m_parser.take("async")) {
      if (m_parser.take("for")) return loop("async for ");
      if (m_parser.take("with")) return with("async with ");
      start = "async ";
    }
    if (!m_parser.take("def")) return std::nullopt;
    start += "def " + std::string(m_parser.token().text);
    m_parser.next();
    if (!m_parser.take("(")) return std::nullopt;
    std::vector<Document> parameters;
    while (!m_parser.isEnd() && !m_parser.isAt(")")) {
      parameters.push_back(parameter());
      if (!m_parser.take(",")) break;
    }
    if (!m_parser.take(")")) return std::nullopt;
    Document end = text(":");
    bool isExpanded = false;
    if (m_parser.take("->")) {
      const NodePtr result = m_parser.expression();
      const std::string flat = " -> " + toText(*result) + ":";
      const bool fits = m_indentation + 1 + widthOf(flat) <= 88;
      // Parameters break before what they give does.
      isExpanded = !parameters.empty() && !fits;
      if (parameters.empty())
        end = concat({text(" -> "), m_layout.statementValue(*result, m_indentation), text(":")});
      else
        end = fits ? text(flat) : concat({text(" -> "), m_layout.bare(*result), text(":")});
    }
    if (!m_parser.take(":")) return std::nullopt;
    return concat({text(start),
                   m_layout.bracketed("(", std::move(parameters), ")", Layout::SingleItem::WithComma, isExpanded),
                   end});
  }

  Document parameter() {
    for (const std::string_view star : {"**", "*"}) {
      if (!m_parser.take(star)) continue;
      if (m_parser.isAt(",")) return text(std::string(star));
      return concat({text(std::string(star)), parameter()});
    }
    if (m_parser.take("/")) return text("/");
    std::string name(m_parser.token().text);
    m_parser.next();
    if (!m_parser.take(":")) {
      if (!m_parser.take("=")) return text(std::move(name));
      return concat({text(name + "="), m_layout.inBrackets(*m_parser.expression())});
    }
    Document made = concat({text(name + ": "), m_layout.inBrackets(*m_parser.expression())});
    if (m_parser.take("=")) made = concat({made, text(" = "), m_layout.inBrackets(*m_parser.expression())});
    return made;
  }

  std::optional<Document> classHeader() {
    std::string start = "class " + std::string(m_parser.token().text);
    m_parser.next();
    if (m_parser.take(":")) return text(start + ":");
    const NodePtr bases = m_parser.argumentList(std::make_shared<Node>(NodeKind::Atom, ""));
    if (!m_parser.take(":")) return std::nullopt;
    std::vector<Document> items;
    for (std::size_t i = 1; i < bases->items.size(); ++i) items.push_back(m_layout.inBrackets(*bases->items[i]));
    return concat({text(start), m_layout.bracketed("(", std::move(items), ")", Layout::SingleItem::Plain), text(":")});
  }

  std::optional<Document> import() {
    std::string module;
    for (; !m_parser.isEnd() && !m_parser.isAt("import"); m_parser.next()) module += m_parser.token().text;
    if (!m_parser.take("import")) return std::nullopt;
    std::vector<std::string> names;
    while (!m_parser.isEnd()) {
      std::string name(m_parser.token().text);
      m_parser.next();
      if (m_parser.take("as")) {
        name += " as " + std::string(m_parser.token().text);
        m_parser.next();
      }
      names.push_back(std::move(name));
      if (!m_parser.take(",")) break;
    }
    std::vector<Document> items{softLine()};
    for (std::size_t i = 0; i < names.size(); ++i) {
      items.push_back(text(names[i]));
      items.push_back(i + 1 < names.size() ? concat({text(","), line()}) : ifBreak(text(",")));
    }
    return group(concat({text("from " + module + " import "), ifBreak(text("(")), indent(concat(std::move(items))),
                         softLine(), ifBreak(text(")"))}));
  }

  std::optional<Document> assignment() {
    const NodePtr first = m_parser.expressionList();
    if (m_parser.isEnd()) return value(first);
    if (m_parser.take(":")) {
      const NodePtr annotation = m_parser.expression();
      if (m_parser.isEnd()) return concat({text(toText(*first) + ": "), value(annotation)});
      if (!m_parser.take("=")) return std::nullopt;
      return assigned(concat({text(toText(*first) + ": "), m_layout.bare(*annotation)}), " = ",
                      m_parser.expressionList(), toText(*first) + ": " + toText(*annotation) + " = ");
    }
    if (m_parser.token().kind != TokenKind::Operator || !m_parser.token().text.ends_with("=")) return std::nullopt;
    const std::string op(m_parser.token().text);
    m_parser.next();
    std::string left = toText(*first);
    if (first->kind == NodeKind::Tuple && !first->isParenthesised && left.starts_with("("))
      left = left.substr(1, left.size() - 2);
    return assigned(text(left), " " + op + " ", m_parser.expressionList(), left + " " + op + " ");
  }

  // The left side stays on its line while the right side can open behind it.
  std::optional<Document> assigned(Document left, std::string op, const NodePtr& right, const std::string& flatLeft) {
    const Document rightSide = value(right);
    const std::string flat = print(concat({text(flatLeft), rightSide}), m_indentation, m_indentation);
    const std::string_view firstLine = std::string_view(flat).substr(0, flat.find('\n'));
    if (widthOf(firstLine) + m_indentation <= 88) return concat({text(flatLeft), rightSide});
    return concat({left, text(std::move(op)), rightSide});
  }

  std::string_view m_source;
  int m_indentation;
  Parser& m_parser;
  Layout m_layout;
};

constexpr auto plainWords =
    std::to_array<std::string_view>({"else", "try", "finally", "except", "pass", "import", "break", "continue"});

bool isPlain(std::string_view line) {
  const std::size_t end = line.find_first_of(" :(");
  return line.starts_with("#") || std::ranges::find(plainWords, line.substr(0, end)) != plainWords.end();
}

// Docstrings stand on lines of their own.
bool opensDocstring(std::string_view line) { return line.starts_with("\"\"\""); }
bool closesDocstring(std::string_view line, bool isOpening) {
  return (isOpening ? line.substr(3) : line).find("\"\"\"") != std::string_view::npos;
}

std::string formatLine(std::string_view line, int indentation) {
  std::string start(static_cast<std::size_t>(indentation), ' ');
  if (isPlain(line)) return start + std::string(line);
  std::string_view code = line;
  std::string comment;
  if (const std::size_t at = line.rfind("  # "); at != std::string_view::npos) {
    code = line.substr(0, at);
    comment = line.substr(at);
  }
  auto tokens = tokenize(code);
  if (!tokens) return start + std::string(line);
  Parser parser(std::move(*tokens));
  const auto document = Statement(code, indentation, parser).read();
  return start + (document ? print(*document, indentation, indentation) : std::string(code)) + comment;
}

} // namespace

std::string format(std::string_view source) {
  std::string out;
  bool inDocstring = false;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = std::min(source.find('\n', at), source.size());
    std::string_view line = source.substr(at, end - at);
    at = end + 1;
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    const std::string_view content = line.substr(begin);
    const bool isOpening = !inDocstring && opensDocstring(content);
    if (inDocstring || isOpening) {
      inDocstring = !closesDocstring(isOpening ? content : line, isOpening);
      out += line;
    } else if (!content.empty()) {
      out += formatLine(content, static_cast<int>(begin));
    }
    out += '\n';
  }
  return out;
}

} // namespace signalbox::python
