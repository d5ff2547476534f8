// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/router.h"

#include <algorithm>
#include <array>

namespace signalbox::api {
namespace {

bool takesMethod(const Route& route, std::string_view method) {
  return route.isSocket || route.method == method || (route.alsoHead && method == "HEAD");
}

} // namespace

// The routes whose segments may fit, kept sorted by declaration order; a few without memory from the heap.
class Router::Candidates final {
public:
  void add(std::span<const std::uint32_t> routes) {
    for (const std::uint32_t route : routes) {
      if (m_count < m_first.size() && m_more.empty()) {
        m_first[m_count++] = route;
      } else {
        if (m_more.empty()) m_more.assign(m_first.begin(), m_first.end());
        m_more.push_back(route);
      }
    }
  }

  std::span<const std::uint32_t> sorted() {
    const std::span<std::uint32_t> all = m_more.empty() ? std::span(m_first).first(m_count) : std::span(m_more);
    if (all.size() > 1) std::ranges::sort(all);
    return all;
  }

private:
  std::array<std::uint32_t, 32> m_first;
  std::size_t m_count = 0;
  std::vector<std::uint32_t> m_more;
};

std::size_t Router::add(Route route) {
  const auto index = static_cast<std::uint32_t>(m_routes.size());
  m_routes.push_back(std::move(route));
  const RoutePattern& pattern = m_routes.back().pattern;
  if (pattern.isStatic())
    m_static[pattern.format()].push_back(index);
  else
    addDynamic(index);
  return index;
}

// Segments of the pattern become nodes; from a path converter on, everything may follow.
void Router::addDynamic(std::uint32_t index) {
  Node* node = &m_root;
  std::string segment;
  bool isLiteral = true;
  const auto descend = [&] {
    std::unique_ptr<Node>& next = isLiteral ? node->literal[segment] : node->any;
    if (!next) next = std::make_unique<Node>();
    node = next.get();
    segment.clear();
    isLiteral = true;
  };
  bool isFirst = true;
  for (const auto& piece : m_routes[index].pattern.pieces()) {
    if (piece.parameter >= 0 && piece.converter == Converter::Path) {
      node->open.push_back(index);
      return;
    }
    if (piece.parameter >= 0) isLiteral = false;
    for (const char c : piece.literal) {
      if (c == '/' && !isFirst)
        descend();
      else if (c != '/')
        segment += c;
      isFirst = false;
    }
  }
  descend();
  node->ends.push_back(index);
}

// `rest` begins after the slash of the segment to look at.
void Router::collect(const Node& node, std::string_view rest, Candidates& found) {
  if (!node.open.empty()) found.add(node.open);
  const std::size_t slash = rest.find('/');
  const std::string_view segment = rest.substr(0, slash);
  const auto enter = [&](const Node& next) {
    if (slash != std::string_view::npos) return collect(next, rest.substr(slash + 1), found);
    if (!next.ends.empty()) found.add(next.ends);
    if (!next.open.empty()) found.add(next.open);
  };
  if (!node.literal.empty()) {
    auto known = node.literal.find(segment);
    if (known == node.literal.end() && segment.ends_with('\n'))
      known = node.literal.find(segment.substr(0, segment.size() - 1));
    if (known != node.literal.end()) enter(*known->second);
  }
  if (node.any) enter(*node.any);
}

inline void Router::gather(std::string_view path, Candidates& found) const {
  if (const auto known = m_static.find(path); known != m_static.end()) found.add(known->second);
  if (path.ends_with('\n'))
    if (const auto known = m_static.find(path.substr(0, path.size() - 1)); known != m_static.end())
      found.add(known->second);
  if (path.starts_with('/')) collect(m_root, path.substr(1), found);
}

std::vector<RouteCandidate> Router::candidates(std::string_view method, std::string_view path, bool isSocket) const {
  using Outcome = RouteCandidate::Outcome;
  Candidates found;
  gather(path, found);
  std::vector<RouteCandidate> looked;
  bool isTaken = false;
  for (const std::uint32_t index : found.sorted()) {
    const Route& route = m_routes[index];
    Captures captures;
    if (route.isSocket != isSocket) continue;
    if (looked.size() == traceLimit) break;
    RouteCandidate candidate{(isSocket ? "WEBSOCKET" : route.method) + ' ' + route.pattern.format(),
                             Outcome::OtherPath};
    if (route.pattern.isStatic() || route.pattern.match(path, captures)) {
      const bool isFull = takesMethod(route, method);
      candidate.outcome = !isFull ? Outcome::OtherMethod : isTaken ? Outcome::NotReached : Outcome::Taken;
      isTaken = isTaken || isFull;
    }
    looked.push_back(std::move(candidate));
  }
  return looked;
}

RouteMatch Router::match(std::string_view method, std::string_view path, bool isSocket, Captures& captures) const {
  Candidates candidates;
  gather(path, candidates);
  RouteMatch best;
  for (const std::uint32_t index : candidates.sorted()) {
    const Route& route = m_routes[index];
    if (route.isSocket != isSocket) continue;
    const bool isFull = takesMethod(route, method);
    if (!isFull && best.kind == RouteMatch::Kind::Partial) continue;
    if (route.pattern.isStatic())
      captures.count = 0;
    else if (!route.pattern.match(path, captures))
      continue;
    if (isFull) return {RouteMatch::Kind::Full, index};
    best = {RouteMatch::Kind::Partial, index};
  }
  return best;
}

} // namespace signalbox::api
