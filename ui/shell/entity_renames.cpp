// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/entity_renames.h"

#include <QSet>

#include <algorithm>

namespace signalbox::ui {
namespace {

using Refs = QVector<EntityRef>;
using Renamed = QVector<std::pair<EntityRef, EntityRef>>;

template<class List, class Name>
void addKeys(QStringList& keys, EntityKind kind, const List& list, const Name& name) {
  for (const auto& entity : list) keys << EntityRef{kind, QString::fromStdString(name(*entity))}.key();
}

Refs ofKind(const QSet<QString>& keys, EntityKind kind) {
  Refs refs;
  for (const QString& key : keys)
    if (const EntityRef ref = EntityRef::fromKey(key); ref.kind == kind) refs << ref;
  std::ranges::sort(refs, {}, [](const EntityRef& ref) { return ref.id.size(); }); // the outermost router first
  return refs;
}

QString movedId(const QString& id, const std::pair<EntityRef, EntityRef>& router) {
  const QString inside = router.first.id + u'/';
  return id.startsWith(inside) ? router.second.id + u'/' + id.mid(inside.size()) : QString();
}

} // namespace

QStringList entityKeys(const design::Design& design) {
  QStringList keys;
  const auto byName = [](const auto& entity) { return entity.name; };
  addKeys(keys, EntityKind::Endpoint, design.endpoints(), [](const auto& endpoint) { return endpoint.id(); });
  addKeys(keys, EntityKind::Router, design.routers(), [](const auto& router) { return router.path; });
  addKeys(keys, EntityKind::Model, design.models(), byName);
  addKeys(keys, EntityKind::Constant, design.constants(), byName);
  addKeys(keys, EntityKind::Dependency, design.dependencies(), byName);
  addKeys(keys, EntityKind::SecurityScheme, design.securitySchemes(), byName);
  addKeys(keys, EntityKind::Mount, design.mounts(), byName);
  addKeys(keys, EntityKind::Webhook, design.webhooks(), byName);
  addKeys(keys, EntityKind::Request, design.requests(), byName);
  return keys;
}

Renamed renamedEntities(const QStringList& before, const QStringList& after) {
  const QSet<QString> old(before.begin(), before.end());
  const QSet<QString> now(after.begin(), after.end());
  const QSet<QString> gone = QSet<QString>(old).subtract(now);
  const QSet<QString> come = QSet<QString>(now).subtract(old);
  Renamed renamed;
  const Refs goneRouters = ofKind(gone, EntityKind::Router);
  const Refs comeRouters = ofKind(come, EntityKind::Router);
  if (goneRouters.size() == comeRouters.size() && !goneRouters.isEmpty()) {
    const std::pair router(goneRouters.front(), comeRouters.front());
    for (const QString& key : gone) {
      const EntityRef from = EntityRef::fromKey(key);
      const EntityRef to{from.kind, movedId(from.id, router)};
      if (!to.id.isEmpty() && come.contains(to.key())) renamed.append({from, to});
    }
    renamed.append(router);
    return renamed;
  }
  if (gone.size() != 1 || come.size() != 1) return renamed;
  const EntityRef from = EntityRef::fromKey(*gone.begin());
  const EntityRef to = EntityRef::fromKey(*come.begin());
  if (from.kind == to.kind) renamed.append({from, to});
  return renamed;
}

} // namespace signalbox::ui
