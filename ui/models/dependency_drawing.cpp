// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/dependency_drawing.h"

#include "core/design/dependency_order.h"

#include <QObject>

#include <algorithm>
#include <set>

namespace signalbox::ui {
namespace {

using design::Depends;
using design::Design;
using Kind = GraphNode::Kind;

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

std::string refused(const QString& reason) { return reason.toStdString(); }

bool asksFor(const std::vector<Depends>& asked, const std::string& needed) {
  return std::ranges::find(asked, needed, &Depends::dependency) != asked.end();
}

std::vector<Depends> askedOf(const Design& design, const GraphNode& from, const design::Endpoint* root) {
  const std::string id = from.id.toStdString();
  switch (from.kind) {
  case Kind::App: return design.project().app.dependencies;
  case Kind::Router: {
    const auto router = design.router(id);
    return router ? router->dependencies : std::vector<Depends>();
  }
  case Kind::Endpoint: {
    if (root) return root->dependencies;
    const auto endpoint = design.endpoint(id);
    return endpoint ? endpoint->dependencies : std::vector<Depends>();
  }
  case Kind::Dependency: {
    const auto dependency = design.dependency(id);
    return dependency ? design::askedBy(*dependency) : std::vector<Depends>();
  }
  default: return {};
  }
}

// From `at` to `wanted` along what is asked for; empty when it does not lead there.
QStringList wayTo(const Design& design, const std::string& at, const std::string& wanted,
                  std::set<std::string>& visited) {
  if (at == wanted) return {text(at)};
  if (!visited.insert(at).second) return {};
  const auto dependency = design.dependency(at);
  if (!dependency) return {};
  for (const Depends& asked : design::askedBy(*dependency))
    if (QStringList way = wayTo(design, asked.dependency, wanted, visited); !way.isEmpty())
      return QStringList{text(at)} + way;
  return {};
}

QString refusalOfDependency(const Design& design, const GraphNode& from, const std::string& needed) {
  const auto dependency = design.dependency(from.id.toStdString());
  if (!dependency) return QObject::tr("%1 is not there.").arg(from.id);
  if (dependency->kind == "password_form") return QObject::tr("%1 reads a form and needs nothing.").arg(from.id);
  if (dependency->kind == "user" && !design.securityScheme(needed))
    return QObject::tr("%1 checks users: it needs a security scheme and nothing else.").arg(from.id);
  std::set<std::string> visited;
  const QStringList way = wayTo(design, needed, dependency->name, visited);
  if (way.isEmpty()) return {};
  return QObject::tr("%1 would need itself: %2.")
      .arg(from.id, (QStringList{from.id} + way).join(QStringLiteral(" → ")));
}

template<class Owner>
std::string freeName(const Owner& owner, const std::string& wanted) {
  std::set<std::string> taken;
  for (const auto& parameter : owner.parameters) taken.insert(parameter.field.name);
  for (const auto& part : owner.body) taken.insert(part.name);
  for (const Depends& asked : owner.dependencies) taken.insert(asked.name);
  std::string name = wanted;
  for (int next = 2; taken.contains(name); ++next) name = wanted + std::to_string(next);
  return name;
}

void erase(std::vector<Depends>& asked, const std::string& needed) {
  std::erase_if(asked, [&](const Depends& one) { return one.dependency == needed; });
}

Depends need(const std::string& needed, const std::string& name = {}) {
  Depends asked;
  asked.dependency = needed;
  asked.name = name;
  return asked;
}

} // namespace

QString refusalOfNeed(const Design& design, const GraphNode& from, const std::string& needed,
                      const design::Endpoint* root) {
  const bool isThere = design.dependency(needed) || design.securityScheme(needed);
  if (!isThere) return QObject::tr("Only dependencies and security schemes can be needed.");
  if (from.kind == Kind::Scheme) return QObject::tr("A security scheme takes credentials and needs nothing.");
  if (!from.canNeed()) return QObject::tr("%1 is not there.").arg(from.id);
  if (asksFor(askedOf(design, from, root), needed))
    return QObject::tr("%1 needs %2 already.").arg(from.title, text(needed));
  return from.kind == Kind::Dependency ? refusalOfDependency(design, from, needed) : QString();
}

design::Endpoint withNeed(design::Endpoint endpoint, const std::string& needed) {
  endpoint.dependencies.push_back(need(needed, freeName(endpoint, needed)));
  return endpoint;
}

design::Endpoint withoutNeed(design::Endpoint endpoint, const std::string& needed) {
  erase(endpoint.dependencies, needed);
  return endpoint;
}

Result<design::Edit> needEdit(const Design& design, const GraphNode& from, const std::string& needed) {
  if (const QString reason = refusalOfNeed(design, from, needed); !reason.isEmpty()) return failure(refused(reason));
  const std::string id = from.id.toStdString();
  if (from.kind == Kind::App) {
    design::ProjectInfo project = design.project();
    project.app.dependencies.push_back(need(needed));
    return design::SetProject{std::move(project)};
  }
  if (from.kind == Kind::Router) {
    design::Router router = *design.router(id);
    router.dependencies.push_back(need(needed));
    return design::SetRouter{std::move(router)};
  }
  if (from.kind == Kind::Endpoint) {
    const auto endpoint = design.endpoint(id);
    if (!endpoint) return failure(refused(QObject::tr("%1 is not there.").arg(from.id)));
    return design::SetEndpoint{withNeed(*endpoint, needed)};
  }
  design::Dependency dependency = *design.dependency(id);
  if (dependency.kind == "user")
    dependency.options["scheme"] = needed;
  else
    dependency.dependencies.push_back(need(needed, freeName(dependency, needed)));
  return design::SetDependency{std::move(dependency)};
}

Result<design::Edit> withoutNeedEdit(const Design& design, const GraphNode& from, const std::string& needed) {
  const std::string id = from.id.toStdString();
  if (from.kind == Kind::App) {
    design::ProjectInfo project = design.project();
    erase(project.app.dependencies, needed);
    return design::SetProject{std::move(project)};
  }
  if (const auto router = design.router(id); from.kind == Kind::Router && router) {
    design::Router changed = *router;
    erase(changed.dependencies, needed);
    return design::SetRouter{std::move(changed)};
  }
  if (const auto endpoint = design.endpoint(id); from.kind == Kind::Endpoint && endpoint)
    return design::SetEndpoint{withoutNeed(*endpoint, needed)};
  const auto dependency = from.kind == Kind::Dependency ? design.dependency(id) : nullptr;
  if (!dependency) return failure(refused(QObject::tr("%1 is not there.").arg(from.id)));
  design::Dependency changed = *dependency;
  erase(changed.dependencies, needed);
  if (changed.kind == "user" && changed.options.value("scheme", design::Json()) == needed)
    changed.options.erase("scheme");
  return design::SetDependency{std::move(changed)};
}

QString refusalOfNewDependency(const Design& design, const QString& name) {
  const std::string bytes = name.toStdString();
  if (!design::isIdentifier(bytes)) return QObject::tr("A name is a Python identifier, such as current_user");
  if (design.dependency(bytes) || design.securityScheme(bytes)) return QObject::tr("There is one of this name already");
  return {};
}

design::Dependency newDependency(const std::string& name) {
  design::Dependency dependency;
  dependency.name = name;
  return dependency;
}

QVector<GraphNode> possibleNeeds(const Design& design, const GraphNode& from, const design::Endpoint* root) {
  QVector<GraphNode> all;
  for (const GraphNode& node : graphOfProject(design, WithEndpoints::No).nodes)
    if (node.canBeNeeded() && refusalOfNeed(design, from, node.id.toStdString(), root).isEmpty()) all << node;
  return all;
}

QVector<GraphNode> possibleNeeders(const Design& design, const GraphNode& needed) {
  QVector<GraphNode> all;
  const std::string name = needed.id.toStdString();
  const auto offer = [&](GraphNode node) {
    if (refusalOfNeed(design, node, name).isEmpty()) all << std::move(node);
  };
  for (const GraphNode& node : graphOfProject(design, WithEndpoints::No).nodes) offer(node);
  for (const auto& endpoint : design.endpoints())
    offer({Kind::Endpoint, text(endpoint->id()), text(design.fullPath(*endpoint)), text(endpoint->method),
           text(endpoint->name), false, 0, 0});
  return all;
}

} // namespace signalbox::ui
