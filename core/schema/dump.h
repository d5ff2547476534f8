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
  bool write(NodeIndex index, const Value& value);
  bool scalar(const Value& value);
  bool items(std::span<const Value> items, NodeIndex node);
  bool fixedItems(const Node& node, std::span<const Value> items);
  bool dict(std::span<const Member> members, NodeIndex node);
  bool model(std::uint32_t rules, const ModelValue& value);
  bool choice(const Node& node, const Value& value);

  const Program& m_program;
  bool m_byAlias;
  std::size_t m_before;
  std::string& m_out;
  JsonBuffer m_buffer;
};

} // namespace signalbox::schema
