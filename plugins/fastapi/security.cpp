// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/security.h"

#include "plugins/fastapi/literals.h"
#include "plugins/fastapi/names.h"
#include "plugins/fastapi/pieces.h"
#include "plugins/fastapi/reply.h"
#include "plugins/fastapi/routes.h"

#include <algorithm>

namespace signalbox::fastapi {
namespace {

using design::SecurityScheme;

std::string classOf(const SecurityScheme& scheme) {
  if (scheme.type == "http_basic") return "HTTPBasic";
  if (scheme.type == "http_bearer") return "HTTPBearer";
  if (scheme.type == "http_digest") return "HTTPDigest";
  if (scheme.type == "oauth2_password") return "OAuth2PasswordBearer";
  if (scheme.type == "oauth2_authorization_code") return "OAuth2AuthorizationCodeBearer";
  if (scheme.type == "oauth2") return "OAuth2";
  if (scheme.type == "open_id_connect") return "OpenIdConnect";
  if (scheme.type != "api_key") return "HTTPBase";
  const std::string in = scheme.options.value("in", std::string("header"));
  return in == "query" ? "APIKeyQuery" : in == "cookie" ? "APIKeyCookie" : "APIKeyHeader";
}

void writeScheme(Module& module, const SecurityScheme& scheme) {
  const std::string type = classOf(scheme);
  Arguments arguments;
  for (const auto& [key, value] : scheme.options.items()) {
    std::string name = key;
    for (const auto& [ours, theirs] : {std::pair{"key", "name"},
                                       {"token_url", "tokenUrl"},
                                       {"refresh_url", "refreshUrl"},
                                       {"authorization_url", "authorizationUrl"},
                                       {"bearer_format", "bearerFormat"},
                                       {"open_id_connect_url", "openIdConnectUrl"}})
      if (key == ours) name = theirs;
    if (key != "in") arguments.add(name, literal(value));
  }
  if (!scheme.schemeName.empty()) arguments.add("scheme_name", textLiteral(scheme.schemeName));
  if (!scheme.description.empty()) arguments.add("description", textLiteral(scheme.description));
  if (!scheme.autoError) arguments.add("auto_error", "False");
  module.line(0, functionName(scheme.name) + " = " +
                     module.use(type == "HTTPBase" ? "fastapi.security.http" : "fastapi.security", type) + "(" +
                     arguments.text() + ")");
}

void writeUsers(Context& context, Module& module) {
  const std::string type = "dict[str, dict[str, " + module.use("typing", "Any") + "]]";
  std::string users;
  for (const design::User& user : context.design().users()) {
    Json one{{"username", user.username},       {"password_hash", user.passwordHash},
             {"api_key_hash", user.apiKeyHash}, {"roles", user.roles},
             {"scopes", user.scopes},           {"disabled", user.disabled}};
    for (const auto& [key, value] : user.profile.items()) one[key] = value;
    users += (users.empty() ? "" : ", ") + textLiteral(user.username) + ": " + literal(one);
  }
  module.twoBlanks();
  module.line(0, "USERS: " + type + " = {" + users + "}");
}

void writeTokenSettings(Context& context, Module& module) {
  const auto& tokens = context.design().project().tokens;
  module.blank();
  module.line(0, "ALGORITHM = " + textLiteral(tokens.algorithm));
  module.line(0, "ISSUER: str | None = " + (tokens.issuer.empty() ? "None" : textLiteral(tokens.issuer)));
  module.line(0, "AUDIENCE: str | None = " + (tokens.audience.empty() ? "None" : textLiteral(tokens.audience)));
  module.line(0, "ACCESS_SECONDS = " + std::to_string(tokens.accessSeconds));
  module.line(0, "REFRESH_SECONDS = " + std::to_string(tokens.refreshSeconds));
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// A function for each dependency; those it asks for come first.
class DependenciesWriter final {
public:
  explicit DependenciesWriter(Context& context)
      : m_context(context), m_module("app.dependencies", "What endpoints ask for before they answer.") {}

  void run() {
    for (const auto& dependency : m_context.design().dependencies()) {
      m_module.reserve(functionName(dependency->name));
      for (const auto& parameter : dependency->parameters) m_module.reserve(parameter.field.name);
      for (const auto& part : dependency->body) m_module.reserve(part.name);
      if (dependency->options.contains("let"))
        for (const auto& [name, value] : dependency->options["let"].items()) m_module.reserve(name);
    }
    for (const auto& dependency : m_context.design().dependencies()) visit(*dependency);
    if (!m_module.isEmpty()) m_context.add(m_module);
  }

private:
  void visit(const design::Dependency& dependency) {
    if (dependency.kind == "password_form" || !m_begun.insert(dependency.name).second) return;
    for (const auto& asked : dependency.dependencies)
      if (const auto other = m_context.design().dependency(asked.dependency)) visit(*other);
    m_module.twoBlanks();
    Function function(m_context, m_module, functionName(dependency.name));
    for (const auto& parameter : dependency.parameters) function.reserve(parameter.field.name);
    for (const auto& part : dependency.body) function.reserve(part.name);
    for (const auto& asked : dependency.dependencies) function.reserve(asked.name);
    function.settleNames(false);
    function.setShared();
    if (fitsDocstring(dependency.description)) function.docstring(dependency.description);
    if (dependency.kind == "user") return user(dependency, function);
    takes(dependency, function);
    if (dependency.options.dump().contains("security_scopes")) {
      function.addParameter("security_scopes", m_module.use("fastapi.security", "SecurityScopes"));
      function.scope().add("security_scopes", {Known::Kind::Plain, nullptr, nullptr});
    }
    writeFunction(dependency, function);
  }

  void takes(const design::Dependency& dependency, Function& function) {
    function.addParameters(dependency.parameters, "");
    function.addBody(dependency.body);
    auto asked = dependency.dependencies;
    for (auto& one : asked)
      if (one.name.empty()) one.name = one.dependency + "_";
    function.addDepends(asked);
  }

  void writeFunction(const design::Dependency& dependency, Function& function) {
    const Json& options = dependency.options;
    const std::string any = m_module.use("typing", "Any");
    const bool yields = options.value("yield", false);
    writeReply(function, options, 200, AnswerForm::AsDependency);
    const std::string value = function.scope().fromTemplate(options.value("value", Json()));
    if (!yields) {
      function.line(0, "return " + value);
      return function.write(any);
    }
    if (!options.contains("exit") || options["exit"].empty()) {
      function.line(0, "yield " + value);
    } else {
      const std::string name = function.local("value");
      function.line(0, name + ": " + any + " = " + value);
      function.line(0, "try:");
      function.line(1, "yield " + name);
      function.line(0, "finally:");
      writeTasksNow(function, options["exit"], 1);
    }
    function.write(m_module.use("collections.abc", "AsyncIterator") + "[" + any + "]");
  }

  void user(const design::Dependency& dependency, Function& function) {
    const std::string schemeName = dependency.options.value("scheme", std::string());
    const auto scheme = m_context.design().securityScheme(schemeName);
    const std::string any = m_module.use("typing", "Any");
    if (!scheme) {
      m_context.report("The dependency " + dependency.name + " names no security scheme: its function raises 501.");
      function.line(0, "raise " + m_module.use("fastapi", "HTTPException") + "(status_code=501)");
      return function.write("dict[str, " + any + "]");
    }
    function.addParameter("security_scopes", m_module.use("fastapi.security", "SecurityScopes"));
    design::Depends credentials;
    credentials.dependency = schemeName;
    credentials.name = "credentials";
    function.addDepends({credentials});
    takes(dependency, function);
    const Json roles = dependency.options.value("roles", Json::array());
    if (!scheme->autoError && roles.empty()) {
      function.line(0, "if credentials is None and not security_scopes.scopes:");
      function.line(1, "return None");
    }
    const bool isBasic = scheme->type == "http_basic";
    const bool isKey = scheme->type == "api_key";
    find(function, *scheme);
    std::string arguments = "user, granted, security_scopes, " + literal(roles);
    if (isBasic) arguments += ", challenge=\"Basic\", detail=\"Incorrect username or password\"";
    if (isKey) arguments += ", challenge=\"APIKey\"";
    function.line(0, "return " + m_context.security(m_module, "allowed") + "(" + arguments + ")");
    function.write("dict[str, " + any + "]" + (scheme->autoError || !roles.empty() ? "" : " | None"));
  }

  void find(Function& function, const SecurityScheme& scheme) {
    const std::string guard = scheme.autoError ? "" : " if credentials else None";
    if (scheme.type == "http_basic")
      function.line(0, "user = " +
                           inThread(m_module, m_context.security(m_module, "user_with_password"),
                                    "credentials.username, credentials.password") +
                           guard);
    else if (scheme.type == "api_key")
      function.line(0, "user = " + m_context.security(m_module, "user_with_api_key") + "(credentials)" + guard);
    if (scheme.type == "http_basic" || scheme.type == "api_key")
      return function.line(0, "granted = user[\"scopes\"] if user else []");
    std::string token = "credentials";
    if (scheme.type.starts_with("http"))
      token = scheme.autoError ? "credentials.credentials" : "credentials.credentials if credentials else \"\"";
    else if (scheme.type == "oauth2" || scheme.type == "open_id_connect")
      token = std::string("credentials[7:] if ") + (scheme.autoError ? "" : "credentials and ") +
              "credentials[:7].lower() == \"bearer \" else \"\"";
    else if (!scheme.autoError)
      token = "credentials or \"\"";
    function.line(0, "user, granted = " + m_context.security(m_module, "user_with_token") + "(" + token + ")");
  }

  Context& m_context;
  Module m_module;
  std::set<std::string> m_begun;
};

} // namespace

std::string inThread(Module& module, const std::string& function, const std::string& arguments) {
  return "await " + module.use("fastapi.concurrency", "run_in_threadpool") + "(" + function + ", " + arguments + ")";
}

void exportDependencies(Context& context) { DependenciesWriter(context).run(); }

void exportSecurity(Context& context) {
  if (context.design().securitySchemes().empty() && context.usedSecurity().empty()) return;
  Module module("app.security", "Security schemes, and who may do what.");
  for (const auto& scheme : context.design().securitySchemes()) module.reserve(functionName(scheme->name));
  for (const auto& scheme : context.design().securitySchemes()) writeScheme(module, *scheme);
  if (!context.usedSecurity().empty()) {
    writeUsers(context, module);
    const auto& tokens = context.design().project().tokens;
    const bool usesTokens = std::ranges::any_of(context.usedSecurity(), [](const auto& name) {
      return name == "user_with_token" || name == "log_in" || name == "refreshed";
    });
    if (usesTokens) {
      writeTokenSettings(context, module);
      context.needSecret(tokens.key);
      context.needPin("PyJWT==2.15.1");
    }
    Pieces pieces(module, "security");
    pieces.replace("KEY_FIELD", lower(tokens.key));
    if (!tokens.algorithm.starts_with("HS")) {
      pieces.instead("verifying_key", "verifying_public_key");
      context.needPin("cryptography==50.0.2");
    }
    for (const std::string& name : context.usedSecurity()) pieces.add(name);
    if (module.uses("sqlite3")) context.needRefreshTokens();
    if (module.uses("argon2")) context.needPin("argon2-cffi==25.1.0");
  }
  context.add(module);
}

void exportSettings(Context& context) {
  if (context.secrets().empty() && !context.usesSettings()) return;
  Module module("app.settings", "What the environment says.");
  if (context.usesSettings())
    module.line(0, "FILES = " + module.use("pathlib", "Path") + "(__file__).resolve().parent.parent / \"files\"");
  if (!context.secrets().empty()) {
    context.needPin("pydantic-settings==2.16.3");
    module.twoBlanks();
    module.line(0, "class Settings(" + module.use("pydantic_settings", "BaseSettings") + "):");
    module.docstring(1, "Keys: SIGNALBOX_SECRET_NAME of the environment.");
    module.blank();
    module.line(1, "model_config = " + module.use("pydantic_settings", "SettingsConfigDict") +
                       "(env_prefix=\"SIGNALBOX_SECRET_\")");
    module.blank();
    if (context.usesRefreshTokens())
      module.line(1, "refresh_tokens_file: " + module.use("pathlib", "Path") + " = " + module.use("pydantic", "Field") +
                         "(" + module.use("pathlib", "Path") +
                         "(\"state/refresh_tokens.sqlite3\"), validation_alias=\"REFRESH_TOKENS_FILE\")");
    for (const std::string& name : context.secrets()) {
      const std::string type = module.use("pydantic", "SecretStr");
      const bool isSession = context.isSessionSecret(name);
      module.line(1, lower(name) + ": " + type +
                         (isSession ? " = " + module.use("pydantic", "Field") + "(default_factory=lambda: " + type +
                                          "(" + module.use("secrets", "token_hex") + "(32)))"
                                    : ""));
    }
    module.twoBlanks();
    module.line(0, "@" + module.use("functools", "cache"));
    module.line(0, "def settings() -> Settings:");
    module.line(1, "return Settings()");
  }
  context.add(module);
}

} // namespace signalbox::fastapi
