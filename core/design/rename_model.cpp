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
    for (auto& field : fields) changed |= type(field.type);
    return changed;
  }

  // {"404": {"model": "Message"}}
  bool responses(Json& responses) const {
    bool changed = false;
    if (!responses.is_object()) return false;
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
    for (auto& parameter : dependency.parameters) changed |= type(parameter.field.type);
    return changed;
  }

  bool rename(Endpoint& endpoint) const {
    bool changed = fields(endpoint.body);
    for (auto& parameter : endpoint.parameters) changed |= type(parameter.field.type);
    changed |= type(endpoint.response.model);
    changed |= responses(endpoint.responses);
    for (Endpoint& callback : endpoint.callbacks) changed |= rename(callback);
    return changed;
  }

  // The entity itself where nothing changes, so that the design shares it.
  template<class T>
  std::shared_ptr<const T> copyOf(const std::shared_ptr<const T>& shared, bool mayName) const {
    if (!mayName) return shared;
    auto copy = *shared;
    return rename(copy) ? std::make_shared<const T>(std::move(copy)) : shared;
  }
};

// A quick look that may answer true too often, before anything is copied.
bool names(const std::vector<Field>& fields, std::string_view model) {
  return std::ranges::any_of(fields, [&](const Field& field) { return field.type.find(model) != std::string::npos; });
}

bool names(const Model& model, std::string_view name) {
  const auto inType = [&](const ComputedField& field) { return field.type.find(name) != std::string::npos; };
  return model.base.find(name) != std::string::npos || names(model.fields, name) ||
         std::ranges::any_of(model.computed, inType);
}

bool names(const Endpoint& endpoint, std::string_view model) {
  const auto inType = [&](const Parameter& parameter) { return parameter.field.type.find(model) != std::string::npos; };
  return names(endpoint.body, model) || std::ranges::any_of(endpoint.parameters, inType) ||
         endpoint.response.model.find(model) != std::string::npos || !endpoint.responses.empty() ||
         !endpoint.callbacks.empty();
}

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
  for (auto& model : all.models) model = renaming.copyOf(model, names(*model, from));
  auto renamed = *design.model(from);
  renaming.rename(renamed);
  renamed.name = to;
  all.models.push_back(std::make_shared<const Model>(std::move(renamed)));
  for (auto& router : all.routers)
    router = renaming.copyOf(router, !router->responses.empty() || !router->callbacks.empty());
  for (auto& endpoint : all.endpoints) endpoint = renaming.copyOf(endpoint, names(*endpoint, from));
  for (auto& webhook : all.webhooks) webhook = renaming.copyOf(webhook, names(*webhook, from));
  for (auto& dependency : all.dependencies) dependency = renaming.copyOf(dependency, true);
  renaming.responses(all.project.app.responses);
  for (Endpoint& callback : all.project.app.callbacks) renaming.rename(callback);
  return Design(std::move(all));
}

} // namespace signalbox::design
