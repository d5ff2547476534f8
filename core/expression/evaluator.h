// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluator: runs a bound Program against a frame. The tree's depth is bounded by the parser, its work by the budget.
#pragma once

#include "core/expression/functions.h"

namespace signalbox::expression {

class Evaluator final {
public:
  Evaluator(const Program& program, Machine& machine) : m_program(program), m_machine(machine) {}

  bool evaluate(NodeId id, Value& out);

private:
  using Children = std::span<const NodeId>;
  struct Collected {
    Op made;
    std::vector<Value> items;
    std::vector<Member> members;
  };

  bool slot(const Node& node, Value& out);
  bool binary(const Node& node, Children children, Value& out);
  bool comparison(const Node& node, Children children, Value& out);
  bool junction(const Node& node, Children children, Value& out);
  bool display(const Node& node, Children children, Value& out);
  bool dict(Children children, Value& out);
  bool join(Children children, Value& out);
  bool format(const Node& node, Children children, Value& out);
  bool callFunction(const Node& node, Children children, Value& out);
  bool callMethod(const Node& node, Children children, Value& out);
  bool evaluateAll(Children children, std::vector<Value>& values);
  bool evaluateArguments(const Call& call, Children children, std::vector<Value>& values,
                         std::vector<std::string>& keywords);
  bool unpack(NodeId star, std::string_view function, std::vector<Value>& items);
  bool unpackDict(NodeId star, std::string_view function, std::vector<std::string>& names, std::vector<Value>& values);
  bool comprehension(const Node& node, Children children, Value& out);
  bool loop(NodeId id, Collected& collected);
  bool collect(Children children, Collected& collected);
  bool assignTargets(const Node& node, const Value& item);

  const Program& m_program;
  Machine& m_machine;
  Value m_locals[maxLocals];
};

} // namespace signalbox::expression
