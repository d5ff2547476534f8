// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/edit_rename.h"

#include "core/design/edit_refusal.h"
#include "core/design/rename_dependency.h"
#include "core/design/rename_name.h"

#include <algorithm>

namespace signalbox::design {
namespace {

template<class Entity>
Refusal refuseParameter(const Entity& entity, const RenameParameter& edit) {
  const auto has = [&](const std::string& name) {
    return std::ranges::any_of(entity.parameters, [&](const Parameter& each) { return each.field.name == name; }) ||
           std::ranges::find(entity.body, name, &Field::name) != entity.body.end() ||
           std::ranges::find(entity.dependencies, name, &Depends::name) != entity.dependencies.end();
  };
  if (auto refusal = refuseName(edit.to, "parameter")) return refusal;
  if (!has(edit.from)) return edit.entity + " has no parameter " + edit.from + ".";
  if (has(edit.to)) return edit.entity + " has a parameter " + edit.to + " already.";
  return std::nullopt;
}

// Of an entity that is told only by its name.
template<class Find, class Rename>
Result<Design> renamed(const Design& design, const std::string& from, const std::string& to, std::string_view what,
                       const Find& find, const Rename& rename) {
  if (!find(from)) return failure("There is no " + std::string(what) + " " + from + ".");
  if (from == to) return design;
  if (auto refusal = refuseName(to, what)) return failure(*refusal);
  if (find(to)) return failure("A " + std::string(what) + " named " + to + " exists already.");
  return rename(design, from, to);
}

} // namespace

Result<Design> applyRename(const Design& design, const RenameRouter& edit) {
  if (!design.router(edit.from)) return failure(noRouter(edit.from));
  if (edit.from == edit.to) return design;
  if (auto refusal = refuseName(lastOf(edit.to), "router")) return failure(*refusal);
  if (design.router(edit.to)) return failure("A router named " + edit.to + " exists already.");
  const auto parent = parentOf(edit.to);
  const bool isInside = edit.to.starts_with(edit.from + "/");
  if (isInside) return failure("A router cannot be moved into itself.");
  if (edit.to.starts_with('/') || (!parent.empty() && !design.router(parent))) return failure(noRouter(parent));
  return renameRouter(design, edit.from, edit.to);
}

Result<Design> applyRename(const Design& design, const RenameTag& edit) {
  if (edit.to.empty()) return failure("Give the tag a name.");
  return edit.from == edit.to ? design : renameTag(design, edit.from, edit.to);
}

Result<Design> applyRename(const Design& design, const RenameParameter& edit) {
  if (edit.from == edit.to) return design;
  if (edit.kind == EntityKind::Dependency) {
    const auto dependency = design.dependency(edit.entity);
    if (!dependency) return failure("There is no dependency " + edit.entity + ".");
    if (auto refusal = refuseParameter(*dependency, edit)) return failure(*refusal);
    return design.withDependency(renameParameter(*dependency, edit.from, edit.to));
  }
  const bool isWebhook = edit.kind == EntityKind::Webhook;
  const auto endpoint = isWebhook ? design.webhook(edit.entity) : design.endpoint(edit.entity);
  if (!endpoint) return failure(noEndpoint(edit.entity));
  if (auto refusal = refuseParameter(*endpoint, edit)) return failure(*refusal);
  Endpoint renamed = renameParameter(*endpoint, edit.from, edit.to);
  if (isWebhook) return design.withWebhook(std::move(renamed));
  return renameParameterInRequests(design.withEndpoint(std::move(renamed)), *endpoint, edit.from, edit.to);
}

Result<Design> applyRename(const Design& design, const RenameConstant& edit) {
  return renamed(
      design, edit.from, edit.to, "constant", [&](const auto& name) { return design.constant(name); }, renameConstant);
}
Result<Design> applyRename(const Design& design, const RenameMount& edit) {
  return renamed(
      design, edit.from, edit.to, "mount", [&](const auto& name) { return design.mount(name); }, renameMount);
}
Result<Design> applyRename(const Design& design, const RenameWebhook& edit) {
  return renamed(
      design, edit.from, edit.to, "webhook", [&](const auto& name) { return design.webhook(name); }, renameWebhook);
}

Result<Design> applyRename(const Design& design, const RenameDependency& edit) {
  if (!design.dependency(edit.from) && !design.securityScheme(edit.from))
    return failure("There is no dependency " + edit.from + ".");
  if (edit.from == edit.to) return design;
  if (auto refusal = refuseName(edit.to, "dependency")) return failure(*refusal);
  if (edit.to == "users" && design.securityScheme(edit.from)) return failure(usersFile());
  if (design.dependency(edit.to) || design.securityScheme(edit.to))
    return failure("A dependency named " + edit.to + " exists already.");
  return renameDependency(design, edit.from, edit.to);
}

} // namespace signalbox::design
