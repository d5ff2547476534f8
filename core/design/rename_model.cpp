// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/rename_model.h"

#include <algorithm>

namespace signalbox::design {

namespace {

bool isNameByte(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// One past the closing quote of the literal that opens at `begin`.
std::size_t literalEnd(std::string_view type, std::size_t begin) {
  for (std::size_t i = begin + 1; i < type.size(); ++i) {
    if (type[i] == '\\') {
      ++i;
    } else if (type[i] == type[begin]) {
      return i + 1;
    }
  }
  return type.size();
}

std::size_t nameEnd(std::string_view type, std::size_t begin) {
  while (begin < type.size() && isNameByte(type[begin])) ++begin;
  return begin;
}

// A quick look that may answer true too often, before anything is copied.
bool mayName(const Field& field, std::string_view model) {
  return field.type.find(model) != std::string::npos || field.facets.contains("json_schema_extra");
}

bool mayName(const std::vector<Field>& fields, std::string_view model) {
  return std::ranges::any_of(fields, [&](const Field& field) { return mayName(field, model); });
}

bool mayName(const std::vector<Parameter>& parameters, std::string_view model) {
  return std::ranges::any_of(parameters, [&](const Parameter& each) { return mayName(each.field, model); });
}

bool mayName(const Model& model, std::string_view name) {
  const auto inType = [&](const ComputedField& field) { return field.type.find(name) != std::string::npos; };
  return model.base.find(name) != std::string::npos || mayName(model.fields, name) || !model.config.empty() ||
         model.kind == ModelKind::JsonSchema || std::ranges::any_of(model.computed, inType);
}

bool mayName(const Endpoint& endpoint, std::string_view model) {
  return mayName(endpoint.body, model) || mayName(endpoint.parameters, model) ||
         endpoint.response.model.find(model) != std::string::npos || !endpoint.responses.empty() ||
         !endpoint.openapiExtra.empty() || !endpoint.callbacks.empty();
}

bool mayName(const Router& router, std::string_view) { return !router.responses.empty() || !router.callbacks.empty(); }

bool mayName(const Dependency& dependency, std::string_view model) {
  return mayName(dependency.body, model) || mayName(dependency.parameters, model);
}

struct Renaming {
  std::string_view from;
  std::string_view to;

  // Each returns whether something changed.
  bool type(std::string& text) const {
    auto renamed = renameInType(text, from, to);
    if (renamed == text) return false;
    text = std::move(renamed);
    return true;
  }

  bool fields(std::vector<Field>& fields) const {
    bool changed = false;
    for (auto& field : fields) changed |= type(field.type) | references(field.facets);
    return changed;
  }

  // "#/components/schemas/Message", in what a person wrote into the document by hand.
  bool references(Json& json) const {
    bool changed = false;
    if (json.is_string()) {
      const std::string old = "#/components/schemas/" + std::string(from);
      if (json != old) return false;
      json = "#/components/schemas/" + std::string(to);
      return true;
    }
    if (json.is_structured())
      for (auto& item : json) changed |= references(item);
    return changed;
  }

  // {"404": {"model": "Message"}}
  bool responses(Json& responses) const {
    if (!responses.is_object()) return false;
    bool changed = references(responses);
    for (auto& [status, response] : responses.items()) {
      if (!response.is_object()) continue;
      const auto model = response.find("model");
      if (model == response.end() || !model->is_string()) continue;
      auto text = model->get<std::string>();
      if (!type(text)) continue;
      *model = text;
      changed = true;
    }
    return changed;
  }

  bool rename(Model& model) const {
    if (std::ranges::find(model.typeParameters, from) != model.typeParameters.end()) return false; // hidden there
    bool changed = fields(model.fields);
    changed |= type(model.base);
    changed |= references(model.schema);
    changed |= references(model.config);
    for (auto& field : model.computed) changed |= type(field.type);
    return changed;
  }

  bool rename(Router& router) const {
    bool changed = responses(router.responses);
    for (Endpoint& callback : router.callbacks) changed |= rename(callback);
    return changed;
  }

  bool rename(Dependency& dependency) const {
    bool changed = fields(dependency.body);
    for (auto& parameter : dependency.parameters)
      changed |= type(parameter.field.type) | references(parameter.field.facets);
    return changed;
  }

  bool rename(Endpoint& endpoint) const {
    bool changed = fields(endpoint.body);
    for (auto& parameter : endpoint.parameters)
      changed |= type(parameter.field.type) | references(parameter.field.facets);
    changed |= type(endpoint.response.model);
    changed |= references(endpoint.openapiExtra);
    changed |= responses(endpoint.responses);
    for (Endpoint& callback : endpoint.callbacks) changed |= rename(callback);
    return changed;
  }

  // The entity itself where nothing changes, so that the design shares it.
  template<class T>
  std::shared_ptr<const T> copyOf(const std::shared_ptr<const T>& shared) const {
    if (!mayName(*shared, from)) return shared;
    auto copy = *shared;
    return rename(copy) ? std::make_shared<const T>(std::move(copy)) : shared;
  }
};

} // namespace

std::string renameInType(std::string_view type, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t i = 0; i < type.size();) {
    const bool afterDot = i > 0 && type[i - 1] == '.';
    auto end = i + 1;
    if (type[i] == '\'' || type[i] == '"') {
      end = literalEnd(type, i);
    } else if (isNameByte(type[i])) {
      end = nameEnd(type, i);
    }
    const auto token = type.substr(i, end - i);
    out += token == from && !afterDot ? to : token;
    i = end;
  }
  return out;
}

Design renameModel(const Design& design, std::string_view from, std::string_view to) {
  const Renaming renaming{from, to};
  Entities all = design.entities();
  std::erase_if(all.models, [&](const ModelPtr& model) { return model->name == from; });
  for (auto& model : all.models) model = renaming.copyOf(model);
  auto renamed = *design.model(from);
  renaming.rename(renamed);
  renamed.name = to;
  all.models.push_back(std::make_shared<const Model>(std::move(renamed)));
  for (auto& router : all.routers) router = renaming.copyOf(router);
  for (auto& endpoint : all.endpoints) endpoint = renaming.copyOf(endpoint);
  for (auto& webhook : all.webhooks) webhook = renaming.copyOf(webhook);
  for (auto& dependency : all.dependencies) dependency = renaming.copyOf(dependency);
  renaming.responses(all.project.app.responses);
  for (Endpoint& callback : all.project.app.callbacks) renaming.rename(callback);
  return Design(std::move(all));
}

} // namespace signalbox::design
