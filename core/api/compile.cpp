// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// compile(Design): types, routes, readers and behaviours of every endpoint, and the diagnostics of all of them.
#include "core/api/api_program.h"
#include "core/api/error_answer.h"
#include "core/api/input_types.h"
#include "core/api/session.h"
#include "core/api/slow_request.h"
#include "core/design/diagnose.h"
#include "core/design/mount_order.h"
#include "core/openapi/diagnose_document.h"
#include "core/openapi/write.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <unordered_map>

namespace signalbox::api {
namespace {

std::string stageName(std::string kind) {
  if (!kind.empty() && kind.front() >= 'a' && kind.front() <= 'z') kind.front() = static_cast<char>(kind.front() - 32);
  return kind;
}

// Mounted applications have the same keys and tokens.
CompileOptions withServices(CompileOptions options, const ApiProgram* previous) {
  if (!options.security)
    options.security = previous ? previous->authority->services() : std::make_shared<security::SecurityServices>();
  if (!options.secret)
    options.secret = [services = options.security](std::string_view name) {
      const auto known = services->secret(name);
      return known ? known : std::optional(services->generatedSecret(name));
    };
  return options;
}

Overrides overridesOf(const design::Design& design, const std::string& profile) {
  Overrides overrides;
  const design::Json& profiles = design.project().app.dependencyOverrides;
  const auto names = profiles.find(profile);
  if (profile.empty() || names == profiles.end() || !names->is_object()) return overrides;
  for (const auto& [name, other] : names->items())
    if (other.is_string()) overrides[name] = other.get<std::string>();
  return overrides;
}

// A missing key matters only where tokens are made or read.
bool usesTokens(const design::Design& design) {
  return std::ranges::any_of(design.dependencies(),
                             [](const auto& dependency) { return dependency->kind == "user"; }) ||
         std::ranges::any_of(design.endpoints(),
                             [](const auto& endpoint) { return endpoint->behaviour.kind == "token"; });
}

bool isReported(const std::vector<Diagnostic>& diagnostics, const DesignPlace& place) {
  return std::ranges::any_of(diagnostics, [&](const Diagnostic& known) { return known.place == place; });
}

// What is wrong in an endpoint that is switched off keeps nobody from anything.
void excuseSwitchedOff(const design::Design& design, std::vector<Diagnostic>& diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) {
    const bool isWebhook = diagnostic.place.kind == EntityKind::Webhook;
    if (!isWebhook && diagnostic.place.kind != EntityKind::Endpoint) continue;
    const auto endpoint =
        isWebhook ? design.webhook(diagnostic.place.entity) : design.endpoint(diagnostic.place.entity);
    if (endpoint && !endpoint->enabled) diagnostic.severity = Severity::Warning;
  }
}

// Gathers one version; the order of its functions is the order of the work.
class Compiler final {
public:
  Compiler(const design::Design& design, const BehaviourRegistry& behaviours, const ApiProgram* previous,
           const CompileOptions& options)
      : m_program(std::make_shared<ApiProgram>()), m_behaviours(behaviours), m_options(withServices(options, previous)),
        m_previous(previous), m_types(design, previous ? previous->types.get() : nullptr) {
    m_program->design = design;
    m_program->assets = options.assets;
    m_program->constants = ConstantTable(design, previous ? &previous->constants : nullptr);
    m_program->middleware = MiddlewareChain(design, previous ? &previous->middleware : nullptr, m_options.secret);
    m_program->dependencies =
        DependencyTable(design, behaviours, m_program->constants, canTakeOver() ? &previous->dependencies : nullptr);
    m_program->authority = std::make_unique<security::Authority>(design, m_options.security);
    m_program->surroundings =
        std::make_unique<Surroundings>(design.folder(), previous ? previous->surroundings.get() : nullptr);
    m_program->handlers = ExceptionHandlers(design, behaviours, m_program->constants);
    m_overrides = overridesOf(design, m_options.overrides);
    m_program->serverRootPath = options.rootPath;
  }

