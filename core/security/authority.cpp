// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/authority.h"

#include "core/value/write.h"

#include <algorithm>
#include <cmath>

namespace signalbox::security {
namespace {

Value textOf(std::string_view text, Arena& arena) { return Value::str(arena.copy(text)); }

Value valueOf(const design::Json& json, Arena& arena) {
  using Type = design::Json::value_t;
  switch (json.type()) {
  case Type::boolean: return Value::boolean(json.get<bool>());
  case Type::number_integer:
  case Type::number_unsigned: return Value::integer(json.get<std::int64_t>());
  case Type::number_float: return Value::number(json.get<double>());
  case Type::string: return textOf(json.get_ref<const std::string&>(), arena);
  case Type::array: {
    const auto items = arena.make<Value>(json.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = valueOf(json[i], arena);
    return Value::list(items);
  }
  case Type::object: {
    const auto members = arena.make<Member>(json.size());
    std::size_t count = 0;
    for (const auto& [key, value] : json.items()) members[count++] = {textOf(key, arena), valueOf(value, arena)};
    return Value::dict(members);
  }
  default: return {};
  }
}

Value valueOf(const design::User& user, Arena& arena) {
  design::Json json{{"username", user.username}, {"roles", user.roles}, {"scopes", user.scopes}};
  for (const auto& [key, value] : user.profile.items()) json[key] = value;
  return valueOf(json, arena);
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) all.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

std::string joined(const std::vector<std::string>& scopes) {
  std::string text;
  for (const std::string& scope : scopes) text += (text.empty() ? "" : " ") + scope;
  return text;
}

void addText(std::string& json, std::string_view key, std::string_view text) {
  writeJsonString(key, json);
  json += ':';
  writeJsonString(text, json);
  json += ',';
}

} // namespace

std::vector<std::string> grantedScopes(const design::User& user, const std::vector<std::string>& asked) {
  std::vector<std::string> granted;
  const auto has = [](const std::vector<std::string>& scopes, const std::string& scope) {
    return std::ranges::find(scopes, scope) != scopes.end();
  };
  for (const std::string& scope : asked)
    if (has(user.scopes, scope) && !has(granted, scope)) granted.push_back(scope);
  return granted;
}

Authority::Authority(const design::Design& design, std::shared_ptr<SecurityServices> services)
    : m_settings(design.project().tokens), m_services(std::move(services)), m_sources(design.users()) {
  for (const design::User& user : m_sources) m_users.push_back({&user, valueOf(user, m_arena)});
  readKey();
}

void Authority::report(Severity severity, std::string code, std::string message, std::string pointer) {
  m_diagnostics.push_back(
      {severity, std::move(code), std::move(message), {EntityKind::Project, {}, std::move(pointer)}, {}});
}

void Authority::reportMissing(std::string message) {
  if (m_services->hasSecrets()) report(Severity::Warning, "missing-secret", std::move(message), "/tokens/key");
}

void Authority::readKey() {
  const auto algorithm = signatureAlgorithm(m_settings.algorithm);
  if (!algorithm) {
    m_keyProblem = "There is no algorithm '" + m_settings.algorithm + "' for tokens.";
    return report(Severity::Error, "unknown-algorithm", m_keyProblem, "/tokens/algorithm");
  }
  auto secret = m_services->secret(m_settings.key);
  if (!secret) {
    const std::string how = "Set SIGNALBOX_SECRET_" + m_settings.key + " in the environment";
    if (*algorithm > SignatureAlgorithm::HS512) {
      m_keyProblem = "The secret '" + m_settings.key + "' is missing: no token can be signed. " + how + '.';
      return reportMissing(m_keyProblem);
    }
    reportMissing("The secret '" + m_settings.key +
                  "' is missing: tokens are signed with a random key and end with this program. " + how +
                  " to keep them.");
    secret = m_services->generatedSecret(m_settings.key);
  }
  auto key = SigningKey::read(*algorithm, *secret);
  if (key) {
    m_key = std::move(*key);
    return;
  }
  m_keyProblem = key.error().message;
  report(Severity::Error, "invalid-secret", m_keyProblem, "/tokens/key");
}

const KnownUser* Authority::user(std::string_view username) const {
  const auto known =
      std::ranges::find_if(m_users, [&](const KnownUser& user) { return user.source->username == username; });
  return known == m_users.end() ? nullptr : &*known;
}

const KnownUser* Authority::userWithPassword(std::string_view username, std::string_view password) const {
  const KnownUser* known = user(username);
  const std::string_view hash = known ? std::string_view(known->source->passwordHash) : std::string_view();
  return m_services->passwords().isRight(hash, password) ? known : nullptr;
}

bool Authority::remembersPassword(std::string_view username, std::string_view password) const {
  const KnownUser* known = user(username);
  return known && m_services->passwords().remembers(known->source->passwordHash, password);
}

const KnownUser* Authority::userWithApiKey(std::string_view key) const {
  const std::string hash = apiKeyHash(key);
  const KnownUser* found = nullptr;
  for (const KnownUser& user : m_users) // all of them, so that the time says nothing
    if (equalsInConstantTime(user.source->apiKeyHash, hash)) found = &user;
  return found;
}

Result<Grant> Authority::check(std::string_view token, double now) const {
  if (!m_key) return failure(m_keyProblem);
  Arena arena;
  const auto claims = decodeToken(token, *m_key, {m_settings.issuer, m_settings.audience, now}, arena);
  if (!claims) return std::unexpected(claims.error());
  const Value* subject = claims->find("sub");
  if (!subject || subject->asText().empty()) return failure("Token is missing the \"sub\" claim");
  const Value* scope = claims->find("scope");
  if (scope && !scope->is(Kind::Str)) return failure("The claim \"scope\" must be a string");
  return Grant{std::string(subject->asText()), scope ? words(scope->asText()) : std::vector<std::string>()};
}

Result<std::string> Authority::accessToken(const Grant& grant, double now) const {
  if (!m_key) return failure(m_keyProblem);
  const auto seconds = static_cast<std::int64_t>(std::floor(now));
  std::string claims = "{";
  addText(claims, "sub", grant.username);
  addText(claims, "scope", joined(grant.scopes));
  claims +=
      "\"iat\":" + std::to_string(seconds) + ",\"exp\":" + std::to_string(seconds + m_settings.accessSeconds) + ',';
  if (!m_settings.issuer.empty()) addText(claims, "iss", m_settings.issuer);
  if (!m_settings.audience.empty()) addText(claims, "aud", m_settings.audience);
  claims.back() = '}';
  return encodeToken(claims, *m_key);
}

Result<Tokens> Authority::issue(const design::User& user, std::vector<std::string> scopes, bool withRefresh,
                                double now) const {
  const Grant grant{user.username, std::move(scopes)};
  auto access = accessToken(grant, now);
  if (!access) return std::unexpected(access.error());
  Tokens tokens{std::move(*access), {}, grant.scopes, m_settings.accessSeconds};
  if (!withRefresh) return tokens;
  auto refresh = m_services->refreshTokens().issue(grant, static_cast<std::int64_t>(now), m_settings.refreshSeconds);
  if (!refresh) return std::unexpected(refresh.error());
  tokens.refresh = std::move(*refresh);
  return tokens;
}

// Scopes that the user has lost since are gone from the new token; a user who is gone gets none.
Result<std::optional<Tokens>> Authority::refresh(std::string_view token, double now) const {
  auto rotated = m_services->refreshTokens().rotate(token, static_cast<std::int64_t>(now));
  if (!rotated) return std::nullopt;
  const KnownUser* known = user(rotated->grant.username);
  if (!known || known->source->disabled) return std::nullopt;
  auto tokens = issue(*known->source, grantedScopes(*known->source, rotated->grant.scopes), false, now);
  if (!tokens) return std::unexpected(tokens.error());
  tokens->refresh = std::move(rotated->token);
  return *tokens;
}

} // namespace signalbox::security
