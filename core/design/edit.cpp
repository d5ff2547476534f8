// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/edit.h"

#include "core/design/edit_refusal.h"
#include "core/design/edit_rename.h"
#include "core/design/edit_request.h"
#include "core/design/rename_discriminator.h"
#include "core/design/rename_field.h"
#include "core/design/rename_field_places.h"
#include "core/design/rename_model.h"

#include <algorithm>
#include <climits>
#include <optional>

namespace signalbox::design {

namespace {

std::string noModel(std::string_view name) { return "There is no model " + std::string(name) + "."; }
Refusal refuseNewModel(const Design& design, std::string_view name) {
  if (auto refusal = refuseName(name, "model")) return refusal;
  if (design.model(name)) return "A model named " + std::string(name) + " exists already.";
  return std::nullopt;
}

Refusal refuseNewEndpoint(const Design& design, const Endpoint& endpoint) {
  if (auto refusal = refuseName(endpoint.name, "endpoint")) return refusal;
  if (endpoint.name == "router") return "An endpoint cannot be named router: router.json holds the router itself.";
  if (!endpoint.router.empty() && !design.router(endpoint.router)) return noRouter(endpoint.router);
  if (!design.endpoint(endpoint.id())) return std::nullopt;
  if (endpoint.router.empty()) return "An endpoint named " + endpoint.name + " exists already.";
  return "An endpoint named " + endpoint.name + " exists already in the router " + endpoint.router + ".";
}

// Sparse, so that others fit in between without touching their files.
int orderAfterLast(const Design& design, std::string_view router) {
  int last = 0;
  for (const auto& endpoint : design.endpoints()) {
    if (endpoint->router == router) last = std::max(last, endpoint->order);
  }
  for (const auto& child : design.routers()) {
    if (!child->path.empty() && parentOf(child->path) == router) last = std::max(last, child->order);
  }
  return last > INT_MAX - 20 ? INT_MAX : (last / 10 + 1) * 10;
}

struct Apply {
  const Design& design;

  // The list of a model's fields, changed by `change`, which may refuse.
  template<class Change>
  Result<Design> fieldsOf(const std::string& name, const Change& change) const {
    const auto model = design.model(name);
    if (!model) return failure(noModel(name));
    if (model->kind == ModelKind::Enum) return failure(name + " is an enum: it has members, no fields.");
    auto copy = *model;
    if (Refusal refusal = change(copy.fields)) return failure(*refusal);
    return design.withModel(std::move(copy));
  }

  static Refusal refuseField(const std::vector<Field>& fields, const std::string& model, const std::string& name) {
    if (auto refusal = refuseName(name, "field")) return refusal;
    if (std::ranges::find(fields, name, &Field::name) == fields.end()) return std::nullopt;
    return model + " has a field " + name + " already.";
  }

  static std::string noField(const std::string& model, const std::string& field) {
    return model + " has no field " + field + ".";
  }

  Result<Design> operator()(const SetProject& edit) const { return design.withProject(edit.project); }

  Result<Design> operator()(const AddModel& edit) const {
    if (auto refusal = refuseNewModel(design, edit.model.name)) return failure(*refusal);
    return design.withModel(edit.model);
  }

  Result<Design> operator()(const RemoveModel& edit) const {
    if (!design.model(edit.name)) return failure(noModel(edit.name));
    return design.withoutModel(edit.name);
  }

  Result<Design> operator()(const RenameModel& edit) const {
    if (!design.model(edit.from)) return failure(noModel(edit.from));
    if (edit.from == edit.to) return design;
    if (auto refusal = refuseNewModel(design, edit.to)) return failure(*refusal);
    return renameModel(design, edit.from, edit.to);
  }

  Result<Design> operator()(const SetModel& edit) const {
    if (!design.model(edit.model.name)) return failure(noModel(edit.model.name));
    return design.withModel(edit.model);
  }

  Result<Design> operator()(const AddField& edit) const {
    return fieldsOf(edit.model, [&](std::vector<Field>& fields) -> Refusal {
      if (auto refusal = refuseField(fields, edit.model, edit.field.name)) return refusal;
      const auto at = std::min(edit.position, fields.size());
      fields.insert(fields.begin() + static_cast<std::ptrdiff_t>(at), edit.field);
      return std::nullopt;
    });
  }

