// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ValidDump: a value checked against its type and written in the same step, with no validated value between, as long as
// its types write themselves as they are (dump.h). Single types it does not know go through Walk and Dump.
#pragma once

#include "core/schema/dump.h"
#include "core/schema/walk.h"

namespace signalbox::schema {

class ValidDump final {
public:
  // `known` may be null.
  ValidDump(const Program& program, DumpForm form, bool byAlias, Arena& arena, std::string& out,
            const KnownJson* known = nullptr);

  // Whether objects of this model are checked and written in one pass over the fields.
  static bool isOneStep(const Program& program, const Node& model);

  // Appends the value; nothing when it answers false, which may also mean: not sure.
  bool run(NodeIndex node, const Value& input);

private:
  // Each writes at `at` and answers the place behind it; null: not this way.
  char* write(NodeIndex index, const Value& input, char* at);
  char* other(NodeIndex index, const Value& input, char* at);
  char* moment(NodeIndex index, const Node& node, const Value& input, char* at);
  char* items(NodeIndex node, std::span<const Value> items, char* at);
  char* model(NodeIndex index, const Node& node, const Value& input, char* at);
  char* absentField(const UseRules& use, char* at);
  char* scalarRoom(char* at) { return m_dump.m_buffer.room(at, put::scalarRoom); }

  const Program& m_program;
  bool m_byAlias;
  const KnownJson* m_known;
  ValidateOptions m_options;
  Walk m_walk;
  Dump m_dump;
};

} // namespace signalbox::schema