  // `all`: with the endpoints that are switched off, for they are checked too.
  std::shared_ptr<const ApiProgram> compile(const design::Design& all) {
    m_program->diagnostics = design::diagnose(all);
    diagnoseInputTypes(all, m_program->diagnostics);
    excuseSwitchedOff(all, m_program->diagnostics);
    rememberPrevious();
    for (const auto& dependency : m_program->dependencies.programs()) add(dependency->diagnostics);
    add(m_program->handlers.diagnostics());
    m_program->usesTokens = usesTokens(m_program->design);
    if (m_program->usesTokens) add(m_program->authority->diagnostics());
    addBuiltIns();
    m_program->endpoints.reserve(m_program->design.endpoints().size());
    auto mount = m_program->design.mounts().begin();
    for (const design::EndpointPtr& endpoint : m_program->design.endpoints()) {
      for (; mount != m_program->design.mounts().end() && isDeclaredBefore(**mount, m_program->design, *endpoint);
           ++mount)
        addMount(*mount);
      addEndpoint(endpoint);
    }
    for (; mount != m_program->design.mounts().end(); ++mount) addMount(*mount);
    addFrontendGate();
    add(openapi::diagnoseDocument(m_program->design));
    openapi::addDocumentedTypes(m_program->design, m_types);
    m_program->types = m_types.finish();
    for (Diagnostic& diagnostic : m_types.takeDiagnostics()) m_program->diagnostics.push_back(std::move(diagnostic));
    for (EndpointProgram& endpoint : m_program->endpoints) link(endpoint);
    if (m_program->frontendGate) link(*m_program->frontendGate);
    sortDiagnostics();
    return m_program;
  }

private:
  bool canTakeOver() const {
    return m_previous && m_previous->design.folder() == m_program->design.folder() &&
           hasSession(m_previous->design) == hasSession(m_program->design); // `session` is a name, or is none
  }

  void rememberPrevious() {
    if (!canTakeOver()) return;
    m_known.reserve(m_previous->endpoints.size());
    for (const EndpointProgram& endpoint : m_previous->endpoints) m_known[endpoint.source.get()] = &endpoint;
  }

  // As FastAPI.setup(): without a document there are no pages either.
  void addBuiltIns() {
    const design::AppSettings& app = m_program->design.project().app;
    if (app.openapiUrl.empty()) return;
    addBuiltIn(BuiltIn::OpenApi, app.openapiUrl, "/app/openapi_url");
    addBuiltIn(BuiltIn::Docs, app.docsUrl, "/app/docs_url");
    if (!app.docsUrl.empty())
      addBuiltIn(BuiltIn::OAuth2Redirect, app.oauth2RedirectUrl, "/app/swagger_ui_oauth2_redirect_url");
    addBuiltIn(BuiltIn::Redoc, app.redocUrl, "/app/redoc_url");
  }

  void addBuiltIn(BuiltIn page, const std::string& url, std::string pointer) {
    if (url.empty()) return;
    auto pattern = RoutePattern::parse(url);
    if (!pattern) return reportPath({EntityKind::Project, {}, std::move(pointer)}, pattern.error());
    m_program->router.add({std::move(*pattern), "GET", true, false});
    m_program->builtIns.push_back(page);
  }

  void addEndpoint(const design::EndpointPtr& source) {
    const auto known = m_known.find(source.get());
    std::string path = m_program->design.fullPath(*source);
    const bool hasSamePath = known != m_known.end() && known->second->path == path;
    auto pattern = hasSamePath ? m_previous->router.route(routeOf(*known->second)).pattern : RoutePattern::parse(path);
    if (!pattern) return reportPath({EntityKind::Endpoint, source->id(), "/path"}, pattern.error());
    m_program->router.add({std::move(*pattern), source->method, false, source->isSocket()});
    EndpointProgram endpoint;
    endpoint.source = source;
    endpoint.id = source->id();
    endpoint.path = std::move(path);
    endpoint.stageName = stageName(source->behaviour.kind);
    if (known != m_known.end() && isCurrent(*known->second->behaviour, m_program->design, source, m_program->constants))
      endpoint.behaviour = known->second->behaviour;
    else
      endpoint.behaviour = compileBehaviour(m_program->design, source, m_behaviours, m_program->constants);
    if (!source->faults.empty())
      endpoint.faults = known != m_known.end() ? known->second->faults
                                               : std::make_shared<const Faults>(design::faultRules(source->faults));
    addReaders(endpoint, hasSamePath ? known->second : nullptr);
    if (!source->response.model.empty())
      endpoint.responseType = m_types.add(source->response.model, design::Json::object(),
                                          {EntityKind::Endpoint, endpoint.id, "/response_model"});
    add(endpoint.behaviour->diagnostics);
    m_program->endpoints.push_back(std::move(endpoint));
  }