  Result<Design> operator()(const RemoveField& edit) const {
    return fieldsOf(edit.model, [&](std::vector<Field>& fields) -> Refusal {
      const auto at = std::ranges::find(fields, edit.field, &Field::name);
      if (at == fields.end()) return noField(edit.model, edit.field);
      fields.erase(at);
      return std::nullopt;
    });
  }

  Result<Design> operator()(const SetField& edit) const {
    auto changed = fieldsOf(edit.model, [&](std::vector<Field>& fields) -> Refusal {
      const auto at = std::ranges::find(fields, edit.field, &Field::name);
      if (at == fields.end()) return noField(edit.model, edit.field);
      if (edit.value.name != edit.field) {
        if (auto refusal = refuseField(fields, edit.model, edit.value.name)) return refusal;
      }
      *at = edit.value;
      return std::nullopt;
    });
    if (!changed || edit.value.name == edit.field) return changed;
    const std::string& to = edit.value.name;
    Design renamed = renameFieldPlaces(design, renameFieldUses(std::move(*changed), edit.model, edit.field, to),
                                       edit.model, edit.field, to);
    return renameInOtherMembers(design, std::move(renamed), edit.model, edit.field, to);
  }

  Result<Design> operator()(const MoveField& edit) const {
    return fieldsOf(edit.model, [&](std::vector<Field>& fields) -> Refusal {
      const auto at = std::ranges::find(fields, edit.field, &Field::name);
      if (at == fields.end()) return noField(edit.model, edit.field);
      auto field = std::move(*at);
      fields.erase(at);
      fields.insert(fields.begin() + static_cast<std::ptrdiff_t>(std::min(edit.position, fields.size())),
                    std::move(field));
      return std::nullopt;
    });
  }

  // Validators and computed fields: lists of a model whose items have a name.
  template<class Item>
  Refusal refuseItem(const std::vector<Item>& items, std::string_view model, const std::string& name,
                     std::string_view what) const {
    if (auto refusal = refuseName(name, what)) return refusal;
    if (std::ranges::find(items, name, &Item::name) == items.end()) return std::nullopt;
    return std::string(model) + " has a " + std::string(what) + " " + name + " already.";
  }

  // The list changed by `change`, which gets the item of that name.
  template<class Item, class Change>
  Result<Design> changeItems(const std::string& name, std::vector<Item> Model::* list, const Change& change) const {
    const auto model = design.model(name);
    if (!model) return failure(noModel(name));
    if (model->kind == ModelKind::Enum) return failure(name + " is an enum: it has members only.");
    auto copy = *model;
    if (Refusal refusal = change(copy.*list)) return failure(*refusal);
    return design.withModel(std::move(copy));
  }

  template<class Item>
  Result<Design> addItem(const std::string& model, std::vector<Item> Model::* list, const Item& item,
                         std::size_t position, std::string_view what) const {
    return changeItems(model, list, [&](std::vector<Item>& items) -> Refusal {
      if (auto refusal = refuseItem(items, model, item.name, what)) return refusal;
      items.insert(items.begin() + static_cast<std::ptrdiff_t>(std::min(position, items.size())), item);
      return std::nullopt;
    });
  }

  template<class Item, class Change>
  Result<Design> changeItem(const std::string& model, std::vector<Item> Model::* list, const std::string& name,
                            std::string_view what, const Change& change) const {
    return changeItems(model, list, [&](std::vector<Item>& items) -> Refusal {
      const auto at = std::ranges::find(items, name, &Item::name);
      if (at == items.end()) return model + " has no " + std::string(what) + " " + name + ".";
      return change(items, at);
    });
  }

  template<class Item>
  Result<Design> removeItem(const std::string& model, std::vector<Item> Model::* list, const std::string& name,
                            std::string_view what) const {
    return changeItem(model, list, name, what, [](std::vector<Item>& items, auto at) -> Refusal {
      items.erase(at);
      return std::nullopt;
    });
  }

  template<class Item>
  Result<Design> setItem(const std::string& model, std::vector<Item> Model::* list, const std::string& name,
                         const Item& value, std::string_view what) const {
    return changeItem(model, list, name, what, [&](std::vector<Item>& items, auto at) -> Refusal {
      if (value.name != name)
        if (auto refusal = refuseItem(items, model, value.name, what)) return refusal;
      *at = value;
      return std::nullopt;
    });
  }

