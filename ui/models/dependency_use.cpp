// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/dependency_use.h"

#include "core/design/dependency_order.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"

#include <QObject>

#include <algorithm>

namespace signalbox::ui {
namespace {

bool asksDirectly(const std::vector<design::Depends>& all, const std::string& name) {
  return std::ranges::find(all, name, &design::Depends::dependency) != all.end();
}

bool reaches(const design::DependencyNode& node, const std::string& name) {
  return node.asked.dependency == name ||
         std::ranges::any_of(node.children, [&](const auto& child) { return reaches(child, name); });
}

QString text(const std::string& bytes) { return QString::fromStdString(bytes); }

} // namespace

QVector<DependencyUse> usesOfDependency(const design::Design& design, const std::string& name) {
  QVector<DependencyUse> uses;
  for (const auto& dependency : design.dependencies())
    if (asksDirectly(design::askedBy(*dependency), name))
      uses << DependencyUse{{EntityKind::Dependency, dependency->name, "/dependencies"}, text(dependency->name)};
  if (asksDirectly(design.project().app.dependencies, name))
    uses << DependencyUse{{EntityKind::Project, {}, "/app/dependencies"}, QObject::tr("The application")};
  for (const auto& router : design.routers())
    if (asksDirectly(router->dependencies, name))
      uses << DependencyUse{{EntityKind::Router, router->path, "/dependencies"},
                            QObject::tr("Router %1").arg(text(router->path))};
  for (const auto& endpoint : design.endpoints()) {
    const auto tree = design::dependencyTree(design, *endpoint, design::inheritedDependencies(design, *endpoint));
    if (!std::ranges::any_of(tree.children, [&](const auto& child) { return reaches(child, name); })) continue;
    uses << DependencyUse{{EntityKind::Endpoint, endpoint->id(), "/dependencies"},
                          shownMethod(*endpoint) + u' ' + text(design.fullPath(*endpoint)),
                          asksDirectly(endpoint->dependencies, name)};
  }
  return uses;
}

QString usedBy(const QVector<DependencyUse>& uses) {
  const auto count =
      std::ranges::count(uses, EntityKind::Endpoint, [](const DependencyUse& use) { return use.place.kind; });
  if (count > 0) return counted(count, QObject::tr("endpoint"), QObject::tr("endpoints"));
  if (uses.isEmpty()) return QObject::tr("nothing yet");
  return counted(uses.size(), QObject::tr("part of the design"), QObject::tr("parts of the design"));
}

QStringList dependencyNames(const design::Design& design) {
  QStringList names;
  for (const auto& dependency : design.dependencies()) names << text(dependency->name);
  for (const auto& scheme : design.securitySchemes()) names << text(scheme->name);
  return names;
}

} // namespace signalbox::ui