  void add(const std::vector<Diagnostic>& diagnostics) {
    m_program->diagnostics.insert(m_program->diagnostics.end(), diagnostics.begin(), diagnostics.end());
  }

  void addReaders(EndpointProgram& endpoint, const EndpointProgram* previous) {
    const design::Design& design = m_program->design;
    const design::Endpoint& source = *endpoint.source;
    const DesignPlace owner{EntityKind::Endpoint, endpoint.id, ""};
    const ParameterList list{source.parameters, endpoint.behaviour->parameterSlots, owner, endpoint.path};
    endpoint.parameters =
        previous ? ParameterReader(previous->parameters, list, m_types) : ParameterReader(list, m_types);
    const auto parts = bodyParts(source.body, endpoint.behaviour->bodySlots, owner);
    const bool isStrict = strictContentType(design, source);
    auto plan = compilePlan({design, source, endpoint.path, endpoint.behaviour->dependencySlots,
                             m_program->dependencies, m_overrides, isStrict},
                            m_types);
    endpoint.bodyRules = plan ? plan->bodyRules : bodyRules(design, parts, isStrict);
    endpoint.body = BodyReader(endpoint.bodyRules, parts, m_types);
    endpoint.readsBody = !parts.empty() || (plan && plan->hasBody);
    endpoint.dependencies = std::move(plan);
    endpoint.slowness = slownessOf(endpoint);
    if (endpoint.slowness == Slowness::Always) addSlow(endpoint.source->method);
    m_program->slow.withCredentials |= endpoint.slowness == Slowness::WithNewPassword;
  }

  // Every request is compared with them: each once.
  void addSlow(const std::string& method) {
    auto& methods = m_program->slow.methods;
    if (std::ranges::find(methods, method) == methods.end()) methods.push_back(method);
  }

  void addMount(const design::MountPtr& source) {
    auto pattern = mountPattern(*source);
    if (!pattern) return reportPath({EntityKind::Mount, source->name, "/path"}, pattern.error());
    MountProgram mount;
    mount.source = source;
    mount.position = m_program->router.size();
    mount.pattern = std::move(*pattern);
    if (source->kind == "static" || source->kind == "frontend") {
      mount.files.emplace(*source, m_program->design.folder());
      mount.prefix = frontendPrefix(source->path);
    } else if (source->app) {
      const MountProgram* before = m_previous ? m_previous->mounts.find(source->name) : nullptr;
      CompileOptions options = m_options;
      options.rootPath.clear();
      mount.app = compileProgram(*source->app, m_behaviours, before ? before->app.get() : nullptr, options);
      for (const std::string& method : mount.app->slow.methods) addSlow(method);
      m_program->slow.withCredentials |= mount.app->slow.withCredentials;
    } else {
      return;
    }
    m_program->mounts.add(std::move(mount));
  }

  // FastAPI solves the app's dependencies before it looks for a frontend's file.
  void addFrontendGate() {
    const auto isFrontend = [](const design::MountPtr& mount) { return mount->kind == "frontend"; };
    const design::Design& design = m_program->design;
    if (design.project().app.dependencies.empty() || std::ranges::none_of(design.mounts(), isFrontend)) return;
    auto source = std::make_shared<design::Endpoint>();
    source->name = "frontend";
    auto gate = std::make_unique<EndpointProgram>();
    gate->source = source;
    gate->stageName = "Frontend";
    gate->behaviour = compileBehaviour(design, source, m_behaviours, m_program->constants);
    addReaders(*gate, nullptr);
    m_program->frontendGate = std::move(gate);
  }