  template<class Item>
  Result<Design> moveItem(const std::string& model, std::vector<Item> Model::* list, const std::string& name,
                          std::size_t position, std::string_view what) const {
    return changeItem(model, list, name, what, [&](std::vector<Item>& items, auto at) -> Refusal {
      auto item = std::move(*at);
      items.erase(at);
      items.insert(items.begin() + static_cast<std::ptrdiff_t>(std::min(position, items.size())), std::move(item));
      return std::nullopt;
    });
  }

  Result<Design> operator()(const AddValidator& edit) const {
    return addItem(edit.model, &Model::validators, edit.validator, edit.position, "validator");
  }
  Result<Design> operator()(const RemoveValidator& edit) const {
    return removeItem(edit.model, &Model::validators, edit.validator, "validator");
  }
  Result<Design> operator()(const SetValidator& edit) const {
    return setItem(edit.model, &Model::validators, edit.validator, edit.value, "validator");
  }
  Result<Design> operator()(const MoveValidator& edit) const {
    return moveItem(edit.model, &Model::validators, edit.validator, edit.position, "validator");
  }
  Result<Design> operator()(const AddComputed& edit) const {
    return addItem(edit.model, &Model::computed, edit.field, edit.position, "computed field");
  }
  Result<Design> operator()(const RemoveComputed& edit) const {
    return removeItem(edit.model, &Model::computed, edit.field, "computed field");
  }
  // A computed field renamed is renamed where others read it from self.
  Result<Design> operator()(const SetComputed& edit) const {
    auto changed = setItem(edit.model, &Model::computed, edit.field, edit.value, "computed field");
    if (!changed || edit.value.name == edit.field) return changed;
    return renameFieldUses(std::move(*changed), edit.model, edit.field, edit.value.name);
  }
  Result<Design> operator()(const MoveComputed& edit) const {
    return moveItem(edit.model, &Model::computed, edit.field, edit.position, "computed field");
  }

  Result<Design> operator()(const AddEndpoint& edit) const {
    if (auto refusal = refuseNewEndpoint(design, edit.endpoint)) return failure(*refusal);
    auto endpoint = edit.endpoint;
    if (endpoint.order == 0) endpoint.order = orderAfterLast(design, endpoint.router);
    return design.withEndpoint(std::move(endpoint));
  }

  Result<Design> operator()(const RemoveEndpoint& edit) const {
    if (!design.endpoint(edit.id)) return failure(noEndpoint(edit.id));
    return design.withoutEndpoint(edit.id);
  }

  Result<Design> operator()(const RenameEndpoint& edit) const {
    return replaced(edit.id, [&](Endpoint& endpoint) { endpoint.name = edit.name; });
  }

  Result<Design> operator()(const SetEndpoint& edit) const {
    if (!design.endpoint(edit.endpoint.id())) return failure(noEndpoint(edit.endpoint.id()));
    return design.withEndpoint(edit.endpoint);
  }

  Result<Design> operator()(const MoveEndpoint& edit) const {
    return replaced(edit.id, [&](Endpoint& endpoint) {
      endpoint.router = edit.router;
      endpoint.order = edit.order;
    });
  }

  // The endpoint changed by `change`, which may give it another id.
  template<class Change>
  Result<Design> replaced(const std::string& id, const Change& change) const {
    const auto old = design.endpoint(id);
    if (!old) return failure(noEndpoint(id));
    auto endpoint = *old;
    change(endpoint);
    if (endpoint.id() == id) return design.withEndpoint(std::move(endpoint));
    if (auto refusal = refuseNewEndpoint(design, endpoint)) return failure(*refusal);
    const std::string newId = endpoint.id();
    return renameEndpointInRequests(design.withoutEndpoint(id).withEndpoint(std::move(endpoint)), id, newId);
  }

  Result<Design> operator()(const AddRouter& edit) const {
    const std::string& path = edit.router.path;
    if (auto refusal = refuseName(lastOf(path), "router")) return failure(*refusal);
    if (design.router(path)) return failure("A router named " + path + " exists already.");
    const auto parent = parentOf(path);
    if (path.starts_with('/') || (!parent.empty() && !design.router(parent))) return failure(noRouter(parent));
    auto router = edit.router;
    if (router.order == 0) router.order = orderAfterLast(design, parent);
    return design.withRouter(std::move(router));
  }

