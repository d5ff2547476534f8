// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What adds and takes out the parts of a design that have no edit of their own.
#include "ui/shell/design_edits.h"

#include "ui/models/entity_names.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("EntityEdits", text); }

bool isTaken(const design::Design& design, EntityKind kind, const std::string& name) {
  if (kind == EntityKind::Mount) return design.mount(name) != nullptr;
  if (kind == EntityKind::Webhook) return design.webhook(name) != nullptr;
  return design.dependency(name) || design.securityScheme(name); // one name space
}

// The list without one of its entries; nothing when there is none at that place.
template<class Entry>
std::optional<std::vector<Entry>> without(const std::vector<Entry>& list, const QString& id) {
  bool isIndex = false;
  const int index = id.toInt(&isIndex);
  if (!isIndex || index < 0 || std::size_t(index) >= list.size()) return std::nullopt;
  std::vector<Entry> rest = list;
  rest.erase(rest.begin() + index);
  return rest;
}

template<class Set, class Entry>
std::optional<design::Edit> withoutEntry(const std::vector<Entry>& list, const QString& id) {
  auto rest = without(list, id);
  return rest ? std::optional<design::Edit>(Set{std::move(*rest)}) : std::nullopt;
}

} // namespace

Result<design::Edit> additionOf(const design::Design& design, EntityKind kind, const std::string& name) {
  if (!design::isIdentifier(name))
    return failure(tr("A name is a Python identifier: letters, digits and underscores.").toStdString());
  if (isTaken(design, kind, name))
    return failure(tr("There is something named %1 already.").arg(QString::fromStdString(name)).toStdString());
  if (kind == EntityKind::Mount) {
    design::Mount mount;
    mount.name = name;
    mount.path = "/" + name;
    mount.options = {{"directory", name}};
    return design::SetMount{mount};
  }
  if (kind == EntityKind::Webhook) {
    design::Endpoint webhook;
    webhook.name = name;
    webhook.method = "POST";
    webhook.path = name;
    std::ranges::replace(webhook.path, '_', '-');
    webhook.behaviour = {};
    return design::SetWebhook{webhook};
  }
  if (kind == EntityKind::SecurityScheme) {
    design::SecurityScheme scheme;
    scheme.name = name;
    return design::SetSecurityScheme{scheme};
  }
  design::Dependency dependency;
  dependency.name = name;
  return design::SetDependency{dependency};
}

std::optional<design::Edit> removalOf(const design::Design& design, const EntityRef& entity) {
  const std::string id = entity.id.toStdString();
  if (entity.isAllDependencies()) return std::nullopt;
  switch (entity.kind) {
  case EntityKind::Endpoint: return design::RemoveEndpoint{id};
  case EntityKind::Model: return design::RemoveModel{id};
  case EntityKind::Router: return design::RemoveRouter{id};
  case EntityKind::Constant: return design::RemoveConstant{id};
  case EntityKind::Dependency: return design::RemoveDependency{id};
  case EntityKind::SecurityScheme: return design::RemoveSecurityScheme{id};
  case EntityKind::Mount: return design::RemoveMount{id};
  case EntityKind::Webhook: return design::RemoveWebhook{id};
  case EntityKind::Request: return design::RemoveRequest{id};
  case EntityKind::Middleware: return withoutEntry<design::SetMiddleware>(design.middleware(), entity.id);
  case EntityKind::ExceptionHandlers:
    return withoutEntry<design::SetExceptionHandlers>(design.exceptionHandlers(), entity.id);
  default: return std::nullopt;
  }
}

std::optional<design::Edit> renameOf(const EntityRef& entity, const QString& name) {
  const std::string from = entity.id.toStdString();
  const std::string to = name.toStdString();
  const std::string inside =
      entity.id.contains(u'/') ? entity.id.section(u'/', 0, -2).toStdString() + "/" : std::string();
  switch (entity.kind) {
  case EntityKind::Endpoint: return design::RenameEndpoint{from, to};
  case EntityKind::Model: return design::RenameModel{from, to};
  case EntityKind::Router: return design::RenameRouter{from, inside + to};
  case EntityKind::Constant: return design::RenameConstant{from, to};
  case EntityKind::Dependency:
  case EntityKind::SecurityScheme: return design::RenameDependency{from, to};
  case EntityKind::Mount: return design::RenameMount{from, to};
  case EntityKind::Webhook: return design::RenameWebhook{from, to};
  case EntityKind::Request: return design::RenameRequest{from, inside + to};
  default: return std::nullopt;
  }
}

QString shownName(const design::Design& design, const EntityRef& entity) {
  const auto index = std::size_t(entity.id.toInt());
  if (entity.kind == EntityKind::Middleware && index < design.middleware().size())
    return middlewareName(design.middleware()[index].kind);
  if (entity.kind == EntityKind::ExceptionHandlers && index < design.exceptionHandlers().size())
    return handlerName(design.exceptionHandlers()[index].on);
  return entity.id;
}

} // namespace signalbox::ui
