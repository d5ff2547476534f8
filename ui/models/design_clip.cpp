// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/design_clip.h"

#include "core/design/store.h"
#include "ui/models/design_needs.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

using design::Design;
using design::Json;

QString tr(const char* text) { return QCoreApplication::translate("DesignClip", text); }

constexpr auto kinds = std::to_array<std::pair<EntityKind, const char*>>({{EntityKind::Endpoint, "endpoint"},
                                                                          {EntityKind::Router, "router"},
                                                                          {EntityKind::Webhook, "webhook"},
                                                                          {EntityKind::Model, "model"},
                                                                          {EntityKind::Dependency, "dependency"},
                                                                          {EntityKind::SecurityScheme, "security"},
                                                                          {EntityKind::Constant, "constant"},
                                                                          {EntityKind::Mount, "mount"}});

std::string lastOf(const std::string& path) { return path.substr(path.rfind('/') + 1); }
std::string inside(const std::string& router, const std::string& name) {
  return router.empty() ? name : router + "/" + name;
}

template<class Taken>
std::string freeName(const std::string& wanted, const Taken& isTaken) {
  std::string name = wanted;
  for (int number = 2; isTaken(name); ++number) name = wanted + "_" + std::to_string(number);
  return name;
}

struct Clip {
  Design design;
  DesignPlace place;
};

Result<Clip> readClip(const QString& text) {
  const auto notOurs = [] {
    return failure(tr("The clipboard holds no endpoint and no model of Signalbox.").toStdString());
  };
  const Json json = Json::parse(text.toStdString(), nullptr, false);
  if (!json.is_object() || !json.contains("files") || !json["files"].is_object() || !json.contains("copied"))
    return notOurs();
  const Json& copied = json["copied"];
  if (!copied.is_object() || !copied.contains("kind") || !copied.contains("name")) return notOurs();
  const auto kind = std::ranges::find_if(kinds, [&](const auto& each) { return copied["kind"] == each.second; });
  if (kind == kinds.end() || !copied["name"].is_string()) return notOurs();
  Json files = json["files"];
  files["signalbox.json"] = {{"format", design::formatVersion}, {"name", "Clip"}};
  const auto loaded = design::loadText(files.dump());
  if (!loaded) return std::unexpected(loaded.error());
  if (!loaded->diagnostics.empty())
    return failure(tr("What is pasted cannot be read: %1")
                       .arg(QString::fromStdString(loaded->diagnostics.front().message))
                       .toStdString());
  const DesignPlace place{kind->first, copied["name"].get<std::string>(), {}};
  if (partOf(loaded->design, place) == Design()) return notOurs();
  return Clip{loaded->design, place};
}

// Makes the clip fit into a design: what is the same is used, what is another gets a free name.
class Fitting final {
public:
  Fitting(Design clip, const Design& target, DesignPlace place)
      : m_clip(std::move(clip)), m_target(target), m_place(std::move(place)) {}

  void run() {
    while (renameOne()) {
    }
  }

  Design added() const {
    Design design = m_target;
    for (const auto& model : m_clip.models()) design = design.withModel(*model);
    for (const auto& constant : m_clip.constants()) design = design.withConstant(*constant);
    for (const auto& scheme : m_clip.securitySchemes()) design = design.withSecurityScheme(*scheme);
    for (const auto& dependency : m_clip.dependencies()) design = design.withDependency(*dependency);
    return design;
  }

  const Design& clip() const { return m_clip; }
  const DesignPlace& place() const { return m_place; }
  const QStringList& renamed() const { return m_renamed; }

private:
  // What was copied itself is wanted as another one, even where it is the same.
  bool isCopied(EntityKind kind, const std::string& name) const {
    return m_place.kind == kind && m_place.entity == name;
  }

  bool renameOne() {
    for (const auto& model : m_clip.models()) {
      const auto taken = m_target.model(model->name);
      if (taken && (!(*taken == *model) || isCopied(EntityKind::Model, model->name)))
        return rename(EntityKind::Model, model->name,
                      [](const Design& design, const std::string& name) { return design.model(name) != nullptr; });
    }
    for (const auto& constant : m_clip.constants()) {
      const auto taken = m_target.constant(constant->name);
      if (taken && (!(*taken == *constant) || isCopied(EntityKind::Constant, constant->name)))
        return rename(EntityKind::Constant, constant->name,
                      [](const Design& design, const std::string& name) { return design.constant(name) != nullptr; });
    }
    const auto isDependency = [](const Design& design, const std::string& name) {
      return design.dependency(name) || design.securityScheme(name);
    };
    for (const auto& scheme : m_clip.securitySchemes()) {
      const auto same = m_target.securityScheme(scheme->name);
      const bool isTaken = isDependency(m_target, scheme->name) && (!same || !(*same == *scheme));
      if (isTaken || (same && isCopied(EntityKind::SecurityScheme, scheme->name)))
        return rename(EntityKind::SecurityScheme, scheme->name, isDependency);
    }
    for (const auto& dependency : m_clip.dependencies()) {
      const auto same = m_target.dependency(dependency->name);
      const bool isTaken = isDependency(m_target, dependency->name) && (!same || !(*same == *dependency));
      if (isTaken || (same && isCopied(EntityKind::Dependency, dependency->name)))
        return rename(EntityKind::Dependency, dependency->name, isDependency);
    }
    return false;
  }

