// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: where an expression may break over lines, by the rules of ruff format.
#pragma once

#include "plugins/fastapi/python/document.h"
#include "plugins/fastapi/python/syntax.h"

namespace signalbox::python {

// What a statement needs around its expression: nothing (it opens by itself), parentheses when it breaks over lines, or
// parentheses when it then fits.
enum class Parentheses { Never, WhenBroken, WhenThatFits };

class Layout final {
public:
  // Of an expression that ends a statement: return, the right side of an assignment, a condition.
  Document statementValue(const Node& node, int indentation);
  // Bare: a decorator, a callee, an expression on its own.
  Document bare(const Node& node) { return layout(node, {}); }
  Document inBrackets(const Node& node) { return layout(node, {Level::Bracketed, 0}); }
  // ( a, b, ) with one item a line when they do not fit.
  enum class SingleItem { WithComma, Plain };
  Document bracketed(std::string open, std::vector<Document> items, std::string close, SingleItem single,
                     bool isExpanded = false);

private:
  // Nothing around it; parentheses that are there only when their group breaks; brackets.
  enum class LevelKind { Bare, Optional, Bracketed };
  struct Level {
    static constexpr LevelKind Bracketed = LevelKind::Bracketed;
    LevelKind kind = LevelKind::Bare;
    int group = 0;
  };
  static constexpr Level inside{LevelKind::Bracketed, 0};

  Document layout(const Node& node, Level level);
  Document unwrapped(const Node& node, Level level);
  Document brackets(const std::string& open, Document content, const std::string& close, Level level,
                    bool isExpanded = false);
  Document items(const Node& node, std::size_t from, bool trailingComma);
  Document call(const Node& node, Level level, bool fluent);
  Document chained(const Node& node, Level level, bool fluent);
  Document operators(const Node& node, Level level);
  Document ifElse(const Node& node, Level level);
  void ifElseParts(const Node& node, Level level, std::vector<Document>& parts);
  Document comprehension(const Node& node, Level level);
  Document value(const Node& node); // of a keyword or a pair
  Document lineOf(Level level, bool hasSpace) const;
  Document onlyInParentheses(Document content, Level level) const;

  int m_groups = 0;
};

Parentheses parenthesesOf(const Node& node);
bool isSimplePower(const Node& node); // a**b, without spaces
std::string quotedBody(const std::string& prefix, const std::string& body, char preferred);

} // namespace signalbox::python
