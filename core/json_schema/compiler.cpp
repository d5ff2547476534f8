// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/compiler.h"

#include "core/base/pointer_step.h"
#include "core/json_schema/branch_tags.h"
#include "core/json_schema/json_number.h"
#include "core/json_schema/loops.h"
#include "core/json_schema/uri.h"

namespace signalbox::json_schema {

namespace {

bool asksItself(const Node& node) {
  return node.types != AnyType || node.equals != none || node.number != none || node.text != none;
}

bool looksInside(const Node& node) { return node.array != none || node.object != none || node.hasUnevaluated; }

// What accepting may do without keeping account of where it is. With dynamic references every step counts.
void markShortcuts(Program& program) {
  const bool isDynamic = !program.dynamicAnchors.empty();
  for (Node& node : program.nodes) {
    node.isLeaf = node.verdict == Node::Verdict::Ask && node.applicatorCount == 0 && !looksInside(node);
    if (isDynamic || node.isLooping || node.applicatorCount != 1 || asksItself(node) || looksInside(node)) continue;
    const Applicator& only = program.applicators[node.firstApplicator];
    if (only.kind == Applicator::Kind::Ref) node.alias = only.nodes[0];
  }
}

} // namespace

Result<std::shared_ptr<const Program>> Compiler::run(const DocumentPtr& document) {
  const auto loaded = m_sources.load(document);
  if (!loaded) return std::unexpected(loaded.error());
  const Value* schema = &document->root;
  if (!m_options.entry.empty()) {
    const auto found = m_sources.resolve(*loaded, "#" + m_options.entry);
    if (!found) return std::unexpected(found.error());
    schema = *found;
  }
  m_program->root = nodeOf(*schema);
  finish();
  if (m_error) return std::unexpected(*m_error);
  if (const auto endless = endlessReference(*m_program))
    return failure("The schema at " + m_program->locations[*endless] +
                   " refers to itself without a step into the value: break the circle of references.");
  markLoops(*m_program);
  markShortcuts(*m_program);
  findBranchTags(*m_program);
  m_program->documents = m_sources.takeDocuments();
  return m_program;
}

void Compiler::finish() {
  do {
    while (!m_open.empty() && !m_error) {
      const NodeIndex next = m_open.back();
      m_open.pop_back();
      compileNode(next);
    }
  } while (!m_error && fillDynamicAnchors());
}

NodeIndex Compiler::nodeOf(const Value& schema) {
  const auto [found, isNew] = m_nodes.emplace(&schema, static_cast<NodeIndex>(m_program->nodes.size()));
  if (!isNew) return found->second;
  const Site& site = m_sources.siteOf(schema);
  Node& node = m_program->nodes.emplace_back();
  node.resource = site.resource;
  m_program->locations.push_back(m_sources.at(site.resource).uri + "#" + site.pointer);
  m_schemas.push_back(&schema);
  m_open.push_back(found->second);
  return found->second;
}

NodeIndex Compiler::child(const Frame& frame, const Value& schema, std::string_view keyword, std::string_view token) {
  if (!m_sources.isKnown(schema)) {
    std::string pointer = frame.pointer + pointerStep(keyword);
    if (!token.empty()) pointer += pointerStep(token);
    const auto scanned = m_sources.scan(schema, frame.resource, std::move(pointer));
    if (!scanned) m_error = scanned.error();
    if (!scanned) return 0;
  }
  return nodeOf(schema);
}

void Compiler::compileNode(NodeIndex index) {
  const Value& schema = *m_schemas[index];
  const Site& site = m_sources.siteOf(schema);
  const Frame frame{schema, site.resource, site.pointer, m_sources.at(site.resource).rules, index};
  Node node = m_program->nodes[index];
  node.wholeFloatIsInteger = frame.rules.features.wholeFloatIsInteger;
  if (schema.is(Kind::Bool)) {
    node.verdict = schema.asBool() ? Node::Verdict::Always : Node::Verdict::Never;
  } else if (schema.is(Kind::Dict)) {
    const bool isOnlyRef = !frame.rules.features.refHasSiblings && schema.find("$ref");
    if (frame.rules.hasValidation && !isOnlyRef) {
      types(frame, node);
      equality(frame, node);
    }
    if (!isOnlyRef) {
      number(frame, node);
      text(frame, node);
      array(frame, node);
      object(frame, node);
      unevaluated(frame, node);
    }
    applicators(frame, node);
    const bool asksNothing = node.types == AnyType && node.equals == none && node.number == none && node.text == none &&
                             node.array == none && node.object == none && node.applicatorCount == 0 &&
                             !node.hasUnevaluated;
    if (asksNothing) node.verdict = Node::Verdict::Always;
  } else {
    note(frame, "", "a schema is an object or a boolean");
    node.verdict = Node::Verdict::Always;
  }
  m_program->nodes[index] = node;
}

std::string Compiler::place(const Frame& frame, std::string_view keyword) const {
  std::string result = m_sources.at(frame.resource).uri + "#" + frame.pointer;
  if (!keyword.empty()) result += pointerStep(keyword);
  return result;
}

void Compiler::note(const Frame& frame, std::string_view keyword, std::string_view expected) {
  m_program->notes.push_back("At " + place(frame, keyword) + ": " + std::string(expected) + ". It was left out.");
}

void Compiler::fail(const Frame& frame, std::string_view keyword, const std::string& message) {
  if (!m_error) m_error = Error{"At " + place(frame, keyword) + ": " + message};
}

const Value* Compiler::member(const Frame& frame, std::string_view keyword, Kind kind) {
  const Value* found = frame.schema.find(keyword);
  if (!found || found->is(kind)) return found;
  const std::string_view wanted = kind == Kind::List   ? "an array"
                                  : kind == Kind::Dict ? "an object"
                                  : kind == Kind::Str  ? "a string"
                                                       : "a boolean";
  note(frame, keyword, std::string(keyword) + " takes " + std::string(wanted));
  return nullptr;
}

const Value* Compiler::numberMember(const Frame& frame, std::string_view keyword) {
  const Value* found = frame.schema.find(keyword);
  if (!found || isNumber(*found)) return found;
  note(frame, keyword, std::string(keyword) + " takes a number");
  return nullptr;
}

std::optional<std::uint64_t> Compiler::countMember(const Frame& frame, std::string_view keyword) {
  const Value* found = numberMember(frame, keyword);
  if (!found) return {};
  if (compareNumbers(*found, Value::integer(0)) < 0 || !isWhole(*found)) {
    note(frame, keyword, std::string(keyword) + " takes a whole number that is not negative");
    return {};
  }
  if (found->is(Kind::Int)) return static_cast<std::uint64_t>(found->asInt());
  const bool isHuge = found->is(Kind::BigInt) || found->asFloat() >= 9.0e18;
  return isHuge ? UINT64_MAX : static_cast<std::uint64_t>(found->asFloat());
}

Result<SchemaPtr> compile(const design::Json& document, const CompileOptions& options) {
  const auto made = makeDocument(options.baseUri, document);
  if (!made) return std::unexpected(made.error());
  const auto program = Compiler(options).run(*made);
  if (!program) return std::unexpected(program.error());
  return std::make_shared<const Schema>(*program);
}

Result<SchemaPtr> compile(const Value& document, const CompileOptions& options) {
  const auto made = makeDocument(options.baseUri, document);
  if (!made) return std::unexpected(made.error());
  const auto program = Compiler(options).run(*made);
  if (!program) return std::unexpected(program.error());
  return std::make_shared<const Schema>(*program);
}

} // namespace signalbox::json_schema
