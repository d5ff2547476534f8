// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/tests.h"

#include "core/schema/broken.h"
#include "core/schema/example.h"
#include "core/value/write.h"
#include "plugins/fastapi/foreseen.h"
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
  std::string text = value.is_string()                          ? value.get<std::string>()
                     : value.is_primitive() && !value.is_null() ? value.dump()
                                                                : "";
  if (text.empty() || value.is_structured()) return std::nullopt;
  std::string made;
  for (const char c : text) {
    const bool isPlain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         std::string_view("-_.~").contains(c);
    const auto byte = static_cast<unsigned char>(c);
    made +=
        isPlain ? std::string(1, c) : std::string("%") + "0123456789ABCDEF"[byte >> 4] + "0123456789ABCDEF"[byte & 15];
  }
  return made;
}

constexpr std::size_t longestBody = 400;   // of an answer that a test spells out
constexpr std::size_t longestInline = 120; // of a valid body that has no name

std::string withoutHelper(Module& module) {
  const std::string body = "dict[str, " + module.use("typing", "Any") + "]";
  return "\n\ndef without(body: " + body + ", name: str) -> " + body +
         ":\n    return {key: value for key, value in body.items() if key != name}\n";
}

// Tests would disturb one another, or the network.
bool isTestable(const design::Design& design, const Endpoint& endpoint) {
  if (endpoint.isSocket() || !endpoint.faults.empty() || endpoint.behaviour.kind == "proxy" ||
      endpoint.behaviour.options.dump().contains("\"http\""))
    return false;
  return std::ranges::none_of(design.middleware(),
                              [](const auto& one) { return one.kind == "rate_limit" || one.kind == "https_redirect"; });
}

// An expression reads the headers, of which a client sends more than a test says. As a key the word ends with its
// quote.
bool readsHeaders(const std::string& text) {
  constexpr std::string_view word = "headers";
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    if (text[at + word.size()] != '"') return true;
  return false;
}

// Answers of the endpoint are the same at any time, in any order of what Python keeps in sets.
bool isSteady(const design::Design& design, const Endpoint& endpoint) {
  std::string text = endpoint.behaviour.options.dump() + endpoint.response.model;
  for (const auto& dependency : design.dependencies()) text += dependency->options.dump();
  for (const auto& handler : design.exceptionHandlers()) text += handler.options.dump();
  for (const auto& model : design.models())
    for (const auto& field : model->fields) text += field.type + field.facets.dump();
  if (readsHeaders(text)) return false;
  const auto unsteady = {"now", "today", "uuid4", "randint", "session", "set[", "set("};
  return std::ranges::none_of(unsteady, [&](const char* word) { return text.contains(word); });
}

class TestsWriter final {
public:
  TestsWriter(Context& context, Module& module, const Foreseen& foreseen)
      : m_context(context), m_module(module), m_foreseen(foreseen), m_builder(context.design()) {}

  void add(const Endpoint& endpoint) { m_endpoints.push_back(&endpoint); }

