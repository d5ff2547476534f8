// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/rename_name.h"
#include "core/design/runtime_expression.h"
#include "core/design/wire_name.h"

namespace signalbox::design {
namespace {

// "/items/{item_id:int}" with the placeholder's name changed.
std::string renameInPath(std::string_view path, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const bool isOurs = path[at] == '{' && path.substr(at + 1).starts_with(from) &&
                        at + 1 + from.size() < path.size() &&
                        (path[at + 1 + from.size()] == '}' || path[at + 1 + from.size()] == ':');
    out += path[at];
    if (isOurs) out += to;
    at += isOurs ? 1 + from.size() : 1;
  }
  return out;
}

template<class Entity>
void renameNames(Entity& entity, std::string_view from, std::string_view to) {
  for (Parameter& parameter : entity.parameters)
    if (parameter.field.name == from) parameter.field.name = to;
  for (Field& part : entity.body)
    if (part.name == from) part.name = to;
  for (Depends& depends : entity.dependencies)
    if (depends.name == from) depends.name = to;
}

bool rename(std::vector<RequestValue>& values, const std::string& from, const std::string& to) {
  bool changed = false;
  for (RequestValue& value : values) {
    if (value.name != from) continue;
    value.name = to;
    changed = true;
  }
  return changed;
}

// A body of several parts, or an embedded one, is an object by their names.
bool isObjectOfParts(const Endpoint& endpoint) {
  if (endpoint.body.size() != 1) return endpoint.body.size() > 1;
  const Json& facets = endpoint.body.front().facets;
  return facets.contains("embed") && facets.at("embed") == true;
}

bool renamePart(RequestBody& body, const std::string& from, const std::string& to) {
  bool changed = false;
  for (RequestPart& part : body.parts) {
    if (part.name != from) continue;
    part.name = to;
    changed = true;
  }
  const Json value = body.kind == RequestBody::Kind::JsonText ? Json::parse(body.text, nullptr, false) : Json();
  if (!value.is_object() || !value.contains(from)) return changed;
  Json renamed = Json::object();
  for (const auto& [key, item] : value.items()) renamed[key == from ? to : key] = item;
  body.text = renamed.dump(2);
  return true;
}

class RequestRenamer final {
public:
  RequestRenamer(const Endpoint& endpoint, std::string_view from, std::string_view to)
      : m_endpoint(endpoint), m_from(from), m_to(to) {}

  bool rename(SavedRequest& request) const {
    bool changed = false;
    for (const Parameter& parameter : m_endpoint.parameters)
      if (parameter.field.name == m_from) changed |= renameValue(request, parameter);
    for (const Field& part : m_endpoint.body) {
      if (part.name != m_from || wireName(part) != m_from) continue;
      const bool isForm = bodyIn(part) != BodyIn::Body;
      if (isForm || isObjectOfParts(m_endpoint)) changed |= renamePart(request.body, m_from, m_to);
    }
    return changed;
  }

private:
  bool renameValue(SavedRequest& request, const Parameter& parameter) const {
    const Field after = renamed(parameter.field);
    switch (parameter.in) {
    case ParameterIn::Path: {
      std::string url = renameInPath(request.url, m_from, m_to);
      const bool isInUrl = url != request.url;
      request.url = std::move(url);
      return design::rename(request.path, m_from, m_to) || isInUrl;
    }
    case ParameterIn::Query: return design::rename(request.query, wireName(parameter.field), wireName(after));
    case ParameterIn::Header: return design::rename(request.headers, headerName(parameter.field), headerName(after));
    case ParameterIn::Cookie: return design::rename(request.cookies, wireName(parameter.field), wireName(after));
    }
    return false;
  }

  Field renamed(Field field) const {
    field.name = m_to;
    return field;
  }

  const Endpoint& m_endpoint;
  std::string m_from;
  std::string m_to;
};

// "$request.query.page", "$request.body#/order/id": in the links of its answers and the addresses of its callbacks.
class RequestReaders final {
public:
  RequestReaders(const Endpoint& before, std::string_view from, std::string_view to) {
    for (const Parameter& parameter : before.parameters)
      if (parameter.field.name == from) learn(parameter, to);
    for (const Field& part : before.body)
      if (part.name == from && wireName(part) == from && isObjectOfParts(before))
        m_renamed.emplace_back("$request.body#/" + std::string(from), "$request.body#/" + std::string(to));
  }

  void rename(Endpoint& endpoint) const {
    if (m_renamed.empty()) return;
    const auto change = [this](std::string_view expression) { return renamed(expression); };
    visitLinks(endpoint.responses,
               [&](const std::string&, const Json&, Json& link) { mapLinkExpressions(link, change); });
    for (Endpoint& callback : endpoint.callbacks) callback.path = mapRuntimeExpressions(callback.path, change);
  }

private:
  void learn(const Parameter& parameter, std::string_view to) {
    Field after = parameter.field;
    after.name = to;
    const auto add = [this](const char* source, const std::string& before, const std::string& now) {
      m_renamed.emplace_back(std::string(source) + before, std::string(source) + now);
    };
    if (parameter.in == ParameterIn::Path) add("$request.path.", parameter.field.name, after.name);
    if (parameter.in == ParameterIn::Query) add("$request.query.", wireName(parameter.field), wireName(after));
    if (parameter.in == ParameterIn::Header) add("$request.header.", headerName(parameter.field), headerName(after));
  }

  std::string renamed(std::string_view expression) const {
    for (const auto& [before, now] : m_renamed)
      if (expression == before || expression.starts_with(before + "/"))
        return now + std::string(expression.substr(before.size()));
    return std::string(expression);
  }

  std::vector<std::pair<std::string, std::string>> m_renamed;
};

} // namespace

Endpoint renameParameter(Endpoint endpoint, std::string_view from, std::string_view to) {
  RequestReaders(endpoint, from, to).rename(endpoint);
  renameNames(endpoint, from, to);
  endpoint.path = renameInPath(endpoint.path, from, to);
  const auto let = endpoint.behaviour.options.find("let");
  const bool isHidden = let != endpoint.behaviour.options.end() && let->is_object() && let->contains(std::string(from));
  if (!isHidden) endpoint.behaviour.options = renameNameInOptions(endpoint.behaviour.options, from, to);
  return endpoint;
}

Dependency renameParameter(Dependency dependency, std::string_view from, std::string_view to) {
  renameNames(dependency, from, to);
  dependency.options = renameNameInOptions(dependency.options, from, to);
  return dependency;
}

Design renameParameterInRequests(Design design, const Endpoint& before, std::string_view from, std::string_view to) {
  const RequestRenamer renamer(before, from, to);
  const std::vector<SavedRequestPtr> requests(design.requests().begin(), design.requests().end());
  for (const SavedRequestPtr& request : requests) {
    if (request->endpoint != before.id()) continue;
    SavedRequest changed = *request;
    if (renamer.rename(changed)) design = design.withRequest(std::move(changed));
  }
  return design;
}

} // namespace signalbox::design
