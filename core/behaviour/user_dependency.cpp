// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/user_dependency.h"

#include "core/base/ascii_case.h"
#include "core/behaviour/clock.h"
#include "core/behaviour/options.h"

#include <algorithm>
#include <array>

namespace signalbox::behaviour {
namespace {

using security::Grant;
using security::KnownUser;

std::string_view textAt(const Value& value, std::string_view key) {
  const Value* found = value.is(Kind::Dict) ? value.find(key) : nullptr;
  return found && found->is(Kind::Str) ? found->asText() : std::string_view();
}

bool holdsOneOf(const std::vector<std::string>& own, const std::vector<std::string>& wanted) {
  return std::ranges::any_of(wanted, [&](const auto& item) { return std::ranges::find(own, item) != own.end(); });
}

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Who the credentials say it is, and what they may: null, they say nothing.
struct Claim {
  const KnownUser* user = nullptr;
  std::vector<std::string> scopes;
};

class UserDependency final : public api::DependencyFunction {
public:
  UserDependency(const design::SecurityScheme& scheme, std::vector<std::string> roles, std::size_t credentials)
      : m_type(scheme.type), m_roles(std::move(roles)), m_credentials(credentials) {}

  Result<void> run(api::DependencyCall& call) const override {
    const Value& credentials = call.slots[m_credentials];
    if (credentials.isNull() && m_roles.empty() && call.scopes.empty()) return {}; // auto_error=False, and nobody asks
    const auto claim = claimOf(credentials, call.authority);
    if (!claim) return std::unexpected(claim.error());
    if (!claim->user)
      refuse(call, 401, isBasic() ? "Incorrect username or password" : "Could not validate credentials");
    else if (claim->user->source->disabled)
      call.raise({400, Value::str("Inactive user"), {}});
    else if (!mayDo(*claim, call.scopes))
      refuse(call, 403, "Not enough permissions");
    else
      call.value = claim->user->value;
    return {};
  }

private:
  bool isBasic() const { return m_type == "http_basic"; }
  bool isApiKey() const { return m_type == "api_key"; }

  bool mayDo(const Claim& claim, std::span<const std::string> scopes) const {
    const auto has = [&](const std::string& scope) {
      return std::ranges::find(claim.scopes, scope) != claim.scopes.end();
    };
    return std::ranges::all_of(scopes, has) && (m_roles.empty() || holdsOneOf(claim.user->source->roles, m_roles));
  }

  Result<Claim> claimOf(const Value& credentials, const security::Authority& authority) const {
    if (isBasic() && credentials.isNull()) return Claim{}; // nothing was sent: there is no time to keep the same
    if (isBasic())
      return ownClaim(authority.userWithPassword(textAt(credentials, "username"), textAt(credentials, "password")));
    if (isApiKey())
      return ownClaim(credentials.is(Kind::Str) ? authority.userWithApiKey(credentials.asText()) : nullptr);
    const auto grant = authority.check(tokenOf(credentials), secondsNow());
    if (!grant) return Claim{};
    return Claim{authority.user(grant->username), grant->scopes};
  }

  // Without a token all the user's scopes count.
  static Claim ownClaim(const KnownUser* user) { return user ? Claim{user, user->source->scopes} : Claim{}; }

  std::string_view tokenOf(const Value& credentials) const {
    if (credentials.is(Kind::Dict)) return textAt(credentials, "credentials"); // HTTPBearer
    if (!credentials.is(Kind::Str)) return {};
    const std::string_view text = credentials.asText();
    if (m_type != "oauth2" && m_type != "open_id_connect") return text;
    constexpr std::string_view bearer = "bearer ";
    return text.size() > bearer.size() && equalsIgnoringCase(text.substr(0, bearer.size()), bearer)
               ? text.substr(bearer.size())
               : std::string_view();
  }

  void refuse(api::DependencyCall& call, int status, std::string_view detail) const {
    std::string challenge = isBasic() ? "Basic" : isApiKey() ? "APIKey" : "Bearer";
    if (!isBasic() && !isApiKey() && !call.scopes.empty()) challenge += " scope=\"" + joined(call.scopes) + '"';
    call.raise({status, Value::str(detail), {{"www-authenticate", std::move(challenge)}}});
  }

  std::string m_type;
  std::vector<std::string> m_roles; // one of them is enough; empty: any
  std::size_t m_credentials;        // slot
};

// fastapi.security.OAuth2PasswordRequestForm
class PasswordForm final : public api::DependencyFunction {
public:
  explicit PasswordForm(const expression::Names& names) {
    for (std::size_t i = 0; i < m_slots.size(); ++i) m_slots[i] = static_cast<std::size_t>(names.slot(m_names[i]));
  }

  Result<void> run(api::DependencyCall& call) const override {
    const auto members = call.arena.make<Member>(m_slots.size());
    for (std::size_t i = 0; i < m_slots.size(); ++i) members[i] = {Value::str(m_names[i]), call.slots[m_slots[i]]};
    members[scopePlace] = {Value::str("scopes"), wordsOf(members[scopePlace].value, call.arena)};
    call.value = Value::dict(members);
    return {};
  }

private:
  static constexpr std::array<std::string_view, 6> m_names = {"grant_type", "username",  "password",
                                                              "scope",      "client_id", "client_secret"};
  static constexpr std::size_t scopePlace = 3;

  // str.split()
  static Value wordsOf(const Value& scope, Arena& arena) {
    constexpr std::string_view space = " \t\n\r\v\f\x1c\x1d\x1e\x1f";
    std::vector<Value> words;
    std::string_view text = scope.is(Kind::Str) ? scope.asText() : std::string_view();
    while (true) {
      const std::size_t begin = text.find_first_not_of(space);
      if (begin == std::string_view::npos) break;
      text.remove_prefix(begin);
      const std::size_t end = std::min(text.find_first_of(space), text.size());
      words.push_back(Value::str(text.substr(0, end)));
      text.remove_prefix(end);
    }
    return Value::list(arena.copy(std::span<const Value>(words)));
  }

  std::array<std::size_t, 6> m_slots{};
};

std::vector<std::string> rolesAt(const Options& options) {
  std::vector<std::string> roles;
  if (!options.has("roles")) return roles;
  const Json& list = options.at("roles");
  if (list.is_array() && std::ranges::all_of(list, [](const Json& role) { return role.is_string(); }))
    roles = list.get<std::vector<std::string>>();
  else
    options.error("invalid-option", "'roles' must be a list of texts.", "roles");
  return roles;
}

} // namespace

std::unique_ptr<const api::DependencyFunction> makeUserDependency(api::DependencyScope& scope) {
  const Options options(scope, scope.options(), "");
  options.allow({"scheme", "roles"});
  auto roles = rolesAt(options);
  const auto name = options.textAt("scheme");
  const int credentials = scope.names().slot("credentials");
  const design::SecuritySchemePtr scheme = name ? scope.design().securityScheme(*name) : nullptr;
  if (!scheme || credentials < 0) return nullptr; // diagnose_dependencies says so
  return std::make_unique<UserDependency>(*scheme, std::move(roles), static_cast<std::size_t>(credentials));
}

std::unique_ptr<const api::DependencyFunction> makePasswordForm(api::DependencyScope& scope) {
  const Options options(scope, scope.options(), "");
  options.allow({"strict"});
  return std::make_unique<PasswordForm>(scope.names());
}

} // namespace signalbox::behaviour
