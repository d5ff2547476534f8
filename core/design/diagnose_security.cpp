// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of security schemes and of the users.
#include "core/design/diagnose_dependencies.h"
#include "core/design/edit.h"

#include <algorithm>
#include <array>
#include <set>

namespace signalbox::design {
namespace {

struct SchemeKeys {
  std::string_view type;
  std::array<const char*, 2> needed; // options it cannot do without
};

constexpr std::array<SchemeKeys, 9> schemeTypes = {{
    {"http_basic", {}},
    {"http_bearer", {}},
    {"http_digest", {}},
    {"http", {"scheme"}},
    {"api_key", {"in", "key"}},
    {"oauth2_password", {"token_url"}},
    {"oauth2_authorization_code", {"authorization_url", "token_url"}},
    {"oauth2", {}},
    {"open_id_connect", {"open_id_connect_url"}},
}};

// What a header line cannot carry.
bool isHeaderText(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; });
}

void checkScheme(const Design& design, const SecurityScheme& scheme, std::vector<Diagnostic>& list) {
  const auto error = [&](std::string code, std::string pointer, std::string message) {
    list.push_back({Severity::Error,
                    std::move(code),
                    std::move(message),
                    {EntityKind::SecurityScheme, scheme.name, std::move(pointer)},
                    {}});
  };
  if (!isIdentifier(scheme.name)) error("bad-name", "", "`" + scheme.name + "` is no Python name.");
  if (std::ranges::any_of(design.constants(),
                          [&](const ConstantPtr& constant) { return constant->name == scheme.name; }))
    error("duplicate-name", "", "A constant has the name `" + scheme.name + "` too.");
  const auto type = std::ranges::find(schemeTypes, std::string_view(scheme.type), &SchemeKeys::type);
  if (type == schemeTypes.end())
    return error("unknown-scheme-type", "/type", "There is no security scheme of the type `" + scheme.type + "`.");
  for (const char* key : type->needed) {
    if (!key) continue;
    const auto at = scheme.options.find(key);
    if (at == scheme.options.end() || !at->is_string() || at->get_ref<const std::string&>().empty())
      error("missing-option", std::string("/") + key,
            "A scheme of the type " + scheme.type + " needs a value for `" + key + "`.");
  }
  if (const auto in = scheme.options.find("in"); scheme.type == "api_key" && in != scheme.options.end())
    if (*in != "query" && *in != "header" && *in != "cookie")
      error("invalid-option", "/in", "An API key stands in the query, a header or a cookie.");
  if (const auto realm = scheme.options.find("realm"); realm != scheme.options.end())
    if (!realm->is_string() || !isHeaderText(realm->get<std::string>()))
      error("invalid-option", "/realm", "A realm is a text without line breaks.");
}

// $argon2id$v=19$m=65536,t=3,p=4$salt$hash
bool isPasswordHash(std::string_view hash) {
  return hash.starts_with("$argon2id$v=19$m=") && std::ranges::count(hash, '$') == 5 && hash.size() < 128;
}

bool isApiKeyHash(std::string_view hash) {
  return hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::set<std::string> knownScopes(const Design& design) {
  std::set<std::string> known;
  for (const SecuritySchemePtr& scheme : design.securitySchemes()) {
    const auto scopes = scheme->options.find("scopes");
    if (scopes == scheme->options.end() || !scopes->is_object()) continue;
    for (const auto& [scope, description] : scopes->items()) known.insert(scope);
  }
  return known;
}

void checkUsers(const Design& design, std::vector<Diagnostic>& list) {
  const std::set<std::string> scopes = knownScopes(design);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < design.users().size(); ++i) {
    const User& user = design.users()[i];
    const auto report = [&](Severity severity, std::string code, const char* key, std::string message) {
      list.push_back({severity,
                      std::move(code),
                      std::move(message),
                      {EntityKind::Users, {}, "/users/" + std::to_string(i) + key},
                      {}});
    };
    if (user.username.empty() || !names.insert(user.username).second)
      report(Severity::Error, "duplicate-name", "/username", "Each user needs a name of their own.");
    if (!user.passwordHash.empty() && !isPasswordHash(user.passwordHash))
      report(Severity::Error, "invalid-hash", "/password_hash",
             "This is no argon2id hash: `signalbox hash-password` makes one.");
    if (!user.apiKeyHash.empty() && !isApiKeyHash(user.apiKeyHash))
      report(Severity::Error, "invalid-hash", "/api_key_hash",
             "This is no SHA-256 in hexadecimal, 64 lower-case digits.");
    for (const std::string& scope : user.scopes)
      if (!scopes.empty() && !scopes.contains(scope))
        report(Severity::Warning, "unknown-scope", "/scopes", "No security scheme knows the scope `" + scope + "`.");
  }
}

} // namespace

void diagnoseSecurity(const Design& design, std::vector<Diagnostic>& list) {
  for (const SecuritySchemePtr& scheme : design.securitySchemes()) checkScheme(design, *scheme, list);
  checkUsers(design, list);
}

} // namespace signalbox::design