  std::size_t routeOf(const EndpointProgram& endpoint) const {
    return m_previous->builtIns.size() + static_cast<std::size_t>(&endpoint - m_previous->endpoints.data());
  }

  void reportPath(const DesignPlace& place, const PatternError& error) {
    if (!isReported(m_program->diagnostics, place))
      m_program->diagnostics.push_back({Severity::Error, "invalid-path", error.message, place, {}});
  }

  void link(EndpointProgram& endpoint) {
    const schema::Types& types = *m_program->types;
    endpoint.parameters.link(types, m_program->defaults);
    endpoint.body.link(types);
    if (endpoint.dependencies) endpoint.dependencies->link(types, m_program->defaults);
    endpoint.shaper =
        ResponseShaper(types, endpoint.responseType, endpoint.source->response, endpoint.behaviour->responseClass);
    if (endpoint.behaviour->behaviour && endpoint.behaviour->behaviour->isConstant()) return makeConstant(endpoint);
    std::vector<Value> constants;
    for (const ConstantValuePtr& constant : endpoint.behaviour->constants) constants.push_back(constant->value);
    endpoint.shaper.expect(std::move(constants), m_knownMemory);
  }

  // Runs the behaviour once. What goes wrong now would go wrong for every request, so it is a diagnostic; each request
  // finds it anew then, so that its record tells of it.
  void makeConstant(EndpointProgram& endpoint) {
    m_arena.reset();
    const Request request;
    Response response;
    std::vector<Value> slots = endpoint.behaviour->slots;
    const std::shared_ptr<const void> keepAlive;
    const Injected injected;
    StageClock clock(nullptr);
    Call call{request,
              m_arena,
              slots,
              endpoint.behaviour->slots,
              endpoint.shaper,
              endpoint.id,
              endpoint.source->response.statusCode,
              keepAlive,
              injected,
              *m_program->authority,
              *m_program->surroundings,
              response,
              clock,
              endpoint.stageName};
    auto ran = endpoint.behaviour->behaviour->run(call);
    if ((!ran || call.raised) && !m_program->handlers.isEmpty()) return; // they read the request
    if (ran && call.raised) ran = writeHttpException(*call.raised, response);
    if (!ran) {
      m_program->diagnostics.push_back({Severity::Warning,
                                        "answers-500",
                                        ran.error().message,
                                        {EntityKind::Endpoint, endpoint.id, "/behaviour"},
                                        {}});
      return;
    }
    endpoint.constant = ConstantReply{response.status,  std::move(response.headers), std::move(response.body),
                                      response.hasBody, response.closeConnection,    response.delay};
  }

  // By entity, errors first; what two parts found at the same place is said once.
  void sortDiagnostics() {
    auto& all = m_program->diagnostics;
    std::ranges::stable_sort(all, {}, [](const Diagnostic& diagnostic) {
      return std::tuple(diagnostic.place.kind, std::string_view(diagnostic.place.entity), diagnostic.severity,
                        std::string_view(diagnostic.place.pointer), std::string_view(diagnostic.message));
    });
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
  }

  std::shared_ptr<ApiProgram> m_program;
  const BehaviourRegistry& m_behaviours;
  const CompileOptions m_options;
  const ApiProgram* m_previous;
  schema::TypesBuilder m_types;
  std::unordered_map<const design::Endpoint*, const EndpointProgram*> m_known;
  Overrides m_overrides;
  std::shared_ptr<std::atomic<std::size_t>> m_knownMemory =
      std::make_shared<std::atomic<std::size_t>>(0); // of all shapers
  Arena m_arena;
};

} // namespace

std::shared_ptr<const ApiProgram> compileProgram(const design::Design& design, const BehaviourRegistry& behaviours,
                                                 const ApiProgram* previous, const CompileOptions& options) {
  return Compiler(design.served(), behaviours, previous, options).compile(design);
}

const std::string& ApiProgram::openApi() const {
  std::call_once(openApiOnce, [this] { openApiText = openapi::writeText(design); });
  return openApiText;
}

} // namespace signalbox::api
