// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/rename_name.h"

#include "core/design/python_tokens.h"

#include <algorithm>

namespace signalbox::design {
namespace {

using Kind = PythonToken::Kind;

bool isSign(std::string_view source, const std::vector<PythonToken>& tokens, std::size_t at, char sign) {
  return at < tokens.size() && tokens[at].kind == Kind::Sign && source[tokens[at].begin] == sign;
}

// round(x, digits=2): of a call, never `==`.
bool isKeywordArgument(std::string_view source, const std::vector<PythonToken>& tokens, std::size_t at) {
  if (!isSign(source, tokens, at + 1, '=') || isSign(source, tokens, at + 2, '=')) return false;
  return at > 0 && (isSign(source, tokens, at - 1, ',') || isSign(source, tokens, at - 1, '('));
}

// Whether the options themselves make something of that name: then it is another one that they read.
bool hides(const Json& options, std::string_view name) {
  if (!options.is_object()) return false;
  const auto let = options.find("let");
  const auto as = options.find("as");
  return (let != options.end() && let->is_object() && let->contains(std::string(name))) ||
         (as != options.end() && *as == name);
}

bool hides(const std::vector<Parameter>& parameters, const std::vector<Field>& body,
           const std::vector<Depends>& depends, const Json& options, std::string_view name) {
  return hides(options, name) ||
         std::ranges::any_of(parameters, [&](const Parameter& each) { return each.field.name == name; }) ||
         std::ranges::find(body, name, &Field::name) != body.end() ||
         std::ranges::find(depends, name, &Depends::name) != depends.end();
}

bool renameIn(Json& options, std::string_view from, std::string_view to) {
  Json renamed = renameNameInOptions(options, from, to);
  if (renamed == options) return false;
  options = std::move(renamed);
  return true;
}

// The list with one entity changed or renamed; the others stay shared.
template<class T, class Change>
void each(std::vector<std::shared_ptr<const T>>& list, const Change& change) {
  for (auto& shared : list) {
    T copy = *shared;
    if (change(copy)) shared = std::make_shared<const T>(std::move(copy));
  }
}

template<class T>
void giveName(std::vector<std::shared_ptr<const T>>& list, std::string_view from, std::string_view to) {
  each(list, [&](T& entity) {
    if (entity.name != from) return false;
    entity.name = to;
    return true;
  });
}

bool renameIn(std::vector<std::string>& names, std::string_view from, std::string_view to) {
  const auto found = std::ranges::find(names, from);
  if (found == names.end()) return false;
  *found = to;
  return true;
}

bool renameTagIn(Endpoint& endpoint, std::string_view from, std::string_view to) {
  bool changed = renameIn(endpoint.tags, from, to);
  for (Endpoint& callback : endpoint.callbacks) changed |= renameTagIn(callback, from, to);
  return changed;
}

// `path` with the router `from` under its new path.
std::string moved(std::string_view path, std::string_view from, std::string_view to) {
  if (path == from) return std::string(to);
  if (!path.starts_with(std::string(from) + "/")) return std::string(path);
  return std::string(to) + std::string(path.substr(from.size()));
}

} // namespace

std::string renameNameInExpression(std::string_view expression, std::string_view from, std::string_view to) {
  const std::vector<PythonToken> tokens = pythonTokens(expression);
  TextEdits edits;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const PythonToken& token = tokens[at];
    if (token.kind != Kind::Name || expression.substr(token.begin, token.end - token.begin) != from) continue;
    const bool isAttribute = at > 0 && isSign(expression, tokens, at - 1, '.');
    if (!isAttribute && !isKeywordArgument(expression, tokens, at))
      edits.replace(token.begin, token.end, std::string(to));
  }
  return edits.apply(expression);
}

Json renameNameInOptions(const Json& options, std::string_view from, std::string_view to) {
  const auto inExpression = [&](std::string_view text) { return renameNameInExpression(text, from, to); };
  if (options.is_string()) return mapTemplate(options.get_ref<const std::string&>(), inExpression);
  if (options.is_array()) {
    Json changed = Json::array();
    for (const Json& item : options) changed.push_back(renameNameInOptions(item, from, to));
    return changed;
  }
  if (!options.is_object()) return options;
  Json changed = Json::object();
  for (const auto& [key, value] : options.items())
    changed[key] = key == "when" && value.is_string() ? Json(inExpression(value.get_ref<const std::string&>()))
                                                      : renameNameInOptions(value, from, to);
  return changed;
}

Design renameConstant(const Design& design, std::string_view from, std::string_view to) {
  Entities all = design.entities();
  giveName(all.constants, from, to);
  each(all.endpoints, [&](Endpoint& endpoint) {
    Json& options = endpoint.behaviour.options;
    if (hides(endpoint.parameters, endpoint.body, endpoint.dependencies, options, from)) return false;
    return renameIn(options, from, to);
  });
  each(all.dependencies, [&](Dependency& dependency) {
    if (hides(dependency.parameters, dependency.body, dependency.dependencies, dependency.options, from)) return false;
    return renameIn(dependency.options, from, to);
  });
  for (ExceptionHandler& handler : all.exceptionHandlers)
    if (!hides(handler.options, from)) renameIn(handler.options, from, to);
  each(all.models, [&](Model& model) {
    bool changed = false;
    const auto set = [&changed](std::string& text, std::string renamed) {
      changed |= text != renamed;
      text = std::move(renamed);
    };
    for (Validator& validator : model.validators) {
      set(validator.check, renameNameInExpression(validator.check, from, to));
      set(validator.value, renameNameInExpression(validator.value, from, to));
      set(validator.message, renameNameInOptions(validator.message, from, to).get<std::string>());
    }
    for (ComputedField& field : model.computed)
      set(field.expression, renameNameInExpression(field.expression, from, to));
    return changed;
  });
  return Design(std::move(all));
}

Design renameMount(const Design& design, std::string_view from, std::string_view to) {
  Entities all = design.entities();
  giveName(all.mounts, from, to);
  return Design(std::move(all));
}

Design renameWebhook(const Design& design, std::string_view from, std::string_view to) {
  Entities all = design.entities();
  giveName(all.webhooks, from, to);
  return Design(std::move(all));
}

Design renameTag(const Design& design, std::string_view from, std::string_view to) {
  Entities all = design.entities();
  const auto inEndpoint = [&](Endpoint& endpoint) { return renameTagIn(endpoint, from, to); };
  each(all.endpoints, inEndpoint);
  each(all.webhooks, inEndpoint);
  each(all.routers, [&](Router& router) {
    bool changed = renameIn(router.tags, from, to);
    for (Endpoint& callback : router.callbacks) changed |= renameTagIn(callback, from, to);
    return changed;
  });
  for (TagInfo& tag : all.project.tags)
    if (tag.name == from) tag.name = to;
  for (Endpoint& callback : all.project.app.callbacks) renameTagIn(callback, from, to);
  return Design(std::move(all));
}

Design renameRouter(const Design& design, std::string_view from, std::string_view to) {
  Entities all = design.entities();
  const auto follow = [&](std::string& path) {
    std::string now = moved(path, from, to);
    if (now == path) return false;
    path = std::move(now);
    return true;
  };
  each(all.routers, [&](Router& router) { return follow(router.path); });
  each(all.endpoints, [&](Endpoint& endpoint) { return follow(endpoint.router); });
  each(all.requests, [&](SavedRequest& request) {
    return request.endpoint.starts_with(std::string(from) + "/") && follow(request.endpoint);
  });
  return Design(std::move(all));
}

} // namespace signalbox::design
