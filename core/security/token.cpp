// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/token.h"

#include "core/security/base64url.h"
#include "core/value/read.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace signalbox::security {
namespace {

Result<Value> readObject(std::string_view segment, const std::string& what, Arena& arena) {
  const auto text = base64UrlDecode(segment);
  if (!text) return failure("Invalid " + what + " padding");
  const auto object = readJson(arena.copy(*text), arena);
  if (!object) return failure("Invalid " + what + " string: " + object.error().message);
  if (!object->is(Kind::Dict)) return failure("Invalid " + what + " string: must be a json object");
  return *object;
}

// `crit` names what a reader must understand; we, like PyJWT without a detached payload, understand none of it.
Result<void> checkHeader(const Value& header, const SigningKey& key) {
  if (const Value* id = header.find("kid"); id && !id->is(Kind::Str))
    return failure("Key ID header parameter must be a string");
  if (header.find("crit")) return failure("Unsupported critical extension");
  if (const Value* encoded = header.find("b64"); encoded && encoded->is(Kind::Bool) && !encoded->asBool())
    return failure("The 'b64' header parameter requires 'b64' to be listed in 'crit'.");
  const Value* algorithm = header.find("alg");
  if (!algorithm) return failure("Algorithm not specified");
  if (!algorithm->is(Kind::Str) || algorithm->asText() != name(key.algorithm()))
    return failure("The specified alg value is not allowed");
  return {};
}

std::optional<double> wholeOf(std::string_view text) {
  constexpr std::string_view space = " \t\n\r\v\f";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return std::nullopt;
  text = text.substr(first, text.find_last_not_of(space) - first + 1);
  if (text.starts_with('+')) text.remove_prefix(1);
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  if (text.size() == sign || text.find_first_not_of("0123456789", sign) != std::string_view::npos) return std::nullopt;
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc::result_out_of_range) return sign == 1 ? -HUGE_VAL : HUGE_VAL;
  return number;
}

// int(claim): a number cut to a whole one, or a text that is one.
std::optional<double> timeOf(const Value& claim) {
  switch (claim.kind()) {
  case Kind::Bool: return claim.asBool() ? 1 : 0;
  case Kind::Int: return static_cast<double>(claim.asInt());
  case Kind::Float: return std::isfinite(claim.asFloat()) ? std::optional(std::trunc(claim.asFloat())) : std::nullopt;
  case Kind::BigInt:
  case Kind::Str: return wholeOf(claim.asText());
  default: return std::nullopt;
  }
}

Result<void> checkTimes(const Value& claims, double now) {
  if (const Value* issued = claims.find("iat")) {
    const auto time = timeOf(*issued);
    if (!time) return failure("Issued At claim (iat) must be an integer.");
    if (*time > now) return failure("The token is not yet valid (iat)");
  }
  if (const Value* start = claims.find("nbf")) {
    const auto time = timeOf(*start);
    if (!time) return failure("Not Before claim (nbf) must be an integer.");
    if (*time > now) return failure("The token is not yet valid (nbf)");
  }
  if (const Value* end = claims.find("exp")) {
    const auto time = timeOf(*end);
    if (!time) return failure("Expiration Time claim (exp) must be an integer.");
    if (*time <= now) return failure("Signature has expired");
  }
  return {};
}

Result<void> checkAudience(const Value* claim, const std::string& audience) {
  const bool isThere = claim && isTruthy(*claim);
  if (audience.empty()) return isThere ? Result<void>(failure("Invalid audience")) : Result<void>();
  if (!isThere) return failure("Token is missing the \"aud\" claim");
  const auto isText = [](const Value& value) { return value.is(Kind::Str); };
  const auto isOurs = [&](const Value& value) { return value.asText() == audience; };
  if (claim->is(Kind::Str)) return isOurs(*claim) ? Result<void>() : Result<void>(failure("Audience doesn't match"));
  if (!claim->is(Kind::List) || !std::ranges::all_of(claim->items(), isText))
    return failure("Invalid claim format in token");
  if (!std::ranges::any_of(claim->items(), isOurs)) return failure("Audience doesn't match");
  return {};
}

Result<void> checkNames(const Value& claims, const ClaimRules& rules) {
  if (!rules.issuer.empty()) {
    const Value* issuer = claims.find("iss");
    if (!issuer) return failure("Token is missing the \"iss\" claim");
    if (!issuer->is(Kind::Str)) return failure("Payload Issuer (iss) must be a string");
    if (issuer->asText() != rules.issuer) return failure("Invalid issuer");
  }
  if (auto checked = checkAudience(claims.find("aud"), rules.audience); !checked) return checked;
  if (const Value* subject = claims.find("sub"); subject && !subject->is(Kind::Str))
    return failure("Subject must be a string");
  if (const Value* id = claims.find("jti"); id && !id->is(Kind::Str)) return failure("JWT ID must be a string");
  return {};
}

} // namespace

Result<Value> decodeToken(std::string_view token, const SigningKey& key, const ClaimRules& rules, Arena& arena) {
  const std::size_t second = token.rfind('.');
  const std::size_t first = token.find('.');
  if (first == second) return failure("Not enough segments");
  const auto header = readObject(token.substr(0, first), "header", arena);
  if (!header) return std::unexpected(header.error());
  const auto signature = base64UrlDecode(token.substr(second + 1));
  if (!signature) return failure("Invalid crypto padding");
  if (auto checked = checkHeader(*header, key); !checked) return std::unexpected(checked.error());
  if (!key.verify(token.substr(0, second), *signature)) return failure("Signature verification failed");
  const auto claims = readObject(token.substr(first + 1, second - first - 1), "payload", arena);
  if (!claims) return claims;
  if (auto checked = checkTimes(*claims, rules.now); !checked) return std::unexpected(checked.error());
  if (auto checked = checkNames(*claims, rules); !checked) return std::unexpected(checked.error());
  return claims;
}

Result<std::string> encodeToken(std::string_view claims, const SigningKey& key) {
  std::string token = base64UrlEncode(R"({"alg":")" + std::string(name(key.algorithm())) + R"(","typ":"JWT"})") + '.' +
                      base64UrlEncode(claims);
  const auto signature = key.sign(token);
  if (!signature) return std::unexpected(signature.error());
  return token + '.' + base64UrlEncode(*signature);
}

} // namespace signalbox::security
