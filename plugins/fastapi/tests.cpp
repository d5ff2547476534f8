// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/tests.h"

#include "core/schema/broken.h"
#include "core/schema/example.h"
#include "core/value/write.h"
#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/project.h"
#include "plugins/fastapi/routes.h"

#include <algorithm>
#include <optional>

namespace signalbox::fastapi {
namespace {

using design::Endpoint;

constexpr std::size_t brokenPerEndpoint = 6;

std::optional<Json> jsonOf(const Value& value) {
  std::string text;
  if (!writeJson(value, JsonStyle::Python, text)) return std::nullopt;
  Json made = Json::parse(text, nullptr, false);
  return made.is_discarded() ? std::nullopt : std::optional(made);
}

// A value in a path or a query; nothing for lists and objects.
std::optional<std::string> wireText(const Json& value) {
  std::string text = value.is_string() ? value.get<std::string>() : value.is_primitive() && !value.is_null() ? value.dump() : "";
  if (text.empty() || value.is_structured()) return std::nullopt;
  std::string made;
  for (const char c : text) {
    const bool isPlain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || std::string_view("-_.~").contains(c);
    const auto byte = static_cast<unsigned char>(c);
    made += isPlain ? std::string(1, c) : std::string("%") + "0123456789ABCDEF"[byte >> 4] + "0123456789ABCDEF"[byte & 15];
  }
  return made;
}

// What endpoint, dependencies and middleware around it answer cannot be told from the endpoint alone then.
bool isPlain(const design::Design& design, const Endpoint& endpoint) {
  if (!endpoint.dependencies.empty() || !design.project().app.dependencies.empty() || !endpoint.faults.empty()) return false;
  for (const auto& router : design.routersOf(endpoint))
    if (!router->dependencies.empty()) return false;
  if (!design.exceptionHandlers().empty() || !design.mounts().empty()) return false;
  return std::ranges::none_of(design.middleware(), [](const auto& one) { return one.kind == "trusted_host" || one.kind == "https_redirect" || one.kind == "rate_limit"; });
}

struct TestRequest {
  std::string target;
  Json headers = Json::object();
};

class TestsWriter final {
public:
  TestsWriter(Context& context, Module& module) : m_context(context), m_module(module), m_builder(context.design()) {}

  void add(const Endpoint& endpoint) { m_endpoints.push_back(&endpoint); }

  // Types first, all at once; then one test after the other.
  bool run() {
    for (const Endpoint* endpoint : m_endpoints) {
      for (const auto& parameter : endpoint->parameters)
        m_types[&parameter.field] = m_builder.add(parameter.field.type, parameter.field.facets, {EntityKind::Endpoint, endpoint->id(), ""});
      for (const auto& part : endpoint->body)
        if (part.type.find("UploadFile") == std::string::npos) m_types[&part] = m_builder.add(part.type, part.facets, {EntityKind::Endpoint, endpoint->id(), ""});
    }
    m_program = m_builder.finish();
    m_module.line(0, "client = " + m_module.use("fastapi.testclient", "TestClient") + "(" + m_module.use("app.main", "app") + ", raise_server_exceptions=False)");
    for (const Endpoint* endpoint : m_endpoints) write(*endpoint);
    return m_count > 0;
  }

private:
  std::optional<Json> exampleOf(const design::Field& field) {
    const auto type = m_types.find(&field);
    if (type == m_types.end() || type->second == schema::TypeId::None) return std::nullopt;
    Arena arena;
    const Value value = schema::exampleInput(*m_program, type->second, 1, arena);
    if (!schema::validate(*m_program, type->second, value, arena)) return std::nullopt;
    return jsonOf(value);
  }

  std::optional<TestRequest> requestOf(const Endpoint& endpoint) {
    TestRequest made{m_context.design().fullPath(endpoint), {}};
    std::string query;
    for (const auto& parameter : endpoint.parameters) {
      const design::Field& field = parameter.field;
      const std::size_t at = made.target.find("{" + field.name);
      if (!field.isRequired() && at == std::string::npos) continue;
      if (field.facets.contains("alias") || field.facets.contains("validation_alias") || field.facets.contains("default_factory")) return std::nullopt;
      const auto example = exampleOf(field);
      const auto text = example ? wireText(*example) : std::nullopt;
      if (!text) return std::nullopt;
      if (at != std::string::npos) {
        made.target.replace(at, made.target.find('}', at) - at + 1, *text);
      } else if (parameter.in == design::ParameterIn::Query) {
        query += (query.empty() ? "?" : "&") + field.name + "=" + *text;
      } else if (parameter.in == design::ParameterIn::Header && example->is_string()) {
        std::string name = field.name;
        std::ranges::replace(name, '_', '-');
        made.headers[name] = *example;
      } else {
        return std::nullopt;
      }
    }
    if (made.target.contains('{')) return std::nullopt;
    made.target += query;
    return made;
  }

