// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Router: the first route in declaration order that takes a path and method, as Starlette decides it, found without
// trying them all: static paths by hash, the others through a trie of their segments.
#pragma once

#include "core/api/exchange.h"
#include "core/api/route_pattern.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace signalbox::api {

struct Route {
  RoutePattern pattern;
  std::string method;    // upper case; unused by sockets
  bool alsoHead = false; // Starlette's own routes (the docs pages) answer HEAD where they answer GET
  bool isSocket = false;
};

struct RouteMatch {
  enum class Kind { None, Partial, Full }; // Partial: the path fits, the method does not
  Kind kind = Kind::None;
  std::size_t route = 0; // index in order of add()
};

class Router final {
public:
  // Routes match in the order in which they are added. Answers the route's index.
  std::size_t add(Route route);

  // `path` is percent-decoded. The first full match, else the first partial one.
  RouteMatch match(std::string_view method, std::string_view path, bool isSocket, Captures& captures) const;

  // For the trace: what match() looks at and why it takes what it takes.
  std::vector<RouteCandidate> candidates(std::string_view method, std::string_view path, bool isSocket) const;

  const Route& route(std::size_t index) const { return m_routes[index]; }
  std::size_t size() const { return m_routes.size(); }

private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Node;
  template<class T>
  using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;
  struct Node {
    TextMap<std::unique_ptr<Node>> literal; // by the whole segment
    std::unique_ptr<Node> any;              // a segment with a parameter in it
    std::vector<std::uint32_t> ends;        // routes that end here
    std::vector<std::uint32_t> open;        // routes that may take any number of further segments
  };
  class Candidates;

  void addDynamic(std::uint32_t index);
  void gather(std::string_view path, Candidates& found) const;
  static void collect(const Node& node, std::string_view rest, Candidates& found);

  std::vector<Route> m_routes;
  TextMap<std::vector<std::uint32_t>> m_static;
  Node m_root;
};

} // namespace signalbox::api
