// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/token.h"

#include "core/behaviour/answer.h"
#include "core/behaviour/clock.h"
#include "core/behaviour/options.h"

namespace signalbox::behaviour {
namespace {

using security::Tokens;

std::string_view textAt(const Value& value, std::string_view key) {
  const Value* found = value.is(Kind::Dict) ? value.find(key) : nullptr;
  return found && found->is(Kind::Str) ? found->asText() : std::string_view();
}

std::vector<std::string> scopesOf(const Value& form) {
  std::vector<std::string> scopes;
  const Value* list = form.is(Kind::Dict) ? form.find("scopes") : nullptr;
  if (!list || !list->is(Kind::List)) return scopes;
  for (const Value& scope : list->items())
    if (scope.is(Kind::Str)) scopes.emplace_back(scope.asText());
  return scopes;
}

class Token final : public api::Behaviour {
public:
  // Slots; one of them is negative.
  Token(int form, int refreshToken, bool givesRefreshTokens)
      : m_form(form), m_refreshToken(refreshToken), m_givesRefreshTokens(givesRefreshTokens) {}

  Result<void> run(api::Call& call) const override { return m_form >= 0 ? logIn(call) : refresh(call); }

private:
  Result<void> logIn(api::Call& call) const {
    const Value& form = call.slots[static_cast<std::size_t>(m_form)];
    const auto* user = call.authority.userWithPassword(textAt(form, "username"), textAt(form, "password"));
    if (!user) return refuse(call, "Incorrect username or password");
    if (user->source->disabled) {
      call.raise({400, Value::str("Inactive user"), {}});
      return {};
    }
    auto scopes = security::grantedScopes(*user->source, scopesOf(form));
    const auto tokens = call.authority.issue(*user->source, std::move(scopes), m_givesRefreshTokens, secondsNow());
    if (!tokens) return std::unexpected(tokens.error());
    return answer(call, *tokens);
  }

  Result<void> refresh(api::Call& call) const {
    const Value& token = call.slots[static_cast<std::size_t>(m_refreshToken)];
    const auto tokens = call.authority.refresh(token.is(Kind::Str) ? token.asText() : std::string_view(), secondsNow());
    if (!tokens) return std::unexpected(tokens.error());
    if (!*tokens) return refuse(call, "Could not validate credentials");
    return answer(call, **tokens);
  }

  static Result<void> refuse(api::Call& call, std::string_view detail) {
    call.raise({401, Value::str(detail), {{"www-authenticate", "Bearer"}}});
    return {};
  }

  static Result<void> answer(api::Call& call, const Tokens& tokens) {
    std::string scope;
    for (const std::string& word : tokens.scopes) scope += (scope.empty() ? "" : " ") + word;
    std::vector<Member> members;
    const auto add = [&](std::string_view key, const Value& value) { members.push_back({Value::str(key), value}); };
    add("access_token", Value::str(tokens.access));
    add("token_type", Value::str("bearer"));
    add("expires_in", Value::integer(tokens.expiresIn));
    if (!tokens.refresh.empty()) add("refresh_token", Value::str(tokens.refresh));
    add("scope", Value::str(scope));
    AnswerParts parts;
    parts.body = Value::dict(members);
    return writeAnswer(call, std::move(parts));
  }

  int m_form;
  int m_refreshToken;
  bool m_givesRefreshTokens;
};

} // namespace

std::unique_ptr<const api::Behaviour> makeToken(api::BehaviourScope& scope) {
  const Options options(scope, scope.options(), "/behaviour");
  options.allow(keys::token);
  const bool isWithout = options.has("refresh") && options.at("refresh") == false;
  if (options.has("refresh") && !options.at("refresh").is_boolean())
    options.error("invalid-option", "'refresh' must be true or false.", "refresh");
  const int form = scope.names().slot("form");
  const int refreshToken = scope.names().slot("refresh_token");
  if (form < 0 && refreshToken < 0) {
    scope.report(Severity::Error, "missing-form",
                 "A token endpoint needs a dependency of the kind password_form with the name 'form', or a body part "
                 "'refresh_token'.",
                 "/behaviour/kind");
    return nullptr;
  }
  return std::make_unique<Token>(form, refreshToken, !isWithout);
}

} // namespace signalbox::behaviour
