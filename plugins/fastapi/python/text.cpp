// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A tree back to source on one line, spaced as ruff spaces it.
#include "plugins/fastapi/python/layout.h"

#include <algorithm>

namespace signalbox::python {

std::string quotedBody(const std::string& prefix, const std::string& body, char preferred) {
  const char other = preferred == '"' ? '\'' : '"';
  const auto count = [&](char c) { return std::ranges::count(body, c); };
  const char quote = count(preferred) > count(other) ? other : preferred;
  std::string made = prefix + quote;
  const bool isRaw = prefix.find('r') != std::string::npos;
  for (const char c : body) {
    if (c == quote && !isRaw) made += '\\';
    made += c;
  }
  return made + quote;
}

namespace {

class Writer final {
public:
  explicit Writer(char quote) : m_quote(quote) {}

  std::string text(const Node& node) {
    const std::string inner = bare(node);
    return node.isParenthesised ? "(" + inner + ")" : inner;
  }

private:
  std::string list(const Node& node, std::size_t from = 0) {
    std::string made;
    for (std::size_t i = from; i < node.items.size(); ++i) made += (i > from ? ", " : "") + text(*node.items[i]);
    return made;
  }

  std::string chain(const Node& node) {
    std::string made = text(*node.items[0]);
    for (std::size_t i = 0; i < node.operators.size(); ++i) {
      const bool tight = node.operators[i] == "**" && isSimplePower(node);
      made += tight ? "**" : " " + node.operators[i] + " ";
      made += text(*node.items[i + 1]);
    }
    return made;
  }

  std::string fstring(const Node& node) {
    if (m_quote == '\'') return Writer('"').fstring(node); // nested: only where it already was
    Writer inner('\'');
    std::string body;
    bool hasQuote = false;
    for (const NodePtr& part : node.items) {
      if (part->kind == NodeKind::String) {
        hasQuote = hasQuote || part->body.find('"') != std::string::npos;
        for (const char c : part->body) body += c == '"' ? std::string("\\\"") : std::string(1, c);
      } else {
        body += inner.replacement(*part);
      }
    }
    return node.text + "\"" + body + "\"";
  }

  std::string replacement(const Node& node) {
    std::string value = text(*node.items[0]);
    std::string made = value.starts_with("{") ? "{ " + value : "{" + value;
    made += node.text;
    for (std::size_t i = 1; i < node.items.size(); ++i)
      made += node.items[i]->kind == NodeKind::String ? node.items[i]->body : replacement(*node.items[i]);
    return made + "}";
  }

  std::string slice(const Node& node) {
    const auto isComplex = [](const NodePtr& part) {
      return part && part->kind != NodeKind::Atom &&
             !(part->kind == NodeKind::Unary && part->items[0]->kind == NodeKind::Atom);
    };
    const bool spaced = std::ranges::any_of(node.items, isComplex);
    std::string made = node.items[0] ? text(*node.items[0]) : "";
    if (spaced && node.items[0]) made += " ";
    made += ":";
    if (node.items[1]) made += (spaced ? " " : "") + text(*node.items[1]);
    if (node.items[2]) made += (spaced ? " : " : ":") + text(*node.items[2]);
    return made;
  }

  std::string comprehension(const Node& node) {
    std::string made = text(*node.items[0]);
    for (std::size_t i = 1; i < node.items.size(); ++i) made += " " + text(*node.items[i]);
    const std::string closing = node.text == "[" ? "]" : node.text == "{" ? "}" : node.text == "(" ? ")" : "";
    return node.text + made + closing;
  }

  std::string loop(const Node& node) {
    std::string made = node.text + " " + text(*node.items[0]) + " in " + text(*node.items[1]);
    for (std::size_t i = 2; i < node.items.size(); ++i) made += " if " + text(*node.items[i]);
    return made;
  }

  std::string bare(const Node& node) {
    switch (node.kind) {
    case NodeKind::Atom: return node.text;
    case NodeKind::String: return quotedBody(node.text, node.body, m_quote);
    case NodeKind::FString: return fstring(node);
    case NodeKind::Replacement: return replacement(node);
    case NodeKind::Attribute: return text(*node.items[0]) + "." + node.text;
    case NodeKind::Call: return text(*node.items[0]) + "(" + list(node, 1) + ")";
    case NodeKind::Subscript: return text(*node.items[0]) + "[" + list(node, 1) + "]";
    case NodeKind::Slice: return slice(node);
    case NodeKind::Unary: return node.text + (node.text == "not" ? " " : "") + text(*node.items[0]);
    case NodeKind::Binary:
    case NodeKind::Comparison:
    case NodeKind::Boolean: return chain(node);
    case NodeKind::IfElse:
      return text(*node.items[0]) + " if " + text(*node.items[1]) + " else " + text(*node.items[2]);
    case NodeKind::Lambda: return "lambda" + (node.text.empty() ? "" : " " + node.text) + ": " + text(*node.items[0]);
    case NodeKind::List: return "[" + list(node) + "]";
    case NodeKind::Tuple:
      if (node.isBare) return list(node) + (node.items.size() == 1 ? "," : "");
      return "(" + list(node) + (node.items.size() == 1 ? ",)" : ")");
    case NodeKind::Set:
    case NodeKind::Dict: return "{" + list(node) + "}";
    case NodeKind::Pair: return text(*node.items[0]) + ": " + text(*node.items[1]);
    case NodeKind::Comprehension: return comprehension(node);
    case NodeKind::Loop: return loop(node);
    case NodeKind::Star: return node.text + text(*node.items[0]);
    case NodeKind::Keyword: return node.text + "=" + text(*node.items[0]);
    case NodeKind::Prefixed: return node.text + " " + text(*node.items[0]);
    }
    return {};
  }

  char m_quote;
};

} // namespace

bool isSimplePower(const Node& node) {
  return std::ranges::all_of(node.items, [](const NodePtr& item) {
    const Node& inner = item->kind == NodeKind::Unary ? *item->items[0] : *item;
    const auto isName = [](const Node& candidate) {
      const Node* at = &candidate;
      while (at->kind == NodeKind::Attribute) at = at->items[0].get();
      return at->kind == NodeKind::Atom && !at->isParenthesised;
    };
    return !item->isParenthesised && isName(inner);
  });
}

std::string toText(const Node& node, char preferredQuote) { return Writer(preferredQuote).text(node); }

} // namespace signalbox::python
