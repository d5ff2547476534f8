// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/python/layout.h"

#include <algorithm>

namespace signalbox::python {
namespace {

bool isCallOrSubscript(const Node& node) { return node.kind == NodeKind::Call || node.kind == NodeKind::Subscript; }

// Two or more attributes behind brackets: a().b().c() breaks before its dots.
bool isFluent(const Node& node) {
  int attributes = 0;
  const Node* at = &node;
  while (true) {
    if (at->kind == NodeKind::Attribute) {
      at = at->items[0].get();
      if (at->isParenthesised) return ++attributes >= 2;
      attributes += isCallOrSubscript(*at);
    } else if (isCallOrSubscript(*at)) {
      at = at->items[0].get();
    } else {
      return attributes + at->isParenthesised >= 2;
    }
    if (at->isParenthesised) return attributes >= 2;
  }
}

bool hasOwnBrackets(const Node& node) {
  if (node.isParenthesised) return true;
  switch (node.kind) {
  case NodeKind::Call:
  case NodeKind::Subscript: return node.items.size() > 1;
  case NodeKind::List:
  case NodeKind::Set:
  case NodeKind::Dict:
  case NodeKind::Tuple: return !node.items.empty();
  case NodeKind::Comprehension: return true;
  default: return false;
  }
}

// How strongly operators bind, as ruff orders them; the parts that a break may stand between.
struct Omit {
  int precedence = 0;
  int count = 0;
  bool anyBrackets = false;
  const Node* first = nullptr;
  const Node* last = nullptr;

  void update(int next, int times = 1) {
    if (next > precedence) {
      precedence = next;
      count = times;
    } else if (next == precedence) {
      count += times;
    }
  }

  void visit(const Node& node) {
    const bool isLeft = !first;
    last = &node;
    if (node.isParenthesised) {
      anyBrackets = true;
    } else {
      inner(node);
    }
    if (isLeft && !first) first = &node;
  }

  void inner(const Node& node) {
    switch (node.kind) {
    case NodeKind::List:
    case NodeKind::Set:
    case NodeKind::Dict:
    case NodeKind::Tuple:
    case NodeKind::Comprehension: anyBrackets = true; break;
    case NodeKind::Call:
    case NodeKind::Subscript:
      anyBrackets = true;
      visit(*node.items[0]);
      first = first == node.items[0].get() && node.items[0]->kind == NodeKind::Atom ? first : first;
      last = &node;
      break;
    case NodeKind::Attribute:
      visit(*node.items[0]);
      if (hasOwnBrackets(*node.items[0])) update(1);
      last = &node;
      break;
    case NodeKind::Unary:
      if (node.text == "not") update(12);
      visit(*node.items[0]);
      break;
    case NodeKind::Prefixed: visit(*node.items[0]); break;
    case NodeKind::Binary: binary(node); break;
    case NodeKind::Comparison: operands(node, 11); break;
    case NodeKind::Boolean: operands(node, node.operators[0] == "and" ? 13 : 13); break;
    case NodeKind::IfElse:
      update(14, 2);
      for (const std::size_t i : {0U, 1U, 2U}) visit(*node.items[i]);
      break;
    default: break;
    }
  }

  void binary(const Node& node) {
    const std::string& op = node.operators[0];
    const int level = op == "**"                                                       ? 2
                      : op == "*" || op == "/" || op == "//" || op == "%" || op == "@" ? 4
                      : op == "+" || op == "-"                                         ? 5
                      : op == "<<" || op == ">>"                                       ? 6
                      : op == "&"                                                      ? 7
                      : op == "^"                                                      ? 8
                                                                                       : 9;
    operands(node, level);
  }

  void operands(const Node& node, int level) {
    update(level, static_cast<int>(node.operators.size()));
    for (const NodePtr& item : node.items) visit(*item);
  }