  template<class Has>
  bool rename(EntityKind kind, std::string from, const Has& has) {
    const std::string to =
        freeName(from, [&](const std::string& name) { return has(m_target, name) || has(m_clip, name); });
    const design::Edit edit = kind == EntityKind::Model      ? design::Edit(design::RenameModel{from, to})
                              : kind == EntityKind::Constant ? design::Edit(design::RenameConstant{from, to})
                                                             : design::Edit(design::RenameDependency{from, to});
    auto done = design::apply(m_clip, edit);
    if (!done) return false;
    m_clip = std::move(*done);
    m_renamed << tr("%1 as %2").arg(QString::fromStdString(from), QString::fromStdString(to));
    if (isCopied(kind, from)) m_place.entity = to;
    return true;
  }

  Design m_clip;
  const Design& m_target;
  DesignPlace m_place;
  QStringList m_renamed;
};

bool isServed(const Design& design, const design::Endpoint& endpoint) {
  return std::ranges::any_of(design.endpoints(), [&](const auto& other) {
    return other->method == endpoint.method && design.fullPath(*other) == design.fullPath(endpoint);
  });
}

// At the root the path is the whole one it had; in a router what stood behind the prefix.
Design withEndpointOf(Design design, const Clip& clip, const std::string& router, DesignPlace& place) {
  design::Endpoint endpoint = *clip.design.endpoint(clip.place.entity);
  if (router.empty()) endpoint.path = clip.design.fullPath(endpoint);
  endpoint.router = router;
  endpoint.order = 0;
  endpoint.name = freeName(endpoint.name,
                           [&](const std::string& name) { return design.endpoint(inside(router, name)) != nullptr; });
  if (isServed(design, endpoint)) {
    endpoint.path += endpoint.path.ends_with('/') ? "copy" : "-copy";
    endpoint.operationId.clear();
    if (!endpoint.path.starts_with('/')) endpoint.path = "/" + endpoint.path;
  }
  place.entity = endpoint.id();
  return design::apply(design, design::AddEndpoint{endpoint}).value_or(design);
}

Design withRouterOf(Design design, const Clip& clip, const std::string& parent, DesignPlace& place) {
  const std::string& from = clip.place.entity;
  const std::string to = inside(parent, freeName(lastOf(from), [&](const std::string& name) {
                                  return design.router(inside(parent, name)) != nullptr;
                                }));
  const bool isTwin = design.router(inside(parent, lastOf(from))) != nullptr;
  const auto moved = [&](const std::string& path) { return to + path.substr(from.size()); };
  for (const auto& router : clip.design.routers()) {
    if (router->path != from && !router->path.starts_with(from + "/")) continue;
    design::Router copy = *router;
    copy.path = moved(router->path);
    if (router->path == from) copy.order = 0;
    if (router->path == from && isTwin && !copy.prefix.empty()) copy.prefix += "-copy";
    design = router->path == from ? design::apply(design, design::AddRouter{copy}).value_or(design)
                                  : design.withRouter(copy);
  }
  for (const auto& endpoint : clip.design.endpoints()) {
    if (endpoint->router != from && !endpoint->router.starts_with(from + "/")) continue;
    design::Endpoint copy = *endpoint;
    copy.router = moved(endpoint->router);
    design = design.withEndpoint(std::move(copy));
  }
  place.entity = to;
  return design;
}

} // namespace

QString copiedText(const Design& design, const DesignPlace& place) {
  const auto kind = std::ranges::find(kinds, place.kind, &std::pair<EntityKind, const char*>::first);
  const Design part = partOf(design, place);
  if (kind == kinds.end() || part == Design()) return {};
  Json files = Json::parse(design::projectText(part));
  files.erase("signalbox.json");
  const Json clip = {{"signalbox", "Paste this into a project of Signalbox with Ctrl V."},
                     {"copied", {{"kind", kind->second}, {"name", place.entity}}},
                     {"files", files}};
  return QString::fromStdString(clip.dump(2)) + u'\n';
}

Result<Pasted> pasteText(const Design& design, const QString& text, const std::string& router) {
  const auto read = readClip(text);
  if (!read) return std::unexpected(read.error());
  Fitting fitting(read->design, design, read->place);
  fitting.run();
  Design after = fitting.added();
  DesignPlace place = fitting.place();
  const Clip clip{fitting.clip(), place};
  switch (place.kind) {
  case EntityKind::Endpoint: after = withEndpointOf(std::move(after), clip, router, place); break;
  case EntityKind::Router: after = withRouterOf(std::move(after), clip, router, place); break;
  case EntityKind::Webhook: {
    design::Endpoint webhook = *clip.design.webhook(place.entity);
    webhook.name = freeName(webhook.name, [&](const std::string& name) { return design.webhook(name) != nullptr; });
    place.entity = webhook.name;
    after = after.withWebhook(std::move(webhook));
    break;
  }
  case EntityKind::Mount: {
    design::Mount mount = *clip.design.mount(place.entity);
    mount.name = freeName(mount.name, [&](const std::string& name) { return design.mount(name) != nullptr; });
    if (mount.name != place.entity) mount.path += "-copy";
    place.entity = mount.name;
    after = after.withMount(std::move(mount));
    break;
  }
  default: break;
  }
  return Pasted{{after, "Paste " + place.entity}, place, fitting.renamed()};
}

} // namespace signalbox::ui
