// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Python source as a tree: the expressions that generated code and the expression language are made of.
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::python {

enum class NodeKind {
  Atom,          // a name, a number, None, ...: text
  String,        // text: prefix; body: escapes as they stand, quotes without a backslash
  FString,       // items: String parts and Replacements
  Replacement,   // items: the value, then parts of the format specification; text: "!r" or empty
  Attribute,     // text: name; items: the object
  Call,          // items: the callee, then the arguments
  Subscript,     // items: the object, then what stands between the brackets, by commas
  Slice,         // items: lower, upper, step; null where left out
  Unary,         // text: operator
  Binary,        // operators: one between each two items, all of one precedence
  Comparison,    // the same
  Boolean,       // the same: and, or
  IfElse,        // items: value, condition, otherwise
  Lambda,        // text: parameters as they stand; items: body
  List,          // items
  Tuple,         // items
  Set,           // items
  Dict,          // items: Pair or Star
  Pair,          // items: key, value
  Comprehension, // text: its bracket; items: what it makes, then Loops
  Loop,          // text: "for" or "async for"; items: targets, iterable, conditions
  Star,          // text: "*" or "**"
  Keyword,       // text: name; items: value
  Prefixed,      // text: await, yield, yield from; items: value
};

struct Node;
using NodePtr = std::shared_ptr<Node>;

struct Node {
  NodeKind kind = NodeKind::Atom;
  std::string text;
  std::string body;
  std::vector<NodePtr> items;
  std::vector<std::string> operators;
  bool isParenthesised = false;  // in the source
  bool hasTrailingComma = false; // the magic one
  bool isBare = false;           // a tuple without parentheses

  Node(NodeKind nodeKind, std::string nodeText = {}, std::vector<NodePtr> nodeItems = {})
      : kind(nodeKind), text(std::move(nodeText)), items(std::move(nodeItems)) {}
};

enum class TokenKind { End, Name, Number, String, Operator };

struct Token {
  TokenKind kind = TokenKind::End;
  std::string_view text;
  std::string_view prefix; // of a string
  std::string_view body;
  char quote = '"';
  bool isTriple = false;
};

Result<std::vector<Token>> tokenize(std::string_view source);

// One whole expression; tuples without parentheses are taken too.
Result<NodePtr> parseExpression(std::string_view source);

// On one line, strings in double quotes where that needs no more escapes. Inside an f-string: in single ones.
std::string toText(const Node& node, char preferredQuote = '"');

// A literal of that value.
std::string stringLiteral(std::string_view value, char preferredQuote = '"');

// An f-string can hold this text between its braces before Python 3.12: no backslash, no double quote.
bool fitsInFString(std::string_view text);

} // namespace signalbox::python