  bool canOmit() const {
    if (!anyBrackets || count > 1) return false;
    if (precedence <= 1) return true;
    return (last && hasOwnBrackets(*last)) || (first && hasOwnBrackets(*first));
  }
};

} // namespace

Parentheses parenthesesOf(const Node& node) {
  switch (node.kind) {
  case NodeKind::Atom:
  case NodeKind::String:
  case NodeKind::FString: return Parentheses::WhenThatFits;
  case NodeKind::Attribute:
    if (isFluent(node)) return Parentheses::WhenBroken;
    return parenthesesOf(*node.items[0]) == Parentheses::WhenThatFits ? Parentheses::WhenThatFits
                                                                      : parenthesesOf(*node.items[0]);
  case NodeKind::Call:
  case NodeKind::Subscript: {
    if (isFluent(node)) return Parentheses::WhenBroken;
    const Parentheses inner = parenthesesOf(*node.items[0]);
    return inner == Parentheses::WhenThatFits ? Parentheses::Never : inner;
  }
  case NodeKind::Binary:
  case NodeKind::Comparison:
  case NodeKind::Boolean:
  case NodeKind::IfElse:
  case NodeKind::Unary: return Parentheses::WhenBroken;
  case NodeKind::Prefixed: return node.text == "await" ? parenthesesOf(*node.items[0]) : Parentheses::Never;
  default: return Parentheses::Never;
  }
}

Document Layout::statementValue(const Node& original, int indentation) {
  Node node = original;
  node.isParenthesised = false;
  switch (parenthesesOf(node)) {
  case Parentheses::Never: return layout(node, {});
  case Parentheses::WhenThatFits: {
    const std::string flat = toText(node);
    if (indentation + 4 + widthOf(flat) > 88) return layout(node, {});
    return group(
        concat({ifBreak(text("(")), indent(concat({softLine(), text(flat)})), softLine(), ifBreak(text(")"))}));
  }
  case Parentheses::WhenBroken: break;
  }
  Omit omit;
  omit.visit(node);
  const int number = ++m_groups;
  const Level level = omit.canOmit() ? Level{LevelKind::Optional, number} : inside;
  return group(concat({ifBreak(text("(")), indentIfBreak(concat({softLine(), layout(node, level)}), number), softLine(),
                       ifBreak(text(")"))}),
               false, number);
}

Document Layout::layout(const Node& node, Level level) {
  if (!node.isParenthesised) return unwrapped(node, level);
  return brackets("(", unwrapped(node, inside), ")", level);
}

Document Layout::brackets(const std::string& open, Document content, const std::string& close, Level level,
                          bool isExpanded) {
  Document made = concat({text(open), indent(concat({softLine(), std::move(content)})), softLine(), text(close)});
  made = group(std::move(made), isExpanded);
  return level.kind == LevelKind::Optional ? fitsExpanded(std::move(made)) : made;
}

Document Layout::bracketed(std::string open, std::vector<Document> parts, std::string close, SingleItem single,
                           bool isExpanded) {
  if (parts.empty()) return text(open + close);
  std::vector<Document> joined;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      joined.push_back(text(","));
      joined.push_back(line());
    }
    joined.push_back(parts[i]);
  }
  if (parts.size() > 1 || single == SingleItem::WithComma) joined.push_back(ifBreak(text(",")));
  Document content = concat(std::move(joined));
  return brackets(open, parts.size() > 1 ? group(content) : content, close, {}, isExpanded);
}

Document Layout::items(const Node& node, std::size_t from, bool trailingComma) {
  std::vector<Document> parts;
  for (std::size_t i = from; i < node.items.size(); ++i) {
    if (i > from) {
      parts.push_back(text(","));
      parts.push_back(line());
    }
    parts.push_back(layout(*node.items[i], inside));
  }
  if (trailingComma && (node.items.size() - from > 1 || node.hasTrailingComma)) parts.push_back(ifBreak(text(",")));
  return concat(std::move(parts));
}

Document Layout::lineOf(Level level, bool hasSpace) const {
  const Document made = hasSpace ? line() : softLine();
  if (level.kind == LevelKind::Bracketed) return made;
  const Document flat = hasSpace ? text(" ") : nullptr;
  if (level.kind == LevelKind::Bare) return flat ? flat : text("");
  return ifBreak(made, flat, level.group);
}

Document Layout::onlyInParentheses(Document content, Level level) const {
  return level.kind == LevelKind::Bare ? content : group(std::move(content));
}

