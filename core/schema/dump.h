// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dump: serialise() for values whose types write themselves as they are, without filters and options: the case of every
// large document. Where it says no, the full serialiser has the last word.
#pragma once

#include "core/schema/program.h"
#include "core/schema/serialise.h"
#include "core/value/json_buffer.h"

namespace signalbox::schema {

enum class DumpForm : std::uint8_t {
  Pydantic, // dump_json()
  Python,   // json.dumps(model_dump(mode="json"))
  Encoded,  // json.dumps(jsonable_encoder(value)): without names that begin with _sa
};

class Dump final {
public:
  Dump(const Program& program, DumpForm form, bool byAlias, std::string& out)
      : m_program(program), m_form(form), m_byAlias(byAlias), m_before(out.size()), m_out(out), m_buffer(out) {}

  static bool serves(const SerialiseOptions& options);
  static DumpForm formOf(const SerialiseOptions& options);

  // Appends the value; nothing when it answers false.
  bool run(NodeIndex node, const Value& value);
  // The same of an instance as its own class writes it.
  bool runModel(const Value& value);

private:
  friend class ValidDump;

  bool finish(const char* end); // null: takes everything back, and is false
  // Each writes at `at` and answers the place behind it; null: not this way.
  char* write(NodeIndex index, const Value& value, char* at);
  char* scalar(const Value& value, char* at);
  char* real(double number, char* at);
  char* otherScalar(const Value& value, char* at);
  char* items(std::span<const Value> items, NodeIndex node, char* at);
  char* fixedItems(const Node& node, std::span<const Value> items, char* at);
  char* dict(std::span<const Member> members, NodeIndex node, char* at);
  char* model(std::uint32_t rules, const ModelValue& value, char* at);
  char* choice(const Node& node, const Value& value, char* at);
  char* mark(char* at, char c) { return put::store(m_buffer.room(at, 1), c); }

  const Program& m_program;
  DumpForm m_form;
  bool m_byAlias;
  std::size_t m_before;
  std::string& m_out;
  JsonBuffer m_buffer;
};

} // namespace signalbox::schema
