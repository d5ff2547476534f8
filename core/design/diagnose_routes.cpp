// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diagnose_routes.h"

#include "core/design/path_template.h"

#include <unordered_map>

namespace signalbox::design {

namespace {

// Segments beyond these are not tried: 2^8 look-ups for one path are enough.
constexpr std::size_t maxLiterals = 8;

struct Route {
  const Endpoint* endpoint = nullptr;
  std::string path;  // in full
  std::string shape; // of that
};

std::vector<std::string> segmentsOf(const std::string& shape) {
  std::vector<std::string> segments;
  for (std::size_t begin = 0; begin <= shape.size();) {
    const auto end = std::min(shape.find('/', begin), shape.size());
    segments.push_back(shape.substr(begin, end - begin));
    begin = end + 1;
  }
  return segments;
}

std::string key(const Endpoint& endpoint, const std::string& shape) { return endpoint.method + " " + shape; }

class RouteCheck final {
public:
  RouteCheck(const Design& design, std::vector<Diagnostic>& list) : m_design(design), m_list(list) {}

  void run() {
    for (const auto& endpoint : m_design.endpoints()) {
      if (!endpoint->enabled) continue;
      Route route{endpoint.get(), m_design.fullPath(*endpoint), {}};
      route.shape = pathShape(route.path);
      if (const auto* same = find(key(*endpoint, route.shape))) {
        reportSame(*same, route);
      } else {
        reportShadow(route);
      }
      m_first.emplace(key(*endpoint, route.shape), std::move(route));
    }
  }

private:
  const Route* find(const std::string& shape) const {
    const auto found = m_first.find(shape);
    return found == m_first.end() ? nullptr : &found->second;
  }

  void report(Severity severity, const char* code, const Route& route, const char* pointer, std::string message) {
    m_list.push_back({severity, code, std::move(message), {EntityKind::Endpoint, route.endpoint->id(), pointer}, {}});
  }

  void reportSame(const Route& first, const Route& second) {
    if (first.path != second.path) {
      return report(Severity::Error, "duplicate-route", second, "/path",
                    "`" + first.path + "` and `" + second.path + "` match the same paths. The first one answers.");
    }
    report(Severity::Error, "duplicate-route", second, "/path",
           "`" + second.endpoint->method + " " + second.path + "` stands twice. " + first.endpoint->id() +
               " answers, " + second.endpoint->id() + " never does.");
  }

  // An earlier /books/{id} answers for /books/new: each set of literal segments is tried as parameters.
  void reportShadow(const Route& route) {
    const auto segments = segmentsOf(route.shape);
    std::vector<std::size_t> literals;
    for (std::size_t i = 1; i < segments.size() && literals.size() < maxLiterals; ++i) {
      if (!segments[i].empty() && segments[i].find('{') == std::string::npos) literals.push_back(i);
    }
    for (unsigned set = 1; set < 1U << literals.size(); ++set) {
      auto general = segments;
      for (std::size_t i = 0; i < literals.size(); ++i) {
        if (set >> i & 1U) general[literals[i]] = "{}";
      }
      std::string shape;
      for (std::size_t i = 1; i < general.size(); ++i) shape += "/" + general[i];
      if (const auto* first = find(key(*route.endpoint, shape))) {
        return report(Severity::Warning, "shadowed-route", route, "/path",
                      "`" + first->path + "` comes first and answers for `" + route.path + "`. Move " +
                          route.endpoint->id() + " before " + first->endpoint->id() + ".");
      }
    }
  }

  const Design& m_design;
  std::vector<Diagnostic>& m_list;
  std::unordered_map<std::string, Route> m_first; // by method and shape
};

} // namespace

void diagnoseRoutes(const Design& design, std::vector<Diagnostic>& list) { RouteCheck(design, list).run(); }

} // namespace signalbox::design
