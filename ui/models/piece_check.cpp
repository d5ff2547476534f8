// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/piece_check.h"

#include "core/api/compiled_api.h"
#include "core/behaviour/standard.h"
#include "core/design/wire_name.h"
#include "core/openapi/facet.h"
#include "core/security/base64url.h"
#include "core/security/services.h"
#include "core/security/token.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <set>

namespace signalbox::ui {
namespace {

using design::Design;
using design::Json;
using design::SecurityScheme;

QString tr(const char* text) { return QCoreApplication::translate("PieceCheck", text); }

constexpr const char* probeUser = "ada";
constexpr const char* probePassword = "open sesame";
constexpr const char* probeKey = "a key of this check alone, longer than any hash";

// Keys of pairs are the project's own; what is checked of a token is the same.
std::string probeAlgorithm(const std::string& algorithm) { return algorithm.starts_with("HS") ? algorithm : "HS256"; }

class ProbeSecrets final : public security::SecretSource {
public:
  std::optional<std::string> secret(std::string_view) const override { return probeKey; }
};

// What is sent in one request.
struct Sample {
  QString name;
  int expected = 0;
  std::string header; // and its value; empty = none
  std::string value;
  std::string query;
  std::string body;
};

// Scopes and roles that anything here asks for: the user has them all.
std::vector<std::string> allScopes(const Design& design) {
  std::set<std::string> scopes;
  const auto add = [&](const std::vector<design::Depends>& depends) {
    for (const design::Depends& one : depends) scopes.insert(one.scopes.begin(), one.scopes.end());
  };
  for (const auto& dependency : design.dependencies()) add(dependency->dependencies);
  for (const auto& scheme : design.securitySchemes())
    if (scheme->options.contains("scopes") && scheme->options["scopes"].is_object())
      for (const auto& [scope, text] : scheme->options["scopes"].items()) scopes.insert(scope);
  return {scopes.begin(), scopes.end()};
}

std::vector<std::string> allRoles(const Design& design) {
  std::set<std::string> roles;
  for (const auto& dependency : design.dependencies())
    if (dependency->options.contains("roles") && dependency->options["roles"].is_array())
      for (const Json& role : dependency->options["roles"])
        if (role.is_string()) roles.insert(role.get<std::string>());
  return {roles.begin(), roles.end()};
}

design::User userOf(const Design& design, bool needsPassword) {
  design::User user;
  user.username = probeUser;
  user.scopes = allScopes(design);
  user.roles = allRoles(design);
  user.apiKeyHash = security::apiKeyHash(probeKey);
  if (needsPassword) user.passwordHash = security::hashPassword(probePassword).value_or(std::string());
  return user;
}

// The parts an endpoint could ask for, and one endpoint that asks for `dependency` and answers with its value.
Design probeDesign(const Design& design, const std::string& dependency, bool needsPassword) {
  design::Entities parts = design.entities();
  parts.endpoints.clear();
  parts.routers.clear();
  parts.mounts.clear();
  parts.webhooks.clear();
  parts.middleware.clear();
  parts.exceptionHandlers.clear();
  parts.requests.clear();
  parts.project.app = {};
  parts.project.tokens.algorithm = probeAlgorithm(parts.project.tokens.algorithm);
  parts.users = {userOf(design, needsPassword)};
  design::Endpoint probe;
  probe.name = "probe";
  probe.path = "/probe";
  probe.method = "POST";
  design::Depends asked;
  asked.dependency = dependency;
  asked.name = "value";
  probe.dependencies = {asked};
  probe.behaviour.options = {{"body", "{{ value }}"}};
  return Design(std::move(parts)).withEndpoint(std::move(probe));
}

std::shared_ptr<const api::CompiledApi> compiled(const Design& design) {
  api::CompileOptions options;
  options.security = std::make_shared<security::SecurityServices>(std::make_shared<const ProbeSecrets>());
  return api::CompiledApi::compile(design, behaviour::standard(), options);
}

QString answerOf(const api::Response& response) {
  const Json body = Json::parse(response.body, nullptr, false);
  if (body.is_object() && body.contains("detail") && response.status >= 400)
    return QString::fromStdString(body["detail"].is_string() ? body["detail"].get<std::string>()
                                                             : body["detail"].dump());
  return QString::fromStdString(response.body);
}

CheckRow ask(const api::CompiledApi& api, const Sample& sample) {
  std::vector<api::HeaderView> headers;
  if (!sample.header.empty()) headers.push_back({sample.header, sample.value});
  if (!sample.body.empty()) headers.push_back({"content-type", "application/x-www-form-urlencoded"});
  const std::string target = "/probe" + (sample.query.empty() ? std::string() : "?" + sample.query);
  api::Request request;
  request.method = "POST";
  request.target = target;
  request.headers = headers;
  request.body = sample.body;
  Arena arena;
  api::Response response;
  const auto begin = std::chrono::steady_clock::now();
  api.handle(request, arena, response);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  return {sample.name, sample.expected, response.status, answerOf(response), taken.count()};
}

// A token of this server, with claims changed.
std::string token(const design::TokenSettings& settings, std::string_view key, const Json& changed) {
  const auto now = double(QDateTime::currentSecsSinceEpoch());
  Json claims = {{"sub", probeUser}, {"scope", ""}, {"iat", std::int64_t(now)}, {"exp", std::int64_t(now) + 300}};
  if (!settings.issuer.empty()) claims["iss"] = settings.issuer;
  if (!settings.audience.empty()) claims["aud"] = settings.audience;
  claims.update(changed);
  const auto algorithm =
      security::signatureAlgorithm(probeAlgorithm(settings.algorithm)).value_or(security::SignatureAlgorithm::HS256);
  const auto signing = security::SigningKey::read(algorithm, key);
  return signing ? security::encodeToken(claims.dump(), *signing).value_or(std::string()) : std::string();
}

std::string unsignedToken(const std::string& token) {
  const auto begin = token.find('.') + 1;
  return security::base64UrlEncode(R"({"alg":"none","typ":"JWT"})") + "." +
         token.substr(begin, token.rfind('.') - begin) + ".";
}

std::string scopeText(const Design& design) {
  std::string text;
  for (const std::string& scope : allScopes(design)) text += (text.empty() ? "" : " ") + scope;
  return text;
}

std::string validToken(const Design& design, const Json& changed = Json::object(), std::string_view key = probeKey) {
  Json claims = {{"scope", scopeText(design)}};
  claims.update(changed);
  return token(design.project().tokens, key, claims);
}

QVector<Sample> tokenSamples(const Design& design, const SecurityScheme& scheme, int without) {
  // These two give the header as it is: what it says is the user dependency's business.
  const bool takesAll = scheme.type == "oauth2" || scheme.type == "open_id_connect";
  const std::int64_t past = QDateTime::currentSecsSinceEpoch() - 60;
  const std::string valid = validToken(design);
  const auto bearer = [](const QString& name, int status, const std::string& text) {
    return Sample{name, status, "authorization", "Bearer " + text, {}, {}};
  };
  return {bearer(tr("Valid token"), 200, valid),
          bearer(tr("Expired token"), 401, validToken(design, {{"exp", past}})),
          bearer(tr("Token for another audience"), 401, validToken(design, {{"aud", "someone else"}})),
          bearer(tr("Token without a signature (alg none)"), 401, unsignedToken(valid)),
          bearer(tr("Token of another key"), 401,
                 validToken(design, Json::object(), "another key, just as long as that of the check")),
          Sample{tr("Another scheme"), takesAll ? 401 : without, "authorization", "Basic YWRhOmE=", {}, {}},
          Sample{tr("Nothing"), without, {}, {}, {}, {}}};
}

QVector<Sample> basicSamples(int without) {
  const auto basic = [](const QString& name, int status, const std::string& plain) {
    return Sample{name, status, "authorization", "Basic " + QByteArray::fromStdString(plain).toBase64().toStdString(),
                  {},   {}};
  };
  return {basic(tr("Right password"), 200, std::string(probeUser) + ":" + probePassword),
          basic(tr("Wrong password"), 401, std::string(probeUser) + ":no"),
          basic(tr("Nobody of that name"), 401, std::string("nobody:") + probePassword),
          Sample{tr("Not base64"), 401, "authorization", "Basic ???", {}, {}},
          Sample{tr("Nothing"), without, {}, {}, {}, {}}};
}

QVector<Sample> keySamples(const SecurityScheme& scheme, int without) {
  const std::string in = openapi::textFacet(scheme.options, "in");
  const std::string key = openapi::textFacet(scheme.options, "key");
  const auto sent = [&](const QString& name, int status, const std::string& value) {
    const std::string encoded = QUrl::toPercentEncoding(QString::fromStdString(value)).toStdString();
    if (in == "query") return Sample{name, status, {}, {}, key + "=" + encoded, {}};
    if (in == "cookie") return Sample{name, status, "cookie", key + "=" + encoded, {}, {}};
    return Sample{name, status, key, value, {}, {}};
  };
  QVector<Sample> samples{sent(tr("Right key"), 200, probeKey), sent(tr("Wrong key"), 401, "wrong"),
                          Sample{tr("Nothing"), without, {}, {}, {}, {}}};
  if (in == "cookie") samples[0].value = key + "=\"" + probeKey + "\"";
  return samples;
}

QVector<Sample> plainSamples(const SecurityScheme& scheme, int without) {
  const std::string given = openapi::textFacet(scheme.options, "scheme");
  const std::string name = scheme.type == "http_digest" ? "Digest" : given.empty() ? "Negotiate" : given;
  return {Sample{tr("Credentials of the scheme"), 200, "authorization", name + " abc", {}, {}},
          Sample{tr("Nothing"), without, {}, {}, {}, {}}};
}

// Every parameter on the way.
void collect(const Design& design, const std::string& name, std::set<std::string>& seen,
             std::vector<design::Field>& fields) {
  const auto dependency = design.dependency(name);
  if (!dependency || !seen.insert(name).second) return;
  for (const design::Parameter& parameter : dependency->parameters)
    if (parameter.in == design::ParameterIn::Query) fields.push_back(parameter.field);
  for (const design::Depends& one : dependency->dependencies) collect(design, one.dependency, seen, fields);
}

QString sampleValue(const design::Field& field) {
  const Json value = field.facets.contains("default") ? field.facets["default"] : Json();
  if (value.is_string()) return QString::fromStdString(value.get<std::string>());
  if (!value.is_null()) return QString::fromStdString(value.dump());
  if (!field.isRequired()) return {};
  if (field.type.starts_with("int") || field.type.starts_with("float") || field.type == "Decimal")
    return QStringLiteral("1");
  return field.type.starts_with("bool") ? QStringLiteral("true") : QStringLiteral("text");
}

} // namespace

QVector<CheckRow> checkScheme(const Design& design, const std::string& name) {
  const auto scheme = design.securityScheme(name);
  if (!scheme) return {};
  const int without = scheme->autoError ? 401 : 200;
  const bool isBasic = scheme->type == "http_basic";
  const bool isKey = scheme->type == "api_key";
  const bool isPlain = scheme->type == "http_digest" || scheme->type == "http";
  const QVector<Sample> samples = isBasic   ? basicSamples(without)
                                  : isKey   ? keySamples(*scheme, without)
                                  : isPlain ? plainSamples(*scheme, without)
                                            : tokenSamples(design, *scheme, without);
  Design probed = design;
  std::string asked = name;
  if (!isPlain) { // a user is who the credentials are of
    design::Dependency user;
    asked = "probe_user";
    while (probed.dependency(asked) || probed.securityScheme(asked)) asked += "_";
    user.name = asked;
    user.kind = "user";
    user.options = {{"scheme", name}};
    probed = probed.withDependency(user);
  }
  const auto api = compiled(probeDesign(probed, asked, isBasic));
  QVector<CheckRow> rows;
  for (const Sample& sample : samples) rows << ask(*api, sample);
  return rows;
}

CheckRow checkDependency(const Design& design, const std::string& dependency, const QString& query) {
  const auto found = design.dependency(dependency);
  const bool isForm = found && found->kind == "password_form";
  Sample sample{
      QString::fromStdString(dependency), 0, "authorization", "Bearer " + validToken(design), query.toStdString(), {}};
  if (isForm) sample.body = std::string("grant_type=password&username=") + probeUser + "&password=open+sesame";
  return ask(*compiled(probeDesign(design, dependency, false)), sample);
}

QString sampleQuery(const Design& design, const std::string& dependency) {
  std::set<std::string> seen;
  std::vector<design::Field> fields;
  collect(design, dependency, seen, fields);
  QStringList parts;
  for (const design::Field& field : fields)
    if (const QString value = sampleValue(field); !value.isEmpty())
      parts << QString::fromUtf8(QUrl::toPercentEncoding(QString::fromStdString(design::wireName(field)))) + u'=' +
                   QString::fromUtf8(QUrl::toPercentEncoding(value));
  return parts.join(u'&');
}

} // namespace signalbox::ui
