// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Program: a compiled expression as flat nodes. Read-only once bound; evaluated by evaluator.h.
#pragma once

#include "core/expression/expression.h"

#include <limits>

namespace signalbox::expression {

using NodeId = std::uint32_t;
constexpr NodeId noNode = std::numeric_limits<NodeId>::max();

enum class Op : std::uint8_t {
  Constant,      // index: which constant
  Name,          // index: before binding which text, then which slot of the frame
  Local,         // index: which variable of the comprehensions around
  Attribute,     // [object], index: text
  Index,         // [object, index]
  Slice,         // [object, lower, upper, step]
  Function,      // arguments, index: which call
  Method,        // [object, arguments ...], index: which call
  Negate,        // [operand]
  Plus,          // [operand]
  Invert,        // [operand]
  Not,           // [operand]
  Binary,        // [left, right], detail: BinaryOp
  Compare,       // operands, index: which comparison
  And,           // operands
  Or,            // operands
  IfElse,        // [condition, then, otherwise]
  List,          // items
  Tuple,         // items
  Set,           // items
  Dict,          // key, value, key, value ...
  Join,          // the parts of an f-string
  Format,        // [value, specification], detail: Conversion
  Comprehension, // [loop], detail: the Op of what it makes
  Each,          // [iterable, body], index: first target (text, then local), detail: how many targets
  Filter,        // [condition, body]
  Collect,       // [item] or [key, value]
  Star,          // [iterable]: its items, in a display or among arguments
  DoubleStar,    // [dict]: its members, in a dict display (twice: as key and as value) or among arguments
};

enum class BinaryOp : std::uint8_t {
  Add,
  Subtract,
  Multiply,
  Divide,
  FloorDivide,
  Modulo,
  Power,
  BitOr,
  BitXor,
  BitAnd,
  ShiftLeft,
  ShiftRight
};
enum class CompareOp : std::uint8_t { Less, LessEqual, Greater, GreaterEqual, Equal, NotEqual, In, NotIn, Is, IsNot };
enum class Conversion : std::uint8_t { None, Repr, Str, Ascii };

struct Node {
  Op op = Op::Constant;
  std::uint8_t detail = 0;
  std::uint16_t depth = 0; // of the tree below, this node included
  std::uint32_t index = 0;
  std::uint32_t first = 0; // into Program::children
  std::uint32_t count = 0;
  std::uint32_t offset = 0; // into the source
};

// What a call names: the function or method, and its keyword arguments, which follow those by position.
struct Call {
  std::string name;
  std::vector<std::string> keywords; // "**" for a dict that is unpacked
  bool unpacks = false;              // an argument is a Star or a DoubleStar
  std::uint16_t function = 0;        // see functions.h and methods.h, filled when bound
};

struct Program {
  std::vector<Node> nodes;
  std::vector<NodeId> children;
  std::vector<Value> constants;
  std::vector<std::string> texts; // attributes, and names until they are bound
  std::vector<std::vector<CompareOp>> comparisons;
  std::vector<Call> calls;
  NodeId root = noNode;
  Arena arena; // of the constants

  std::span<const NodeId> childrenOf(const Node& node) const {
    return std::span(children).subspan(node.first, node.count);
  }
};

constexpr std::size_t maxLocals = 16; // variables of nested comprehensions

} // namespace signalbox::expression
