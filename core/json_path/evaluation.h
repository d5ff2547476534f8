// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluation: one run of an expression over a text, depth first, so that no list of nodes stands between two segments.
#pragma once

#include "core/json_path/operand.h"
#include "core/json_path/select.h"

#include <span>
#include <unordered_map>

namespace signalbox::json_path {

// Where nodes go; false says that it has enough.
class NodeSink {
public:
  virtual bool take(std::size_t node) = 0;

protected:
  ~NodeSink() = default;
};

class Evaluation final {
public:
  Evaluation(const JsonOutline& outline, const SelectLimits& limits, const std::stop_token& stop)
      : m_outline(outline), m_limits(limits), m_stop(stop) {}

  // `node` is what @ stands for. False when the sink has enough or the run had to end.
  bool run(const Query& query, std::size_t node, NodeSink& sink);

  std::uint64_t steps() const { return m_steps; }
  Selection::End end() const { return m_end; }

private:
  using Segments = std::span<const Segment>;

  // Counts down the room for recursion while it lives.
  class Level final {
  public:
    explicit Level(Evaluation& evaluation) : m_evaluation(evaluation) { ++m_evaluation.m_depth; }
    ~Level() { --m_evaluation.m_depth; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

  private:
    Evaluation& m_evaluation;
  };

  bool step(std::uint64_t steps = 1); // false when the run has to end
  bool hasRoom();

  // evaluation.cpp
  bool walk(Segments segments, std::size_t node, NodeSink& sink);
  bool descend(Segments segments, std::size_t node, NodeSink& sink);
  bool children(Segments segments, std::size_t node, NodeSink& sink);
  bool select(const std::string& name, Segments rest, std::size_t node, NodeSink& sink);
  bool select(std::int64_t index, Segments rest, std::size_t node, NodeSink& sink);
  bool select(const Wildcard&, Segments rest, std::size_t node, NodeSink& sink);
  bool select(const Slice& slice, Segments rest, std::size_t node, NodeSink& sink);
  bool select(const std::shared_ptr<const Condition>& filter, Segments rest, std::size_t node, NodeSink& sink);
  bool forwards(std::int64_t lower, std::int64_t upper, std::int64_t step, Segments rest, std::size_t node,
                NodeSink& sink);
  bool backwards(std::int64_t lower, std::int64_t upper, std::int64_t step, Segments rest, std::size_t node,
                 NodeSink& sink);

  // conditions.cpp
  bool holds(const Condition& condition, std::size_t node);
  bool compares(const Condition& condition, std::size_t node);
  bool exists(const Query& query, std::size_t node);
  bool matches(const Call& call, std::size_t node);
  std::shared_ptr<const regex::Pattern> pattern(const Call& call, std::size_t node);
  Operand operand(const Comparable& comparable, std::size_t node);
  Operand read(std::size_t node);
  Operand valueOf(const Call& call, std::size_t node);
  bool isSame(const Operand& left, const Operand& right);
  bool isSameNode(std::size_t left, std::size_t right);
  bool isSameName(const JsonPart& left, const JsonPart& right) const;
  bool hasSameMember(const JsonPart& member, std::size_t object);
  bool hasAllMembersOf(std::size_t object, std::size_t other);

  const JsonOutline& m_outline;
  const SelectLimits& m_limits;
  const std::stop_token& m_stop;
  std::uint64_t m_steps = 0;
  int m_depth = 0;
  Selection::End m_end = Selection::End::Complete;
  std::unordered_map<std::string, std::shared_ptr<const regex::Pattern>> m_patterns; // that stood in the text
};

} // namespace signalbox::json_path
