// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dump: serialise() for values whose types write themselves as they are, without filters and options: the case of every
// large document. Where it says no, the full serialiser has the last word.
#pragma once

#include "core/schema/program.h"
#include "core/value/json_buffer.h"

namespace signalbox::schema {

class Dump final {
public:
  Dump(const Program& program, bool byAlias, std::string& out)
      : m_program(program), m_byAlias(byAlias), m_before(out.size()), m_out(out), m_buffer(out) {}

  // Appends the value; nothing when it answers false.
  bool run(NodeIndex node, const Value& value);

private:
  // Each writes at `at` and answers the place behind it; null: not this way.
  char* write(NodeIndex index, const Value& value, char* at);
  char* scalar(const Value& value, char* at);
  char* otherScalar(const Value& value, char* at);
  char* items(std::span<const Value> items, NodeIndex node, char* at);
  char* fixedItems(const Node& node, std::span<const Value> items, char* at);
  char* dict(std::span<const Member> members, NodeIndex node, char* at);
  char* model(std::uint32_t rules, const ModelValue& value, char* at);
  char* choice(const Node& node, const Value& value, char* at);
  char* mark(char* at, char c) { return put::store(m_buffer.room(at, 1), c); }

  const Program& m_program;
  bool m_byAlias;
  std::size_t m_before;
  std::string& m_out;
  JsonBuffer m_buffer;
};

} // namespace signalbox::schema