  // Types first, all at once; then one test after the other.
  bool run() {
    for (const Endpoint* endpoint : m_endpoints) {
      for (const auto& parameter : endpoint->parameters)
        m_types[&parameter.field] =
            m_builder.add(parameter.field.type, parameter.field.facets, {EntityKind::Endpoint, endpoint->id(), ""});
      for (const auto& part : endpoint->body)
        if (part.type.find("UploadFile") == std::string::npos)
          m_types[&part] = m_builder.add(part.type, part.facets, {EntityKind::Endpoint, endpoint->id(), ""});
    }
    m_program = m_builder.finish();
    m_module.line(0, "client = " + m_module.use("fastapi.testclient", "TestClient") + "(" +
                         m_module.use("app.main", "app") + ", raise_server_exceptions=False, follow_redirects=False)");
    const std::size_t place = m_module.position();
    for (const Endpoint* endpoint : m_endpoints) write(*endpoint);
    if (m_usesWithout) m_module.insert(place, withoutHelper(m_module));
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
    TestRequest made{endpoint.method, m_context.design().fullPath(endpoint), Json::object(), {}};
    std::string query;
    for (const auto& parameter : endpoint.parameters) {
      const design::Field& field = parameter.field;
      const std::size_t at = made.target.find("{" + field.name);
      if (!field.isRequired() && at == std::string::npos) continue;
      if (field.facets.contains("alias") || field.facets.contains("validation_alias") ||
          field.facets.contains("default_factory"))
        return std::nullopt;
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

  static std::string call(const TestRequest& request, const std::string& body) {
    std::string method = request.method;
    std::ranges::transform(method, method.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    static const std::set<std::string> withBody{"post", "put", "patch"};
    static const std::set<std::string> withoutBody{"get", "head", "options", "delete"};
    const bool isNamed = withBody.contains(method) || (body.empty() && withoutBody.contains(method));
    std::string arguments = (isNamed ? "" : textLiteral(request.method) + ", ") + textLiteral(request.target);
    if (!request.headers.empty()) arguments += ", headers=" + literal(request.headers);
    if (!body.empty()) arguments += ", json=" + body;
    return "response = client." + (isNamed ? method : "request") + "(" + arguments + ")";
  }

  void write(const Endpoint& endpoint) {
    if (!isTestable(m_context.design(), endpoint)) return;
    auto request = requestOf(endpoint);
    if (!request) return;
    const bool hasBody = isJsonBody(endpoint);
    if (!endpoint.body.empty() && !hasBody) return;
    if (hasBody) request->body = exampleOf(endpoint.body[0]);
    m_valid.clear();
    if (!hasBody || (request->body && !request->body->is_null())) writeValid(endpoint, *request);
    if (hasBody) writeBroken(endpoint, *request);
  }

  // A valid request with the answer that the design itself gives, or who is refused without credentials.
  void writeValid(const Endpoint& endpoint, const TestRequest& request) {
    const auto answer = m_foreseen.ask(request);
    const bool asksWho = answer && (answer->status == 401 || answer->status == 403);
    if (!answer || (answer->status >= 400 && !asksWho)) return;
    nameBody(endpoint, request);
    m_module.twoBlanks();
    m_module.line(0, "def " + m_module.define("test_" + endpoint.name + (asksWho ? "_asks_for_credentials" : "")) +
                         "() -> None:");
    m_module.line(1, call(request, request.body ? bodyText(*request.body) : ""));
    m_module.line(1, "assert response.status_code == " + std::to_string(answer->status));
    const bool isSpelledOut = answer->body && endpoint.method != "HEAD" && answer->body->dump().size() <= longestBody &&
                              isSteady(m_context.design(), endpoint);
    if (isSpelledOut) {
      const std::string value = literal(*answer->body);
      const bool isSingleton = answer->body->is_null() || answer->body->is_boolean();
      m_module.line(1, "assert response.json() " + std::string(isSingleton ? "is " : "== ") + value);
    }
    ++m_count;
  }

  // A large body stands in the file once.
  void nameBody(const Endpoint& endpoint, const TestRequest& request) {
    if (!request.body || !request.body->is_object() || request.body->dump().size() <= longestInline) return;
    std::string name = endpoint.name;
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    m_valid = m_module.define(name);
    m_validBody = *request.body;
    m_module.twoBlanks();
    m_module.line(0, m_valid + ": dict[str, " + m_module.use("typing", "Any") + "] = " + literal(m_validBody));
  }

  // A body by what it has otherwise than the valid one.
  std::string bodyText(const Json& body) {
    if (m_valid.empty() || !body.is_object()) return literal(body);
    if (body == m_validBody) return m_valid;
    std::vector<std::string> gone;
    Json changed = Json::object();
    for (const auto& [key, value] : m_validBody.items())
      if (!body.contains(key)) gone.push_back(key);
    for (const auto& [key, value] : body.items())
      if (!m_validBody.contains(key) || m_validBody[key] != value) changed[key] = value;
    if (gone.empty() && changed.size() == 1) return m_valid + " | " + literal(changed);
    if (gone.size() != 1 || !changed.empty()) return literal(body);
    m_usesWithout = true;
    return "without(" + m_valid + ", " + textLiteral(gone.front()) + ")";
  }

  std::string errorText(const Json& error, const Json& body) {
    std::string made;
    for (const auto& [key, value] : error.items())
      made += (made.empty() ? "" : ", ") + textLiteral(key) + ": " +
              (key == "input" && value == body ? bodyText(body) : literal(value));
    return "{" + made + "}";
  }

  void writeBroken(const Endpoint& endpoint, const TestRequest& request) {
    Arena arena;
    const auto type = m_types.at(&endpoint.body[0]);
    std::string rows;
    for (const auto& broken : schema::brokenInputs(*m_program, type, 1, arena, brokenPerEndpoint)) {
      const auto value = jsonOf(broken.value);
      if (!value || value->is_null()) continue;
      TestRequest sent = request;
      sent.body = value;
      const auto answer = m_foreseen.ask(sent);
      const bool isOneError = answer && answer->status == 422 && answer->body && answer->body->is_object() &&
                              answer->body->contains("detail") && (*answer->body)["detail"].is_array() &&
                              (*answer->body)["detail"].size() == 1;
      if (isOneError)
        rows += (rows.empty() ? "" : ", ") + std::string("(") + bodyText(*value) + ", " +
                errorText((*answer->body)["detail"][0], *value) + ")";
    }
    if (rows.empty()) return;
    m_module.twoBlanks();
    const std::string any = m_module.use("typing", "Any");
    m_module.line(0, "@" + m_module.useModule("pytest") + ".mark.parametrize((\"body\", \"error\"), [" + rows + "])");
    m_module.line(0, "def " + m_module.define("test_" + endpoint.name + "_refuses") + "(body: " + any +
                         ", error: " + any + ") -> None:");
    m_module.line(1, call(request, "body"));
    m_module.line(1, "assert response.status_code == 422");
    if (endpoint.method != "HEAD") m_module.line(1, "assert response.json() == {\"detail\": [error]}");
    ++m_count;
  }

  Context& m_context;
  Module& m_module;
  const Foreseen& m_foreseen;
  schema::TypesBuilder m_builder;
  std::shared_ptr<const schema::Types> m_program;
  std::vector<const Endpoint*> m_endpoints;
  std::map<const design::Field*, schema::TypeId> m_types;
  std::string m_valid; // the name of the endpoint's valid body
  Json m_validBody;
  bool m_usesWithout = false;
  int m_count = 0;
};

} // namespace

namespace {

// Keys that exist for the tests alone.
void exportTestKeys(Context& context) {
  std::set<std::string> names = context.secrets();
  names.insert(context.mountedSecrets().begin(), context.mountedSecrets().end());
  if (names.empty()) return;
  Module module("tests.conftest", "Keys for the tests; nobody else knows them as secrets.");
  for (const std::string& name : names)
    module.line(0, module.useModule("os") + ".environ.setdefault(" + textLiteral("SIGNALBOX_SECRET_" + name) +
                       ", \"a key of 48 characters that only tests may use!!\")");
  context.add(module);
}

} // namespace

void exportTests(Context& context) {
  const Foreseen foreseen(context.design());
  exportTestKeys(context);
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
    Module module("tests.test_" + name, "Valid requests are answered, broken ones refused" +
                                            (router.empty() ? std::string() : " under " + router) + ".");
    TestsWriter writer(context, module, foreseen);
    for (const Endpoint* endpoint : endpoints) writer.add(*endpoint);
    if (writer.run()) context.add(module);
  }
}

} // namespace signalbox::fastapi
