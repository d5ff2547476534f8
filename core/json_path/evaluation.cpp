// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Segments and selectors (RFC 9535 §2.3, §2.5).
#include "core/json_path/evaluation.h"

#include <algorithm>
#include <array>

namespace signalbox::json_path {
namespace {

class Kept final : public NodeSink {
public:
  Kept(Selection& selection, std::size_t most) : m_selection(selection), m_most(most) {}
  bool take(std::size_t node) override {
    ++m_selection.count;
    if (m_selection.values.size() < m_most) m_selection.values.push_back(node);
    return true;
  }

private:
  Selection& m_selection;
  std::size_t m_most;
};

} // namespace

Selection select(const JsonPath& path, const JsonOutline& outline, const SelectLimits& limits,
                 const std::stop_token& stop) {
  Selection selection;
  Kept kept(selection, limits.kept);
  Evaluation evaluation(outline, limits, stop);
  (void)evaluation.run(path.query(), outline.root(), kept);
  selection.steps = evaluation.steps();
  selection.end = evaluation.end();
  return selection;
}

bool Evaluation::step(std::uint64_t steps) {
  const std::uint64_t before = m_steps;
  m_steps += steps;
  if (m_end != Selection::End::Complete) return false;
  if (m_steps > m_limits.steps) {
    m_end = Selection::End::TooLong;
    return false;
  }
  if (before / 1024 != m_steps / 1024 && m_stop.stop_requested()) m_end = Selection::End::Cancelled;
  return m_end == Selection::End::Complete;
}

bool Evaluation::hasRoom() {
  if (m_depth > m_limits.depth && m_end == Selection::End::Complete) m_end = Selection::End::TooDeep;
  return m_end == Selection::End::Complete;
}

bool Evaluation::run(const Query& query, std::size_t node, NodeSink& sink) {
  return walk(query.segments, query.isRelative ? node : m_outline.root(), sink);
}

bool Evaluation::walk(Segments segments, std::size_t node, NodeSink& sink) {
  if (!step()) return false;
  if (segments.empty()) return sink.take(node);
  const Level level(*this);
  if (!hasRoom()) return false;
  return segments.front().isDescendant ? descend(segments, node, sink) : children(segments, node, sink);
}

bool Evaluation::descend(Segments segments, std::size_t node, NodeSink& sink) {
  if (!m_outline.isContainer(node)) return step();
  const Level level(*this);
  if (!hasRoom() || !children(segments, node, sink)) return false;
  for (JsonParts parts(m_outline, node); parts.next();)
    if (!descend(segments, parts.part().value, sink)) return false;
  return true;
}

bool Evaluation::children(Segments segments, std::size_t node, NodeSink& sink) {
  if (!m_outline.isContainer(node)) return step();
  for (const Selector& selector : segments.front().selectors) {
    const auto one = [&](const auto& chosen) { return select(chosen, segments.subspan(1), node, sink); };
    if (!std::visit(one, selector)) return false;
  }
  return true;
}

// Of a name that stands twice the last one counts, as for every reader of JSON here.
bool Evaluation::select(const std::string& name, Segments rest, std::size_t node, NodeSink& sink) {
  const std::string_view text = m_outline.text();
  if (text[node] != '{') return step();
  std::size_t found = JsonPart::none;
  for (JsonParts parts(m_outline, node); parts.next();) {
    if (!step()) return false;
    const JsonPart& part = parts.part();
    if (jsonStringEquals(nameOf(m_outline, part), name)) found = part.value;
  }
  return found == JsonPart::none || walk(rest, found, sink);
}

bool Evaluation::select(std::int64_t index, Segments rest, std::size_t node, NodeSink& sink) {
  if (m_outline.text()[node] != '[') return step();
  const auto count = static_cast<std::int64_t>(m_outline.count(node));
  const std::int64_t place = index < 0 ? index + count : index;
  if (place < 0 || place >= count) return step();
  return walk(rest, m_outline.part(node, static_cast<std::size_t>(place)).value, sink);
}

bool Evaluation::select(const Wildcard&, Segments rest, std::size_t node, NodeSink& sink) {
  for (JsonParts parts(m_outline, node); parts.next();)
    if (!walk(rest, parts.part().value, sink)) return false;
  return true;
}

bool Evaluation::select(const std::shared_ptr<const Condition>& filter, Segments rest, std::size_t node,
                        NodeSink& sink) {
  for (JsonParts parts(m_outline, node); parts.next();) {
    if (!step()) return false;
    if (holds(*filter, parts.part().value) && !walk(rest, parts.part().value, sink)) return false;
  }
  return m_end == Selection::End::Complete;
}

// §2.3.4.2.2
bool Evaluation::select(const Slice& slice, Segments rest, std::size_t node, NodeSink& sink) {
  if (m_outline.text()[node] != '[' || slice.step == 0) return step();
  const auto count = static_cast<std::int64_t>(m_outline.count(node));
  const auto normal = [count](std::int64_t index) { return index >= 0 ? index : count + index; };
  if (slice.step > 0) {
    const std::int64_t lower = std::clamp<std::int64_t>(normal(slice.start.value_or(0)), 0, count);
    const std::int64_t upper = std::clamp<std::int64_t>(normal(slice.end.value_or(count)), 0, count);
    return forwards(lower, upper, slice.step, rest, node, sink);
  }
  const std::int64_t upper = std::clamp<std::int64_t>(normal(slice.start.value_or(count - 1)), -1, count - 1);
  const std::int64_t lower = slice.end ? std::clamp<std::int64_t>(normal(*slice.end), -1, count - 1) : -1;
  return backwards(lower, upper, -slice.step, rest, node, sink);
}

bool Evaluation::forwards(std::int64_t lower, std::int64_t upper, std::int64_t stride, Segments rest, std::size_t node,
                          NodeSink& sink) {
  if (lower >= upper) return step();
  JsonParts parts(m_outline, node, static_cast<std::size_t>(lower));
  for (std::int64_t at = lower, next = lower; at < upper && parts.next(); ++at) {
    if (!step()) return false;
    if (at != next) continue;
    if (!walk(rest, parts.part().value, sink)) return false;
    if (upper - next <= stride) return true;
    next += stride;
  }
  return true;
}

// Parts are found forwards: a block of them at a time is remembered.
bool Evaluation::backwards(std::int64_t lower, std::int64_t upper, std::int64_t stride, Segments rest, std::size_t node,
                           NodeSink& sink) {
  std::array<std::size_t, JsonOutline::stride> block{};
  constexpr auto width = static_cast<std::int64_t>(JsonOutline::stride);
  std::int64_t first = -1;
  for (std::int64_t at = upper; at > lower;) {
    if (first < 0 || at < first) {
      first = at / width * width;
      JsonParts parts(m_outline, node, static_cast<std::size_t>(first));
      for (std::size_t& place : block) place = parts.next() ? parts.part().value : 0;
    }
    if (!step(8) || !walk(rest, block[static_cast<std::size_t>(at - first)], sink)) return false;
    if (at - lower <= stride) return true;
    at -= stride;
  }
  return true;
}

} // namespace signalbox::json_path
