// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/adopt.h"

#include <algorithm>
#include <set>

namespace signalbox::design {

namespace {

const std::string& nameOf(const Router& router) { return router.path; }
std::string nameOf(const Endpoint& endpoint) { return endpoint.id(); }
template<class T>
const std::string& nameOf(const T& entity) {
  return entity.name;
}

class Adoption final {
public:
  Adoption(const Design& into, const Design& from, std::span<const Change> changes)
      : m_result(into.entities()), m_from(from.entities()), m_before(into) {
    for (const Change& change : changes) m_names[static_cast<std::size_t>(change.entity)].insert(change.name);
  }

  Design take() {
    takeList(&Entities::models, EntityKind::Model);
    takeList(&Entities::routers, EntityKind::Router);
    takeList(&Entities::endpoints, EntityKind::Endpoint);
    takeList(&Entities::constants, EntityKind::Constant);
    takeList(&Entities::dependencies, EntityKind::Dependency);
    takeList(&Entities::securitySchemes, EntityKind::SecurityScheme);
    takeList(&Entities::mounts, EntityKind::Mount);
    takeList(&Entities::webhooks, EntityKind::Webhook);
    takeList(&Entities::requests, EntityKind::Request);
    takeList(&Entities::environments, EntityKind::Environment);
    takeWhole(&Entities::project, EntityKind::Project);
    takeWhole(&Entities::middleware, EntityKind::Middleware);
    takeWhole(&Entities::exceptionHandlers, EntityKind::ExceptionHandlers);
    takeWhole(&Entities::users, EntityKind::Users);
    keepRouters();
    return Design(std::move(m_result));
  }

private:
  const std::set<std::string>& namesOf(EntityKind kind) const { return m_names[static_cast<std::size_t>(kind)]; }

  template<class T>
  void takeList(std::vector<std::shared_ptr<const T>> Entities::* list, EntityKind kind) {
    const std::set<std::string>& names = namesOf(kind);
    if (names.empty()) return;
    auto& mine = m_result.*list;
    std::erase_if(mine, [&names](const auto& entity) { return names.contains(nameOf(*entity)); });
    for (const auto& entity : m_from.*list)
      if (names.contains(nameOf(*entity))) mine.push_back(entity);
  }

  template<class T>
  void takeWhole(T Entities::* member, EntityKind kind) {
    if (!namesOf(kind).empty()) m_result.*member = m_from.*member;
  }

  void keepRouters() {
    if (namesOf(EntityKind::Router).empty() && namesOf(EntityKind::Endpoint).empty()) return;
    std::set<std::string> known;
    for (const RouterPtr& router : m_result.routers) known.insert(router->path);
    const std::vector<RouterPtr> kept = m_result.routers; // a router's own parents
    for (const RouterPtr& router : kept) keepRoutersAbove(router->path, known);
    for (const EndpointPtr& endpoint : m_result.endpoints) keepRoutersAbove(endpoint->id(), known);
  }

  void keepRoutersAbove(std::string path, std::set<std::string>& known) {
    for (auto slash = path.rfind('/'); slash != path.npos; slash = path.rfind('/')) {
      path.resize(slash);
      if (!known.insert(path).second) return;
      RouterPtr router = m_before.router(path);
      if (!router) {
        Router plain;
        plain.path = path;
        router = std::make_shared<const Router>(std::move(plain));
      }
      m_result.routers.push_back(std::move(router));
    }
  }

  Entities m_result;
  Entities m_from;
  const Design& m_before;
  std::set<std::string> m_names[static_cast<std::size_t>(EntityKind::Users) + 1];
};

} // namespace

Design adopt(const Design& into, const Design& from, std::span<const Change> changes) {
  return changes.empty() ? into : Adoption(into, from, changes).take();
}

} // namespace signalbox::design
