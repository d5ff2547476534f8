// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonErrors: the collecting walk straight over a JSON text. It makes no values but those that errors show: what it
// does not know is read as json.loads does and given to Walk. An object whose members stand in another order than the
// fields goes there too, since errors come in the order of the fields.
#pragma once

#include "core/schema/walk.h"
#include "core/value/json_cursor.h"

namespace signalbox::schema {

class JsonErrors final {
public:
  // `scratch` holds the tokens of `text`.
  JsonErrors(const Program& program, std::string_view text, JsonScratch& scratch, Arena& arena,
             const ValidateOptions& options, ValidationErrors& errors);

  // True when `errors` holds all of them, and at least one. False: the long way must find them.
  bool run(NodeIndex node) {
    return walk(node) && m_cursor.isAtEnd() && m_walk.exception().empty() && !m_errors.empty();
  }

private:
  struct Members;

  // Each leaves the value behind it; false: not this way.
  bool walk(NodeIndex index);
  bool other(NodeIndex index);
  bool list(const Node& node);
  void makeRoom();
  bool model(NodeIndex index, const Node& node);
  bool members(const JsonFields& fields, Members& seen);
  bool member(const JsonFields& fields, Members& seen);
  bool isPlainScalar(const Node& node);
  bool isPlainList(const Node& node);
  bool absentFields(const ModelRules& rules, const JsonCursor::Place& begin, const Members& seen);
  bool readAgain(const JsonCursor::Place& begin, Value& whole);

  const Program& m_program;
  const Node* m_nodes; // of the program
  ValidationErrors& m_errors;
  Walk m_walk;
  JsonCursor m_cursor;
  std::vector<std::size_t> m_errorsBefore; // of each field of the objects that are open: bytes of errors before
  std::size_t m_openFields = 0;
};

} // namespace signalbox::schema
