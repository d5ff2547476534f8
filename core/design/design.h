// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Design: the immutable value everything else is made from. Copies share their entities, so an edit costs one entity
// and unchanged entities can be told by pointer.
#pragma once

#include "core/design/endpoint.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace signalbox::design {

// A named JSON value that every expression can read: constants/NAME.json. The sample data of replies.
struct Constant {
  std::string name;
  Json value;
  bool operator==(const Constant&) const = default;
};

using ConstantPtr = std::shared_ptr<const Constant>;
using ModelPtr = std::shared_ptr<const Model>;
using EndpointPtr = std::shared_ptr<const Endpoint>;
using RouterPtr = std::shared_ptr<const Router>;

struct ServerInfo {
  std::string url;
  std::string description;
  bool operator==(const ServerInfo&) const = default;
};

struct TagInfo {
  std::string name;
  std::string description;
  bool operator==(const TagInfo&) const = default;
};

// signalbox.json
struct ProjectInfo {
  std::string name = "API"; // OpenAPI info.title
  std::string version = "0.1.0";
  std::string summary;
  std::string description;
  std::string host = "127.0.0.1"; // of the embedded server
  std::uint16_t port = 8000;
  std::vector<ServerInfo> servers; // OpenAPI servers
  std::vector<TagInfo> tags;       // OpenAPI tags
  Json unknown = Json::object();
  bool operator==(const ProjectInfo&) const = default;
};

// All entities of a design at once, in any order. Names, paths and ids are unique.
struct Entities {
  ProjectInfo project;
  std::vector<ModelPtr> models;
  std::vector<RouterPtr> routers;
  std::vector<EndpointPtr> endpoints;
  std::vector<ConstantPtr> constants;
};

// Lists are kept in their canonical order: models and constants by name, routers by path, endpoints in the order in
// which routes match: by (order, name) in their folder, where a router stands with its own order among its siblings.
class Design final {
public:
  Design() = default;
  explicit Design(ProjectInfo project) : m_project(std::make_shared<const ProjectInfo>(std::move(project))) {}

  explicit Design(Entities entities); // for loading and for edits that touch many

  const ProjectInfo& project() const { return *m_project; }
  std::span<const ModelPtr> models() const { return m_models; }
  std::span<const RouterPtr> routers() const { return m_routers; }
  std::span<const EndpointPtr> endpoints() const { return m_endpoints; }

  std::span<const ConstantPtr> constants() const { return m_constants; }

  ModelPtr model(std::string_view name) const;     // null when absent
  RouterPtr router(std::string_view path) const;   // null when absent
  EndpointPtr endpoint(std::string_view id) const; // null when absent

  ConstantPtr constant(std::string_view name) const; // null when absent

  // The path with all router prefixes, and the tags with those of its routers first: what FastAPI would register.
  std::string fullPath(const Endpoint& endpoint) const;
  std::vector<std::string> allTags(const Endpoint& endpoint) const;

  // Copies with one thing changed; used by apply() and store. No checks: diagnose() tells what is wrong.
  Design withProject(ProjectInfo project) const;
  Design withModel(Model model) const; // added, or replaces the one of that name
  Design withoutModel(std::string_view name) const;
  Design withRouter(Router router) const;
  Design withoutRouter(std::string_view path) const;
  Design withEndpoint(Endpoint endpoint) const;
  Design withoutEndpoint(std::string_view id) const;
  Design withConstant(Constant constant) const;
  Design withoutConstant(std::string_view name) const;

  bool operator==(const Design& other) const; // by value

private:
  std::shared_ptr<const ProjectInfo> m_project = std::make_shared<const ProjectInfo>();
  std::vector<ModelPtr> m_models;
  std::vector<RouterPtr> m_routers;
  std::vector<EndpointPtr> m_endpoints;
  std::vector<ConstantPtr> m_constants;
};

} // namespace signalbox::design
