// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EntityRef: an entity of the design as tabs, the sidebar and commands name it.
#pragma once

#include "core/base/diagnostic.h"

#include <QString>

namespace signalbox::ui {

struct EntityRef {
  EntityKind kind = EntityKind::Endpoint;
  // Endpoint id, model name, router path, constant name ...; empty for the project, and for all dependencies together:
  // their graph.
  QString id;
  bool operator==(const EntityRef&) const = default;

  // Of one file; the id of a row is its place in the list, and all of it is one tab.
  bool isList() const {
    return kind == EntityKind::Middleware || kind == EntityKind::ExceptionHandlers || kind == EntityKind::Users;
  }
  bool canBeRenamed() const {
    return !isAllDependencies() &&
           (kind == EntityKind::Endpoint || kind == EntityKind::Model || kind == EntityKind::Dependency ||
            kind == EntityKind::SecurityScheme || kind == EntityKind::Router || kind == EntityKind::Constant ||
            kind == EntityKind::Mount || kind == EntityKind::Webhook || kind == EntityKind::Request);
  }
  bool isAllDependencies() const { return kind == EntityKind::Dependency && id.isEmpty(); }
  EntityRef tab() const { return isList() ? EntityRef{kind, {}} : *this; }

  QString key() const; // "endpoint:orders/create_order"; for sessions and tabs
  static EntityRef fromKey(const QString& key);
};

inline const QString entityKindNames[] = {
    QStringLiteral("project"),  QStringLiteral("model"),       QStringLiteral("endpoint"),
    QStringLiteral("router"),   QStringLiteral("constant"),    QStringLiteral("dependency"),
    QStringLiteral("security"), QStringLiteral("mount"),       QStringLiteral("webhook"),
    QStringLiteral("request"),  QStringLiteral("environment"), QStringLiteral("middleware"),
    QStringLiteral("handlers"), QStringLiteral("users")};

inline QString EntityRef::key() const { return entityKindNames[int(kind)] + u':' + id; }

inline EntityRef EntityRef::fromKey(const QString& key) {
  const QString name = key.section(u':', 0, 0);
  for (int kind = 0; kind < int(std::size(entityKindNames)); ++kind)
    if (entityKindNames[kind] == name) return {EntityKind(kind), key.section(u':', 1)};
  return {};
}

} // namespace signalbox::ui
