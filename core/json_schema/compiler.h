// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Compiler: schemas to nodes, one at a time from a list of open ones, so that no document makes it recurse.
#pragma once

#include "core/json_schema/program.h"
#include "core/json_schema/sources.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace signalbox::json_schema {

class Compiler final {
public:
  explicit Compiler(const CompileOptions& options) : m_options(options), m_sources(options) {}

  Result<std::shared_ptr<const Program>> run(const DocumentPtr& document);

private:
  struct Frame { // the schema that is being compiled
    const Value& schema;
    ResourceIndex resource;
    std::string pointer;
    const Rules& rules;
    NodeIndex index;
  };

  NodeIndex nodeOf(const Value& schema);
  NodeIndex child(const Frame& frame, const Value& schema, std::string_view keyword, std::string_view token = {});
  void compileNode(NodeIndex index);
  void finish();

  // compile_assertions.cpp
  void types(const Frame& frame, Node& node);
  void equality(const Frame& frame, Node& node);
  void number(const Frame& frame, Node& node);
  void exclusiveBound(const Frame& frame, std::string_view keyword, Value& inclusive, Value& exclusive);
  void text(const Frame& frame, Node& node);
  std::shared_ptr<const regex::Pattern> expression(const Frame& frame, const Value& pattern);
  Format format(const Frame& frame, std::string* name = nullptr);

  // compile_containers.cpp
  void array(const Frame& frame, Node& node);
  void items(const Frame& frame, ArrayRules& rules);
  void object(const Frame& frame, Node& node);
  void properties(const Frame& frame, ObjectRules& rules);
  void dependents(const Frame& frame, ObjectRules& rules);
  void unevaluated(const Frame& frame, Node& node);

  // compile_applicators.cpp
  void applicators(const Frame& frame, Node& node);
  void reference(const Frame& frame, std::vector<Applicator>& found);
  void dynamicReference(const Frame& frame, std::vector<Applicator>& found);
  std::uint32_t dynamicAnchor(const std::string& name);
  bool fillDynamicAnchors();
  void condition(const Frame& frame, std::vector<Applicator>& found);

  // The member, or null when it is absent or another kind than `kind`; a wrong kind is noted.
  const Value* member(const Frame& frame, std::string_view keyword, Kind kind);
  const Value* numberMember(const Frame& frame, std::string_view keyword);
  std::optional<std::uint64_t> countMember(const Frame& frame, std::string_view keyword);
  void note(const Frame& frame, std::string_view keyword, std::string_view expected);
  void fail(const Frame& frame, std::string_view keyword, const std::string& message);
  std::string place(const Frame& frame, std::string_view keyword) const;

  const CompileOptions& m_options;
  Sources m_sources;
  std::shared_ptr<Program> m_program = std::make_shared<Program>();
  std::unordered_map<const Value*, NodeIndex> m_nodes;
  std::vector<const Value*> m_schemas; // by node
  std::vector<NodeIndex> m_open;
  std::vector<std::pair<std::string, std::uint32_t>> m_dynamicNames; // of $dynamicRefs, into Program::dynamicAnchors
  std::optional<Error> m_error;
};

} // namespace signalbox::json_schema
