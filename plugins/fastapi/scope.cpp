// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/scope.h"

#include "core/expression/placeholder.h"
#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/rewriter.h"

#include <algorithm>

namespace signalbox::fastapi {

using python::Node;
using python::NodeKind;
using python::NodePtr;

namespace {

std::string trimmed(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  return first == text.size() ? std::string() : std::string(text.substr(first, last - first + 1));
}

// Certainly a str.
bool isTextNode(const Node& node) {
  switch (node.kind) {
  case NodeKind::String:
  case NodeKind::FString: return true;
  case NodeKind::Call: return node.items[0]->kind == NodeKind::Atom && node.items[0]->text == "str";
  case NodeKind::IfElse: return isTextNode(*node.items[0]) && isTextNode(*node.items[2]);
  case NodeKind::Binary: return node.operators[0] == "+" && isTextNode(*node.items[0]);
  default: return false;
  }
}

std::string bracesDoubled(std::string_view text) {
  std::string made;
  for (const char c : text) made += c == '{' || c == '}' ? std::string(2, c) : std::string(1, c);
  return made;
}

} // namespace

Known Known::typed(std::string_view annotation) {
  auto parsed = python::parseExpression(annotation);
  if (!parsed) return json();
  if ((*parsed)->kind == NodeKind::Atom && (*parsed)->text == "Any") return json();
  return {Kind::Typed, *parsed, nullptr};
}

std::vector<Piece> piecesOf(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t start = 0;
  for (std::size_t open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", start)) {
    const std::size_t close = expression::closingBraces(text, open + 2);
    if (close == std::string_view::npos) break;
    if (open > start) pieces.push_back({false, std::string(text.substr(start, open - start))});
    pieces.push_back({true, trimmed(text.substr(open + 2, close - open - 2))});
    start = close + 2;
  }
  if (start < text.size() || pieces.empty()) pieces.push_back({false, std::string(text.substr(start))});
  return pieces;
}

bool hasPlaceholder(const Json& source) {
  if (source.is_string()) return source.get_ref<const std::string&>().find("{{") != std::string::npos;
  if (source.is_object())
    return std::ranges::any_of(
        source.items(), [](const auto& item) { return hasPlaceholder(item.value()) || hasPlaceholder(item.key()); });
  return source.is_array() && std::ranges::any_of(source, hasPlaceholder);
}

const Scope::Name* Scope::find(const std::string& name) const {
  const auto found = m_names.find(name);
  return found == m_names.end() ? nullptr : &found->second;
}

std::string Scope::expression(std::string_view source) {
  const auto parsed = python::parseExpression(source);
  if (!parsed) {
    m_context.report("An expression in " + m_module.path() +
                     " cannot be read and is exported as None: " + std::string(source));
    return "None";
  }
  NodePtr made = Rewriter(*this).rewrite(*parsed);
  return python::toText(*made);
}

std::string Scope::fromText(const std::string& text) {
  std::vector<Piece> pieces = piecesOf(text);
  if (pieces.size() == 1) return pieces[0].isExpression ? expression(pieces[0].text) : textLiteral(pieces[0].text);
  std::string formatted;
  std::vector<std::string> parts;
  std::string plain; // what `formatted` is where it replaces nothing
  bool fits = true;
  bool hasReplacement = false;
  for (const Piece& piece : pieces) {
    if (!piece.isExpression) {
      const std::string literalText = textLiteral(piece.text);
      parts.push_back(literalText);
      const std::string inner =
          python::stringLiteral(piece.text + "'", '"'); // in double quotes unless it has more of them
      const std::string body = inner[0] == '"' ? inner.substr(1, inner.size() - 3) : "";
      formatted += bracesDoubled(body);
      plain += body;
      fits = fits && inner[0] == '"';
      continue;
    }
    const auto parsed = python::parseExpression(piece.text);
    if (!parsed) return expression(piece.text); // reports it
    const NodePtr made = Rewriter(*this).rewrite(*parsed);
    if (made->kind == NodeKind::String) { // braces written as text
      parts.push_back(python::toText(*made));
      formatted += bracesDoubled(made->body);
      plain += made->body;
      fits = fits && made->body.find('"') == std::string::npos;
      continue;
    }
    hasReplacement = true;
    const std::string inside = python::toText(*made, '\'');
    fits = fits && python::fitsInFString(inside);
    formatted += (inside.starts_with("{") ? "{ " : "{") + inside + "}";
    parts.push_back(builtin("str") + "(" + python::toText(*made) + ")");
  }
  if (fits && hasReplacement) return "f\"" + formatted + "\"";
  if (fits) return "\"" + plain + "\"";
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : " + ") + part;
  return joined;
}

std::string Scope::fromTemplate(const Json& source) {
  if (!hasPlaceholder(source)) return literal(source);
  if (source.is_string()) return fromText(source.get<std::string>());
  std::string made;
  if (source.is_array()) {
    for (const Json& item : source) made += (made.empty() ? "" : ", ") + fromTemplate(item);
    return "[" + made + "]";
  }
  for (const auto& [key, item] : source.items())
    made += (made.empty() ? "" : ", ") + textTemplate(key) + ": " + fromTemplate(item);
  return "{" + made + "}";
}

std::string Scope::textTemplate(const Json& source) {
  if (!source.is_string())
    return source.is_structured() ? builtin("str") + "(" + fromTemplate(source) + ")"
                                  : textLiteral(source.is_null()      ? "None"
                                                : source.is_boolean() ? (source.get<bool>() ? "True" : "False")
                                                                      : literal(source));
  const auto pieces = piecesOf(source.get_ref<const std::string&>());
  if (pieces.size() != 1 || !pieces[0].isExpression) return fromText(source.get<std::string>());
  const auto parsed = python::parseExpression(pieces[0].text);
  const bool isText = parsed && isTextNode(**parsed);
  const std::string made = expression(pieces[0].text);
  return isText ? made : builtin("str") + "(" + made + ")";
}

Known Scope::knownOf(const Json& source) {
  if (source.is_string()) {
    const auto pieces = piecesOf(source.get_ref<const std::string&>());
    if (pieces.size() != 1 || !pieces[0].isExpression) return {Known::Kind::Text, nullptr, nullptr};
    const auto parsed = python::parseExpression(pieces[0].text);
    return parsed ? Rewriter(*this).knownOf(*parsed) : Known::json();
  }
  if (!source.is_structured()) return {Known::Kind::Plain, nullptr, nullptr};
  if (!hasPlaceholder(source) || source.is_array()) return Known::json();
  auto display = std::make_shared<Node>(NodeKind::Dict);
  for (const auto& [key, item] : source.items()) {
    auto keyNode = std::make_shared<Node>(NodeKind::String);
    keyNode->body = key;
    NodePtr value = std::make_shared<Node>(NodeKind::Dict);
    if (item.is_string()) {
      const auto pieces = piecesOf(item.get_ref<const std::string&>());
      if (pieces.size() == 1 && pieces[0].isExpression)
        if (auto parsed = python::parseExpression(pieces[0].text)) value = *parsed;
    }
    display->items.push_back(std::make_shared<Node>(NodeKind::Pair, "", std::vector<NodePtr>{keyNode, value}));
  }
  return {Known::Kind::JsonValue, nullptr, display};
}

} // namespace signalbox::fastapi