  static bool isJsonBody(const Endpoint& endpoint) {
    if (endpoint.body.size() != 1 || design::bodyIn(endpoint.body[0]) != design::BodyIn::Body) return false;
    const Json& facets = endpoint.body[0].facets;
    return !facets.value("embed", false) && !facets.contains("media_type") && endpoint.body[0].type != "bytes";
  }

  // Finite, at once, and no condition that we would have to foresee.
  static bool isForeseeable(const Endpoint& endpoint) {
    const Json& options = endpoint.behaviour.options;
    if (endpoint.behaviour.kind == "example") return true;
    if (endpoint.behaviour.kind != "reply") return false;
    return !options.contains("cases") && !options.contains("delay") && !options.contains("status") && !options.contains("let");
  }

  std::string call(const Endpoint& endpoint, const TestRequest& request, const std::string& body) {
    std::string method = endpoint.method;
    std::ranges::transform(method, method.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    std::string arguments = textLiteral(method) + ", " + textLiteral(request.target);
    if (!request.headers.empty()) arguments += ", headers=" + literal(request.headers);
    if (!body.empty()) arguments += ", json=" + body;
    return "response = client.request(" + arguments + ")";
  }

  void write(const Endpoint& endpoint) {
    if (endpoint.isSocket() || !isPlain(m_context.design(), endpoint)) return;
    const auto request = requestOf(endpoint);
    if (!request) return;
    const bool hasBody = isJsonBody(endpoint);
    if (!endpoint.body.empty() && !hasBody) return;
    std::string name = "test_" + endpoint.name;
    if (isForeseeable(endpoint)) {
      const auto body = hasBody ? exampleOf(endpoint.body[0]) : std::nullopt;
      if (!hasBody || (body && !body->is_null())) {
        m_module.twoBlanks();
        m_module.line(0, "def " + name + "() -> None:");
        m_module.line(1, call(endpoint, *request, hasBody ? literal(*body) : ""));
        m_module.line(1, "assert response.status_code == " + std::to_string(endpoint.response.statusCode));
        ++m_count;
      }
    }
    if (hasBody) writeBroken(endpoint, *request, name);
  }

  void writeBroken(const Endpoint& endpoint, const TestRequest& request, const std::string& name) {
    Arena arena;
    const auto type = m_types.at(&endpoint.body[0]);
    std::string rows;
    for (const auto& broken : schema::brokenInputs(*m_program, type, 1, arena, brokenPerEndpoint)) {
      std::string text;
      const auto value = jsonOf(broken.value);
      if (!value || value->is_null() || !schema::writeError(broken.error, {}, text)) continue;
      Json error = Json::parse(text, nullptr, false);
      if (error.is_discarded() || error["type"] == "unhandled_exception") continue;
      Json loc = Json::array({"body"});
      for (const Json& step : error["loc"]) loc.push_back(step);
      error["loc"] = loc;
      rows += (rows.empty() ? "" : ", ") + std::string("(") + literal(*value) + ", " + literal(error) + ")";
    }
    if (rows.empty()) return;
    m_module.twoBlanks();
    const std::string any = m_module.use("typing", "Any");
    m_module.line(0, "@" + m_module.useModule("pytest") + ".mark.parametrize((\"body\", \"error\"), [" + rows + "])");
    m_module.line(0, "def " + name + "_refuses(body: " + any + ", error: " + any + ") -> None:");
    m_module.line(1, call(endpoint, request, "body"));
    m_module.line(1, "assert response.status_code == 422");
    m_module.line(1, "assert response.json() == {\"detail\": [error]}");
    ++m_count;
  }

  Context& m_context;
  Module& m_module;
  schema::TypesBuilder m_builder;
  std::shared_ptr<const schema::Types> m_program;
  std::vector<const Endpoint*> m_endpoints;
  std::map<const design::Field*, schema::TypeId> m_types;
  int m_count = 0;
};

} // namespace

void exportTests(Context& context) {
  std::map<std::string, std::vector<const Endpoint*>> byRouter;
  for (const auto& endpoint : context.design().endpoints()) byRouter[endpoint->router].push_back(endpoint.get());
  context.add("tests/__init__.py", "");
  {
    Module module("tests.test_document", "The OpenAPI document can be made.");
    module.line(0, "def test_openapi() -> None:");
    module.line(1, "assert " + module.use("app.main", "app") + ".openapi()[\"openapi\"] == \"3.1.0\"");
    context.add(module);
  }
  for (const auto& [router, endpoints] : byRouter) {
    const std::string name = router.empty() ? "main" : routerModule(router);
    Module module("tests.test_" + name, "Valid requests are answered, broken ones refused" + (router.empty() ? std::string() : " under " + router) + ".");
    TestsWriter writer(context, module);
    for (const Endpoint* endpoint : endpoints) writer.add(*endpoint);
    if (writer.run()) context.add(module);
  }
}

} // namespace signalbox::fastapi