  Result<Design> operator()(const RemoveRouter& edit) const {
    if (!design.router(edit.path)) return failure(noRouter(edit.path));
    const auto inside = [&](std::string_view path) { return path == edit.path || path.starts_with(edit.path + "/"); };
    Entities rest = design.entities();
    std::erase_if(rest.routers, [&](const auto& router) { return inside(router->path); });
    std::erase_if(rest.endpoints, [&](const auto& endpoint) { return inside(endpoint->router); });
    return Design(std::move(rest));
  }

  Result<Design> operator()(const SetRouter& edit) const {
    if (!design.router(edit.router.path)) return failure(noRouter(edit.router.path));
    return design.withRouter(edit.router);
  }

  Result<Design> operator()(const SetDesign& edit) const { return edit.design; }

  Result<Design> operator()(const SetConstant& edit) const {
    if (auto refusal = refuseName(edit.constant.name, "constant")) return failure(*refusal);
    return design.withConstant(edit.constant);
  }

  Result<Design> operator()(const RemoveConstant& edit) const {
    if (!design.constant(edit.name)) return failure("There is no constant " + edit.name + ".");
    return design.withoutConstant(edit.name);
  }

  // Dependencies and security schemes share one name space: Depends says only a name.
  Result<Design> operator()(const SetDependency& edit) const {
    if (auto refusal = refuseName(edit.dependency.name, "dependency")) return failure(*refusal);
    if (design.securityScheme(edit.dependency.name))
      return failure("A security scheme named " + edit.dependency.name + " exists already.");
    return design.withDependency(edit.dependency);
  }
  Result<Design> operator()(const RemoveDependency& edit) const {
    if (!design.dependency(edit.name)) return failure("There is no dependency " + edit.name + ".");
    return design.withoutDependency(edit.name);
  }
  Result<Design> operator()(const SetSecurityScheme& edit) const {
    if (auto refusal = refuseName(edit.scheme.name, "security scheme")) return failure(*refusal);
    if (edit.scheme.name == "users") return failure(usersFile());
    if (design.dependency(edit.scheme.name))
      return failure("A dependency named " + edit.scheme.name + " exists already.");
    return design.withSecurityScheme(edit.scheme);
  }
  Result<Design> operator()(const RemoveSecurityScheme& edit) const {
    if (!design.securityScheme(edit.name)) return failure("There is no security scheme " + edit.name + ".");
    return design.withoutSecurityScheme(edit.name);
  }
  Result<Design> operator()(const SetMount& edit) const {
    if (auto refusal = refuseName(edit.mount.name, "mount")) return failure(*refusal);
    return design.withMount(edit.mount);
  }
  Result<Design> operator()(const RemoveMount& edit) const {
    if (!design.mount(edit.name)) return failure("There is no mount " + edit.name + ".");
    return design.withoutMount(edit.name);
  }
  Result<Design> operator()(const SetWebhook& edit) const {
    if (auto refusal = refuseName(edit.webhook.name, "webhook")) return failure(*refusal);
    return design.withWebhook(edit.webhook);
  }
  Result<Design> operator()(const RemoveWebhook& edit) const {
    if (!design.webhook(edit.name)) return failure("There is no webhook " + edit.name + ".");
    return design.withoutWebhook(edit.name);
  }
  Result<Design> operator()(const SetMiddleware& edit) const { return design.withMiddleware(edit.middleware); }
  Result<Design> operator()(const SetExceptionHandlers& edit) const {
    return design.withExceptionHandlers(edit.handlers);
  }
  Result<Design> operator()(const SetUsers& edit) const { return design.withUsers(edit.users); }

  // Of saved requests, and all that only gives a name.
  template<class OtherEdit>
  Result<Design> operator()(const OtherEdit& edit) const {
    if constexpr (isRename<OtherEdit>)
      return applyRename(design, edit);
    else
      return applyRequest(design, edit);
  }
};

} // namespace

Result<Design> apply(const Design& design, const Edit& edit) { return std::visit(Apply{design}, edit); }

} // namespace signalbox::design
