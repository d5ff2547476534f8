// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/design.h"

#include <algorithm>
#include <tuple>

namespace signalbox::design {

namespace {

const std::string& keyOf(const Model& model) { return model.name; }
const std::string& keyOf(const Router& router) { return router.path; }
const std::string& keyOf(const Constant& constant) { return constant.name; }
const std::string& keyOf(const Dependency& dependency) { return dependency.name; }
const std::string& keyOf(const SecurityScheme& scheme) { return scheme.name; }
const std::string& keyOf(const SavedRequest& request) { return request.name; }
const std::string& keyOf(const Environment& environment) { return environment.name; }

constexpr auto byOrder = [](const auto& left, const auto& right) {
  return std::tie(left->order, left->name) < std::tie(right->order, right->name);
};

// In lists that stand by (order, name).
template<class Pointer>
Pointer findNamed(const std::vector<Pointer>& list, std::string_view name) {
  const auto at = std::ranges::find_if(list, [&](const Pointer& item) { return item->name == name; });
  return at == list.end() ? nullptr : *at;
}

template<class Pointer>
void removeNamed(std::vector<Pointer>& list, std::string_view name) {
  std::erase_if(list, [&](const Pointer& item) { return item->name == name; });
}

template<class T>
void putOrdered(std::vector<std::shared_ptr<const T>>& list, T item) {
  removeNamed(list, item.name);
  auto shared = std::make_shared<const T>(std::move(item));
  list.insert(std::ranges::upper_bound(list, shared, byOrder), std::move(shared));
}

template<class Pointer>
auto position(std::vector<Pointer>& list, std::string_view key) {
  return std::ranges::lower_bound(list, key, {}, [](const Pointer& item) -> std::string_view { return keyOf(*item); });
}

template<class Pointer>
Pointer find(const std::vector<Pointer>& list, std::string_view key) {
  const auto at =
      std::ranges::lower_bound(list, key, {}, [](const Pointer& item) -> std::string_view { return keyOf(*item); });
  return at != list.end() && keyOf(**at) == key ? *at : nullptr;
}

template<class T>
void put(std::vector<std::shared_ptr<const T>>& list, T item) {
  auto shared = std::make_shared<const T>(std::move(item));
  const auto at = position(list, keyOf(*shared));
  if (at != list.end() && keyOf(**at) == keyOf(*shared)) {
    *at = std::move(shared);
  } else {
    list.insert(at, std::move(shared));
  }
}

template<class Pointer>
void remove(std::vector<Pointer>& list, std::string_view key) {
  const auto at = position(list, key);
  if (at != list.end() && keyOf(**at) == key) list.erase(at);
}

bool hasId(const Endpoint& endpoint, std::string_view id) {
  if (endpoint.router.empty()) return endpoint.name == id;
  return id.size() == endpoint.router.size() + 1 + endpoint.name.size() && id.starts_with(endpoint.router) &&
         id[endpoint.router.size()] == '/' && id.ends_with(endpoint.name);
}

// One step on the way from endpoints/ to an endpoint: a router or, last, the endpoint itself.
struct Step {
  int order = 0;
  std::string_view name;
  bool isEndpoint = false;
  auto operator<=>(const Step&) const = default;
};

// The step of `endpoint` inside the folder whose path (with its slash) has `depth` bytes.
Step stepAt(const Endpoint& endpoint, std::size_t depth, const std::vector<RouterPtr>& routers) {
  if (depth > endpoint.router.size() || endpoint.router.empty()) return {endpoint.order, endpoint.name, true};
  const std::string_view folders = endpoint.router;
  const auto end = std::min(folders.find('/', depth), folders.size());
  const auto router = find(routers, folders.substr(0, end));
  return {router ? router->order : 0, folders.substr(depth, end - depth), false};
}

// Bytes of the longest folder path, with its slash, that both share.
std::size_t sharedDepth(std::string_view left, std::string_view right) {
  std::size_t depth = 0;
  for (std::size_t i = 0;; ++i) {
    const bool leftEnds = i == left.size();
    const bool rightEnds = i == right.size();
    if ((leftEnds || left[i] == '/') && (rightEnds || right[i] == '/') && i > 0) depth = i + 1;
    if (leftEnds || rightEnds || left[i] != right[i]) return depth;
  }
}

struct MatchingOrder {
  const std::vector<RouterPtr>& routers;
  bool operator()(const EndpointPtr& left, const EndpointPtr& right) const {
    const auto depth = sharedDepth(left->router, right->router);
    return stepAt(*left, depth, routers) < stepAt(*right, depth, routers);
  }
};

// "shop/orders" gives "shop", then "shop/orders".
template<class Visit>
void eachRouter(const Design& design, std::string_view path, const Visit& visit) {
  for (std::size_t end = 0; end < path.size();) {
    end = std::min(path.find('/', end + 1), path.size());
    if (const auto router = design.router(path.substr(0, end))) visit(*router);
  }
}

} // namespace

bool Mount::operator==(const Mount& other) const {
  const bool sameApp = app == other.app || (app && other.app && *app == *other.app);
  return sameApp && std::tie(name, order, kind, path, options) ==
                        std::tie(other.name, other.order, other.kind, other.path, other.options);
}

Design::Design(Entities entities)
    : m_project(std::make_shared<const ProjectInfo>(std::move(entities.project))),
      m_folder(std::make_shared<const std::string>(std::move(entities.folder))), m_models(std::move(entities.models)),
      m_routers(std::move(entities.routers)), m_endpoints(std::move(entities.endpoints)),
      m_constants(std::move(entities.constants)), m_dependencies(std::move(entities.dependencies)),
      m_securitySchemes(std::move(entities.securitySchemes)), m_mounts(std::move(entities.mounts)),
      m_webhooks(std::move(entities.webhooks)),
      m_middleware(std::make_shared<const std::vector<Middleware>>(std::move(entities.middleware))),
      m_exceptionHandlers(std::make_shared<const std::vector<ExceptionHandler>>(std::move(entities.exceptionHandlers))),
      m_users(std::make_shared<const std::vector<User>>(std::move(entities.users))),
      m_requests(std::move(entities.requests)), m_environments(std::move(entities.environments)) {
  const auto byKey = [](const auto& left, const auto& right) { return keyOf(*left) < keyOf(*right); };
  std::ranges::sort(m_models, byKey);
  std::ranges::sort(m_routers, byKey);
  std::ranges::sort(m_constants, byKey);
  std::ranges::sort(m_dependencies, byKey);
  std::ranges::sort(m_securitySchemes, byKey);
  std::ranges::sort(m_requests, byKey);
  std::ranges::sort(m_environments, byKey);
  std::ranges::sort(m_mounts, byOrder);
  std::ranges::sort(m_webhooks, byOrder);
  std::ranges::sort(m_endpoints, MatchingOrder{m_routers});
}

Entities Design::entities() const {
  return {*m_project,           m_models,          m_routers,  m_endpoints,    m_constants,
          m_dependencies,       m_securitySchemes, m_mounts,   m_webhooks,     *m_middleware,
          *m_exceptionHandlers, *m_users,          m_requests, m_environments, *m_folder};
}

ModelPtr Design::model(std::string_view name) const { return find(m_models, name); }
RouterPtr Design::router(std::string_view path) const { return find(m_routers, path); }
ConstantPtr Design::constant(std::string_view name) const { return find(m_constants, name); }

DependencyPtr Design::dependency(std::string_view name) const { return find(m_dependencies, name); }
SecuritySchemePtr Design::securityScheme(std::string_view name) const { return find(m_securitySchemes, name); }
SavedRequestPtr Design::request(std::string_view name) const { return find(m_requests, name); }
EnvironmentPtr Design::environment(std::string_view name) const { return find(m_environments, name); }
MountPtr Design::mount(std::string_view name) const { return findNamed(m_mounts, name); }
EndpointPtr Design::webhook(std::string_view name) const { return findNamed(m_webhooks, name); }

EndpointPtr Design::endpoint(std::string_view id) const {
  const auto at = std::ranges::find_if(m_endpoints, [&](const EndpointPtr& endpoint) { return hasId(*endpoint, id); });
  return at == m_endpoints.end() ? nullptr : *at;
}

std::string Design::fullPath(const Endpoint& endpoint) const {
  std::string path;
  eachRouter(*this, endpoint.router, [&](const Router& router) { path += router.prefix; });
  return path + endpoint.path;
}

std::vector<std::string> Design::allTags(const Endpoint& endpoint) const {
  std::vector<std::string> tags;
  eachRouter(*this, endpoint.router,
             [&](const Router& router) { tags.insert(tags.end(), router.tags.begin(), router.tags.end()); });
  tags.insert(tags.end(), endpoint.tags.begin(), endpoint.tags.end());
  return tags;
}

std::vector<RouterPtr> Design::routersOf(const Endpoint& endpoint) const {
  std::vector<RouterPtr> routers;
  for (std::size_t end = 0; end < endpoint.router.size();) {
    end = std::min(endpoint.router.find('/', end + 1), endpoint.router.size());
    if (auto router = find(m_routers, std::string_view(endpoint.router).substr(0, end)))
      routers.push_back(std::move(router));
  }
  return routers;
}

Design Design::withProject(ProjectInfo project) const {
  Design copy = *this;
  copy.m_project = std::make_shared<const ProjectInfo>(std::move(project));
  return copy;
}

Design Design::withFolder(std::string folder) const {
  Design copy = *this;
  copy.m_folder = std::make_shared<const std::string>(std::move(folder));
  return copy;
}

Design Design::withModel(Model model) const {
  Design copy = *this;
  put(copy.m_models, std::move(model));
  return copy;
}

Design Design::withoutModel(std::string_view name) const {
  Design copy = *this;
  remove(copy.m_models, name);
  return copy;
}

Design Design::withRouter(Router router) const {
  Design copy = *this;
  const auto old = copy.router(router.path);
  const bool keepsOrder = (old ? old->order : 0) == router.order;
  put(copy.m_routers, std::move(router));
  if (!keepsOrder) std::ranges::sort(copy.m_endpoints, MatchingOrder{copy.m_routers});
  return copy;
}

Design Design::withoutRouter(std::string_view path) const {
  Design copy = *this;
  remove(copy.m_routers, path);
  std::ranges::sort(copy.m_endpoints, MatchingOrder{copy.m_routers});
  return copy;
}

Design Design::withEndpoint(Endpoint endpoint) const {
  Design copy = withoutEndpoint(endpoint.id());
  auto shared = std::make_shared<const Endpoint>(std::move(endpoint));
  const auto at = std::ranges::lower_bound(copy.m_endpoints, shared, MatchingOrder{copy.m_routers});
  copy.m_endpoints.insert(at, std::move(shared));
  return copy;
}

Design Design::withoutEndpoint(std::string_view id) const {
  Design copy = *this;
  const auto at =
      std::ranges::find_if(copy.m_endpoints, [&](const EndpointPtr& endpoint) { return hasId(*endpoint, id); });
  if (at != copy.m_endpoints.end()) copy.m_endpoints.erase(at);
  return copy;
}

namespace {

bool hasSomethingOff(const Design& design) {
  const auto isOff = [](const EndpointPtr& endpoint) { return !endpoint->enabled; };
  return std::ranges::any_of(design.endpoints(), isOff) || std::ranges::any_of(design.webhooks(), isOff) ||
         std::ranges::any_of(design.mounts(),
                             [](const MountPtr& mount) { return mount->app && hasSomethingOff(*mount->app); });
}

} // namespace

Design Design::served() const {
  Design copy = *this;
  const auto isOff = [](const EndpointPtr& endpoint) { return !endpoint->enabled; };
  std::erase_if(copy.m_endpoints, isOff);
  std::erase_if(copy.m_webhooks, isOff);
  for (MountPtr& mount : copy.m_mounts) {
    if (!mount->app || !hasSomethingOff(*mount->app)) continue; // it stays the one that is compiled already
    Mount inside = *mount;
    inside.app = std::make_shared<const Design>(mount->app->served());
    mount = std::make_shared<const Mount>(std::move(inside));
  }
  return copy;
}

Design Design::withConstant(Constant constant) const {
  Design copy = *this;
  put(copy.m_constants, std::move(constant));
  return copy;
}

Design Design::withoutConstant(std::string_view name) const {
  Design copy = *this;
  remove(copy.m_constants, name);
  return copy;
}

Design Design::withDependency(Dependency dependency) const {
  Design copy = *this;
  put(copy.m_dependencies, std::move(dependency));
  return copy;
}

Design Design::withoutDependency(std::string_view name) const {
  Design copy = *this;
  remove(copy.m_dependencies, name);
  return copy;
}

Design Design::withSecurityScheme(SecurityScheme scheme) const {
  Design copy = *this;
  put(copy.m_securitySchemes, std::move(scheme));
  return copy;
}

Design Design::withoutSecurityScheme(std::string_view name) const {
  Design copy = *this;
  remove(copy.m_securitySchemes, name);
  return copy;
}

Design Design::withMount(Mount mount) const {
  Design copy = *this;
  putOrdered(copy.m_mounts, std::move(mount));
  return copy;
}

Design Design::withoutMount(std::string_view name) const {
  Design copy = *this;
  removeNamed(copy.m_mounts, name);
  return copy;
}

Design Design::withWebhook(Endpoint webhook) const {
  Design copy = *this;
  putOrdered(copy.m_webhooks, std::move(webhook));
  return copy;
}

Design Design::withoutWebhook(std::string_view name) const {
  Design copy = *this;
  removeNamed(copy.m_webhooks, name);
  return copy;
}

Design Design::withMiddleware(std::vector<Middleware> middleware) const {
  Design copy = *this;
  copy.m_middleware = std::make_shared<const std::vector<Middleware>>(std::move(middleware));
  return copy;
}

Design Design::withExceptionHandlers(std::vector<ExceptionHandler> handlers) const {
  Design copy = *this;
  copy.m_exceptionHandlers = std::make_shared<const std::vector<ExceptionHandler>>(std::move(handlers));
  return copy;
}

Design Design::withUsers(std::vector<User> users) const {
  Design copy = *this;
  copy.m_users = std::make_shared<const std::vector<User>>(std::move(users));
  return copy;
}

Design Design::withRequest(SavedRequest request) const {
  Design copy = *this;
  put(copy.m_requests, std::move(request));
  return copy;
}

Design Design::withoutRequest(std::string_view name) const {
  Design copy = *this;
  remove(copy.m_requests, name);
  return copy;
}

Design Design::withEnvironment(Environment environment) const {
  Design copy = *this;
  put(copy.m_environments, std::move(environment));
  return copy;
}

Design Design::withoutEnvironment(std::string_view name) const {
  Design copy = *this;
  remove(copy.m_environments, name);
  return copy;
}

bool Design::operator==(const Design& other) const {
  const auto same = [](const auto& left, const auto& right) { return left == right || *left == *right; };
  return same(m_project, other.m_project) && std::ranges::equal(m_models, other.m_models, same) &&
         std::ranges::equal(m_routers, other.m_routers, same) &&
         std::ranges::equal(m_endpoints, other.m_endpoints, same) &&
         std::ranges::equal(m_constants, other.m_constants, same) &&
         std::ranges::equal(m_dependencies, other.m_dependencies, same) &&
         std::ranges::equal(m_securitySchemes, other.m_securitySchemes, same) &&
         std::ranges::equal(m_mounts, other.m_mounts, same) && std::ranges::equal(m_webhooks, other.m_webhooks, same) &&
         same(m_middleware, other.m_middleware) && same(m_exceptionHandlers, other.m_exceptionHandlers) &&
         same(m_users, other.m_users) && std::ranges::equal(m_requests, other.m_requests, same) &&
         std::ranges::equal(m_environments, other.m_environments, same);
}

} // namespace signalbox::design
