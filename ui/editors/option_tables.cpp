// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/option_tables.h"

#include "ui/editors/behaviour_tables.h"
#include "ui/editors/option_rows.h"

#include <QCoreApplication>

namespace signalbox::ui {
namespace {

using namespace rows;
using design::Json;

QString tr(const char* text) { return QCoreApplication::translate("OptionTables", text); }

OptionField page(std::string key, const QString& label, const QString& hint) {
  OptionField field = code(std::move(key), label, hint);
  field.mayBeOff = true;
  return field;
}

std::vector<OptionField> corsFields() {
  return {list("allow_origins", tr("Origins"), tr("Add an origin")),
          code("allow_origin_regex", tr("Origin pattern"), QStringLiteral("https://.*\\.example\\.com")),
          list("allow_methods", tr("Methods"), tr("GET; add a method")),
          list("allow_headers", tr("Request headers"), tr("Add a header")),
          list("expose_headers", tr("Exposed headers"), tr("Add a header")),
          flag("allow_credentials", tr("Credentials")),
          flag("allow_private_network", tr("Private network")),
          number("max_age", tr("Max age in s"), QStringLiteral("600"))};
}

std::vector<OptionField> sessionFields() {
  return {
      code("secret_key", tr("Name of the secret"), QStringLiteral("SESSION_KEY")),
      code("session_cookie", tr("Cookie"), QStringLiteral("session")),
      number("max_age", tr("Max age in s"), QStringLiteral("1209600")),
      code("path", tr("Path"), QStringLiteral("/")),
      choice("same_site", tr("SameSite"), {QStringLiteral("lax"), QStringLiteral("strict"), QStringLiteral("none")}),
      flag("https_only", tr("HTTPS only")),
      code("domain", tr("Domain"))};
}

// OAuth2's four ways to a token, as FastAPI's OAuthFlows names them.
OptionField flowsField() {
  const OptionField authorization =
      code("authorizationUrl", tr("Authorization URL"), QStringLiteral("https://example.com/authorize"));
  const OptionField token = code("tokenUrl", tr("Token URL"), QStringLiteral("https://example.com/token"));
  const OptionField refresh = code("refreshUrl", tr("Refresh URL"));
  const OptionField scopes = lines("scopes", tr("Scopes"), tr("Read orders"));
  return object("flows", tr("Flows"),
                {object("authorizationCode", tr("Authorization code"), {authorization, token, refresh, scopes}),
                 object("clientCredentials", tr("Client credentials"), {token, refresh, scopes}),
                 object("password", tr("Password"), {token, refresh, scopes}),
                 object("implicit", tr("Implicit"), {authorization, refresh, scopes})});
}

} // namespace

std::vector<OptionField> middlewareFields(const std::string& kind) {
  if (kind == "cors") return corsFields();
  if (kind == "gzip")
    return {number("minimum_size", tr("Smallest size in bytes"), QStringLiteral("500")),
            number("compresslevel", tr("Level, 0 to 9"), QStringLiteral("9"))};
  if (kind == "trusted_host")
    return {list("allowed_hosts", tr("Hosts"), tr("Any; add a host")),
            flag("www_redirect", tr("Redirect to www."), true)};
  if (kind == "session") return sessionFields();
  if (kind == "rate_limit")
    return {number("requests", tr("Requests")), number("seconds", tr("in seconds")),
            choice("per", tr("Counted by"), {QStringLiteral("ip"), QStringLiteral("user")})};
  if (kind == "security_headers" || kind == "headers") return {headersField(tr("Headers"))};
  if (kind == "request_id") return {code("header", tr("Header"), QStringLiteral("X-Request-ID"))};
  if (kind == "timing") return {code("header", tr("Header"), QStringLiteral("X-Process-Time"))};
  return {};
}

QString middlewareText(const std::string& kind) {
  if (kind == "cors") return tr("Lets pages of other origins call this API");
  if (kind == "gzip") return tr("Compresses answers for clients that accept it");
  if (kind == "trusted_host") return tr("Answers 400 to requests for any other host");
  if (kind == "https_redirect") return tr("Redirects http and ws to https and wss");
  if (kind == "session") return tr("Keeps a signed session in a cookie; expressions read and write it as session");
  if (kind == "rate_limit") return tr("Answers 429 to more requests than that in a window, with Retry-After");
  if (kind == "security_headers")
    return tr("Adds headers that browsers heed; these go over the sensible ones, null takes one out");
  if (kind == "request_id") return tr("Gives every request an id, or keeps the one it came with");
  if (kind == "timing") return tr("Tells in a header how many seconds the answer took");
  if (kind == "headers") return tr("Sets these headers on every answer");
  return tr("This version does not know the kind; its options are kept");
}

Json middlewareStart(const std::string& kind) {
  if (kind == "cors") return {{"allow_origins", Json::array({"http://localhost:3000"})}};
  if (kind == "rate_limit") return {{"requests", 60}, {"seconds", 60}};
  if (kind == "headers") return {{"headers", Json::object()}};
  return Json::object();
}

QString middlewareDetail(const std::string& kind, const Json& options) {
  const auto listText = [&](const char* key, const QString& empty) {
    QStringList texts;
    if (const auto found = options.find(key); found != options.end() && found->is_array())
      for (const Json& item : *found)
        if (item.is_string()) texts << QString::fromStdString(item.get<std::string>());
    return texts.isEmpty() ? empty : texts.join(QStringLiteral(", "));
  };
  const auto numberAt = [&](const char* key) {
    const auto found = options.find(key);
    return found != options.end() && found->is_number_integer() ? QString::number(found->get<qlonglong>())
                                                                : QStringLiteral("?");
  };
  if (kind == "cors") return listText("allow_origins", tr("no origin yet"));
  if (kind == "trusted_host") return listText("allowed_hosts", tr("any host"));
  if (kind == "rate_limit") return tr("%1 requests in %2 s").arg(numberAt("requests"), numberAt("seconds"));
  return {};
}

std::vector<OptionField> schemeFields(const std::string& type) {
  const OptionField tokenUrl = code("token_url", tr("Token URL"), QStringLiteral("token"));
  const OptionField refreshUrl = code("refresh_url", tr("Refresh URL"));
  const OptionField scopes = alone(lines("scopes", tr("Scopes"), tr("Read orders")), tr("and what they allow"));
  if (type == "http_basic") return {text("realm", tr("Realm"))};
  if (type == "http_bearer") return {text("bearer_format", tr("Format of the token"), QStringLiteral("JWT"))};
  if (type == "http") return {text("scheme", tr("Scheme"), QStringLiteral("Negotiate"))};
  if (type == "api_key") {
    OptionField in =
        choice("in", tr("Sent in"), {QStringLiteral("header"), QStringLiteral("query"), QStringLiteral("cookie")});
    in.keepsDefault = true;
    return {in, code("key", tr("Name"), QStringLiteral("X-API-Key"))};
  }
  if (type == "oauth2_password") return {tokenUrl, refreshUrl, scopes};
  if (type == "oauth2_authorization_code")
    return {code("authorization_url", tr("Authorization URL")), tokenUrl, refreshUrl, scopes};
  if (type == "oauth2") return {flowsField()};
  if (type == "open_id_connect") return {code("open_id_connect_url", tr("Discovery URL"))};
  return {};
}

QString schemeText(const std::string& type) {
  if (type == "http_basic") return tr("A user name and a password in the Authorization header");
  if (type == "http_bearer") return tr("A token in the Authorization header");
  if (type == "http_digest") return tr("A digest in the Authorization header, taken as it is");
  if (type == "http") return tr("Credentials of another scheme in the Authorization header");
  if (type == "api_key") return tr("A key in a header, the query or a cookie");
  if (type == "oauth2_password") return tr("A token that a form with user name and password gives");
  if (type == "oauth2_authorization_code") return tr("A token that another site gives after its own login");
  if (type == "oauth2") return tr("A token of the flows below");
  if (type == "open_id_connect") return tr("A token of a provider that is found by its discovery URL");
  return tr("This version does not know the type; its options are kept");
}

Json schemeStart(const std::string& type) {
  if (type == "api_key") return {{"in", "header"}, {"key", "X-API-Key"}};
  if (type == "oauth2_password") return {{"token_url", "token"}};
  if (type == "oauth2_authorization_code")
    return {{"authorization_url", "https://example.com/authorize"}, {"token_url", "https://example.com/token"}};
  if (type == "http") return {{"scheme", "Negotiate"}};
  if (type == "open_id_connect")
    return {{"open_id_connect_url", "https://example.com/.well-known/openid-configuration"}};
  return Json::object();
}

std::vector<OptionField> mountFields(const std::string& kind) {
  const OptionField directory = code("directory", tr("Folder of the project"), QStringLiteral("static"));
  if (kind == "static")
    return {directory, flag("html", tr("index.html, 404.html")), flag("follow_symlink", tr("Follow links"))};
  if (kind == "frontend")
    return {directory, choice("fallback", tr("Fallback"),
                              {QStringLiteral("auto"), QStringLiteral("index.html"), QStringLiteral("404.html")})};
  if (kind == "app" || kind == "host") return {code("project", tr("Project in the folder"), QStringLiteral("admin"))};
  return {};
}

QString mountText(const std::string& kind) {
  if (kind == "static") return tr("Serves the files of a folder below the path");
  if (kind == "frontend") return tr("Serves a built frontend when nothing else answers");
  if (kind == "app") return tr("Serves another project of this folder below the path");
  if (kind == "host") return tr("Serves another project of this folder to a Host header, such as {sub}.example.org");
  return tr("This version does not know the kind; its options are kept");
}

std::vector<OptionField> dependencyFields(const std::string& kind) {
  if (kind == "function")
    return joined(
        {group(tr("Value"), {json("value", tr("Template")), flag("yield", tr("Yields"))}),
         {refusalsField(), letField(), tasksField("exit", tr("Afterwards"), tr("whether it went well or not"))},
         rare({number("status", tr("Response status")), headersField(tr("Response headers")), cookiesField()})});
  if (kind == "user") return {list("roles", tr("One of the roles"), tr("Any; add a role"))};
  if (kind == "password_form") return {flag("strict", tr("grant_type must be password"))};
  return {};
}

QString dependencyText(const std::string& kind) {
  if (kind == "function") return tr("Reads its own parameters and gives a value, or raises");
  if (kind == "user") return tr("Checks what a security scheme took against the users, and gives the user");
  if (kind == "password_form") return tr("Reads username, password and scopes of a form, as OAuth2 logs in");
  return tr("This version does not know the kind; its options are kept");
}

std::vector<OptionField> handlerFields() {
  return joined({group(tr("Answer"), {number("status", tr("Status"), tr("of the error")),
                                      json("body", tr("Body template")), headersField(tr("Headers"))}),
                 {casesField(), letField()},
                 rare({cookiesField()})});
}

std::vector<OptionField> userFields() {
  return {code("username", tr("User name")), list("roles", tr("Roles"), tr("Add a role")),
          list("scopes", tr("Scopes"), tr("Add a scope")), flag("disabled", tr("Disabled"))};
}

std::vector<OptionField> appFields() {
  return {code("root_path", tr("Root path"), tr("none, or /api/v1 behind a proxy")),
          flag("root_path_in_servers", tr("Root path in servers"), true),
          flag("redirect_slashes", tr("Redirect slashes"), true),
          flag("strict_content_type", tr("Strict content type"), true),
          flag("separate_input_output_schemas", tr("Schemas for input and output"), true),
          flag("include_in_schema", tr("Shown in the docs"), true),
          flag("deprecated", tr("Deprecated")),
          code("default_response_class", tr("Response class"), QStringLiteral("json")),
          page("openapi_url", tr("OpenAPI URL"), tr("/openapi.json, or off")),
          page("docs_url", tr("Swagger UI URL"), tr("/docs, or off")),
          page("redoc_url", tr("ReDoc URL"), tr("/redoc, or off"))};
}

std::vector<OptionField> tokenFields() {
  return {code("key", tr("Name of the secret"), QStringLiteral("JWT_KEY")),
          choice("algorithm", tr("Algorithm"),
                 {QStringLiteral("HS256"), QStringLiteral("HS384"), QStringLiteral("HS512"), QStringLiteral("RS256"),
                  QStringLiteral("ES256")}),
          text("issuer", tr("Issuer")),
          text("audience", tr("Audience")),
          number("access_seconds", tr("Access token lives, in s"), QStringLiteral("900")),
          number("refresh_seconds", tr("Refresh tokens live, in s"), QStringLiteral("1209600"))};
}

} // namespace signalbox::ui
