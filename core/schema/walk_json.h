// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonWalk: the accepting walk straight over a JSON text. It knows the kinds of types that documents are made of; the
// value of any other is read as json.loads does and given to Walk. Where it says no, Walk has the last word.
#pragma once

#include "core/schema/walk.h"
#include "core/value/json_cursor.h"

namespace signalbox::schema {

class JsonWalk final {
public:
  // `scratch` holds the tokens of `text`.
  JsonWalk(const Program& program, std::string_view text, JsonScratch& scratch, Arena& arena,
           const ValidateOptions& options);

  // The whole text as one value. False may also mean: not sure.
  bool run(NodeIndex node, Value& output) { return walk(node, output) && m_cursor.isAtEnd(); }

private:
  bool walk(NodeIndex index, Value& output);
  bool other(NodeIndex index, Value& output); // through Walk
  bool string(NodeIndex index, const Node& node, Value& output);
  bool boolean(NodeIndex index, Value& output);
  bool number(NodeIndex index, const Node& node, Value& output);
  bool moment(NodeIndex index, const Node& node, Value& output);
  bool uuid(NodeIndex index, const Node& node, Value& output);
  // containers
  bool list(NodeIndex index, const Node& node, Value& output);
  bool set(NodeIndex index, const Node& node, Value& output);
  bool tuple(NodeIndex index, const Node& node, Value& output);
  bool fixedTuple(NodeIndex index, const Node& node, Value& output);
  bool dict(NodeIndex index, const Node& node, Value& output);
  template<class NodeAt>
  bool items(NodeAt nodeAt, std::span<Value>& output);
  bool takesArray(const Node& node, Kind own, ErrorType type);
  bool fits(const Node& node, std::size_t size) const;
  // models
  struct Members;
  bool model(NodeIndex index, const Node& node, Value& output);
  bool modelMembers(const JsonFields& fields, const ModelRules& rules, Members& members);
  bool modelMember(const JsonFields& fields, const ModelRules& rules, Members& members);
  bool unknownMember(const ModelRules& rules, std::string_view key);
  bool absentFields(const ModelRules& rules, Members& members);
  bool finishModel(const ModelRules& rules, Members& members, Value& output);
  // choices
  struct Names;
  bool smartUnion(NodeIndex index, const Node& node, Value& output);
  bool readNames(Names& names);
  bool readNamesUntil(const std::uint32_t* limit, Names& names);
  bool isOutOfQuestion(const Node& branch, const Names& names) const;
  bool taggedUnion(NodeIndex index, const Node& node, Value& output);
  bool findTag(std::string_view name, Value& tag);

  const Program& m_program;
  const Node* m_nodes; // of the program
  Arena& m_arena;
  Walk m_walk;
  JsonCursor m_cursor;
  int m_unions = 0; // smart unions around the place
};

} // namespace signalbox::schema