Document Layout::unwrapped(const Node& node, Level level) {
  switch (node.kind) {
  case NodeKind::Attribute:
  case NodeKind::Call:
  case NodeKind::Subscript: {
    const bool fluent = isFluent(node);
    return fluent ? onlyInParentheses(chained(node, level, true), level) : chained(node, level, false);
  }
  case NodeKind::Unary: return concat({text(node.text == "not" ? "not " : node.text), layout(*node.items[0], level)});
  case NodeKind::Prefixed: return concat({text(node.text + " "), layout(*node.items[0], level)});
  case NodeKind::Binary:
  case NodeKind::Comparison:
  case NodeKind::Boolean: return onlyInParentheses(operators(node, level), level);
  case NodeKind::IfElse: return ifElse(node, level);
  case NodeKind::List:
    return node.items.empty() ? text("[]") : brackets("[", items(node, 0, true), "]", level, node.hasTrailingComma);
  case NodeKind::Set:
  case NodeKind::Dict:
    return node.items.empty() ? text("{}") : brackets("{", items(node, 0, true), "}", level, node.hasTrailingComma);
  case NodeKind::Tuple: {
    if (node.items.empty()) return text("()");
    Document content = items(node, 0, node.items.size() > 1);
    if (node.items.size() == 1) content = concat({content, text(",")});
    if (node.isBare)
      return group(concat({ifBreak(text("(")), indent(concat({softLine(), content})), softLine(), ifBreak(text(")"))}));
    return brackets("(", content, ")", level, node.hasTrailingComma);
  }
  case NodeKind::Pair:
    if (node.items[1]->kind == NodeKind::Lambda) return text(toText(node));
    return group(concat({layout(*node.items[0], inside), text(": "), value(*node.items[1])}));
  case NodeKind::Keyword: return concat({text(node.text + "="), value(*node.items[0])});
  case NodeKind::Star: return concat({text(node.text), layout(*node.items[0], level)});
  case NodeKind::Comprehension: return comprehension(node, level);
  default: return text(toText(node));
  }
}

Document Layout::value(const Node& node) { return layout(node, inside); }

Document Layout::chained(const Node& node, Level level, bool fluent) {
  if (node.isParenthesised || (node.kind != NodeKind::Attribute && !isCallOrSubscript(node)))
    return layout(node, level);
  const Node& object = *node.items[0];
  Document left = chained(object, level, fluent);
  if (node.kind == NodeKind::Attribute) {
    const bool mayBreak = fluent && (isCallOrSubscript(object) || object.isParenthesised);
    return concat({left, mayBreak ? lineOf(level, false) : text(""), text("." + node.text)});
  }
  const bool isCall = node.kind == NodeKind::Call;
  if (node.items.size() == 1) return concat({left, text(isCall ? "()" : "[]")});
  const bool isGenerator =
      node.items.size() == 2 && node.items[1]->kind == NodeKind::Comprehension && node.items[1]->text.empty();
  const bool comma = isCall ? !isGenerator : node.items.size() > 2;
  if (!isCall && node.items.size() == 2 && node.items[1]->kind == NodeKind::Slice)
    return concat({left, brackets("[", text(toText(*node.items[1])), "]", level)});
  return concat({left, brackets(isCall ? "(" : "[", group(items(node, 1, comma), node.hasTrailingComma && comma),
                                isCall ? ")" : "]", level)});
}

Document Layout::operators(const Node& node, Level level) {
  std::vector<Document> parts{layout(*node.items[0], level)};
  const bool tight = node.operators[0] == "**" && isSimplePower(node);
  for (std::size_t i = 0; i < node.operators.size(); ++i) {
    if (tight) {
      parts.push_back(text("**"));
    } else {
      parts.push_back(lineOf(level, true));
      parts.push_back(text(node.operators[i] + " "));
    }
    parts.push_back(layout(*node.items[i + 1], level));
  }
  return concat(std::move(parts));
}

void Layout::ifElseParts(const Node& node, Level level, std::vector<Document>& parts) {
  parts.push_back(onlyInParentheses(layout(*node.items[0], level), level));
  parts.push_back(lineOf(level, true));
  parts.push_back(text("if "));
  parts.push_back(layout(*node.items[1], level));
  parts.push_back(lineOf(level, true));
  parts.push_back(text("else "));
  const Node& otherwise = *node.items[2];
  if (otherwise.kind == NodeKind::IfElse && !otherwise.isParenthesised)
    ifElseParts(otherwise, level, parts);
  else
    parts.push_back(layout(otherwise, level));
}

Document Layout::ifElse(const Node& node, Level level) {
  std::vector<Document> parts;
  ifElseParts(node, level, parts);
  return onlyInParentheses(concat(std::move(parts)), level);
}

Document Layout::comprehension(const Node& node, Level level) {
  std::vector<Document> parts{group(layout(*node.items[0], inside))};
  for (std::size_t i = 1; i < node.items.size(); ++i) {
    const Node& loop = *node.items[i];
    parts.push_back(line());
    parts.push_back(
        concat({text(loop.text + " "), text(toText(*loop.items[0])), text(" in "), layout(*loop.items[1], inside)}));
    for (std::size_t j = 2; j < loop.items.size(); ++j) {
      parts.push_back(line());
      parts.push_back(concat({text("if "), layout(*loop.items[j], inside)}));
    }
  }
  Document content = group(concat(std::move(parts)));
  if (node.text.empty()) return content;
  return brackets(node.text, content, node.text == "[" ? "]" : node.text == "{" ? "}" : ")", level);
}

} // namespace signalbox::python
