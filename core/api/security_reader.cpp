// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/security_reader.h"

#include "core/base/ascii_case.h"
#include "core/security/base64url.h"

#include <algorithm>

namespace signalbox::api {
namespace {

std::string textAt(const design::Json& options, const char* key) {
  const auto found = options.find(key);
  return found != options.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

// str.title()
std::string titled(std::string text) {
  bool isInside = false;
  for (char& c : text) {
    c = isInside ? lower(c) : upper(c);
    isInside = isLetter(c);
  }
  return text;
}

bool isAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// A header's bytes are Latin-1.
std::string_view decoded(std::string_view latin1, Arena& arena) {
  if (isAscii(latin1)) return latin1;
  std::string utf8;
  for (const char c : latin1) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) utf8 += static_cast<char>(0xc0 | (byte >> 6));
    utf8 += byte < 0x80 ? c : static_cast<char>(0x80 | (byte & 0x3f));
  }
  return arena.copy(utf8);
}

// How many bytes of white space, as str.strip() knows it below U+0100, begin (or end) the text.
std::size_t spaceAt(std::string_view text, bool atEnd) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned char>(atEnd ? text[text.size() - 1 - i] : text[i]);
  };
  if (text.empty()) return 0;
  if (byte(0) == ' ' || (byte(0) >= 9 && byte(0) <= 13) || (byte(0) >= 0x1c && byte(0) <= 0x1f)) return 1;
  if (text.size() < 2) return 0;
  const unsigned char lead = byte(atEnd ? 1 : 0);
  const unsigned char tail = byte(atEnd ? 0 : 1);
  return lead == 0xc2 && (tail == 0x85 || tail == 0xa0) ? 2 : 0;
}

std::string_view stripped(std::string_view text) {
  while (const std::size_t count = spaceAt(text, false)) text.remove_prefix(count);
  while (const std::size_t count = spaceAt(text, true)) text.remove_suffix(count);
  return text;
}

// fastapi.security.utils.get_authorization_scheme_param
struct Authorization {
  std::string_view header;
  std::string_view scheme;
  std::string_view credentials;
};

Authorization authorizationOf(RequestText& request, Arena& arena) {
  const auto header = request.header("authorization");
  if (!header || header->empty()) return {};
  const std::string_view text = decoded(*header, arena);
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return {text, text, {}};
  return {text, text.substr(0, space), stripped(text.substr(space + 1))};
}

Authorization authorizationOf(DependencyCall& call) { return authorizationOf(call.text, call.arena); }

// The base64 behind "Basic".
std::optional<BasicCredentials> decodedBasic(std::string_view sent, Arena& arena) {
  if (!isAscii(sent)) return std::nullopt;
  const auto data = security::base64Decode(sent);
  if (!data || !isAscii(*data)) return std::nullopt;
  const std::string_view text = arena.copy(*data);
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return BasicCredentials{text.substr(0, colon), text.substr(colon + 1)};
}

Value pairOf(Arena& arena, std::string_view first, std::string_view firstValue, std::string_view second,
             std::string_view secondValue) {
  const Member members[] = {{Value::str(first), Value::str(firstValue)}, {Value::str(second), Value::str(secondValue)}};
  return Value::dict(arena.copy(std::span<const Member>(members)));
}

class SecurityReader : public DependencyFunction {
public:
  SecurityReader(const design::SecurityScheme& scheme, std::string challenge)
      : m_challenge(std::move(challenge)), m_autoError(scheme.autoError) {}

  Result<void> run(DependencyCall& call) const final {
    if (call.request.isUpgrade) // FastAPI's classes ask for a Request, which a WebSocket route has none of
      return failure("TypeError: __call__() missing 1 required positional argument: 'request'");
    switch (take(call)) {
    case Taken::Value: break;
    case Taken::Nothing:
      if (m_autoError) refuse(call);
      break;
    case Taken::Malformed: refuse(call); break;
    }
    return {};
  }

protected:
  enum class Taken { Value, Nothing, Malformed };
  virtual Taken take(DependencyCall& call) const = 0;

private:
  void refuse(DependencyCall& call) const {
    call.raise({401, Value::str("Not authenticated"), {{"www-authenticate", m_challenge}}});
  }

  std::string m_challenge;
  bool m_autoError;
};

// HTTPBase, HTTPBearer, HTTPDigest
class HttpReader final : public SecurityReader {
public:
  HttpReader(const design::SecurityScheme& scheme, std::string challenge, std::string only)
      : SecurityReader(scheme, std::move(challenge)), m_only(std::move(only)) {}

private:
  Taken take(DependencyCall& call) const override {
    const Authorization sent = authorizationOf(call);
    if (sent.scheme.empty() || sent.credentials.empty()) return Taken::Nothing;
    if (!m_only.empty() && !equalsIgnoringCase(sent.scheme, m_only)) return Taken::Nothing;
    call.value = pairOf(call.arena, "scheme", sent.scheme, "credentials", sent.credentials);
    return Taken::Value;
  }

  std::string m_only; // empty: any scheme
};

class BasicReader final : public SecurityReader {
public:
  using SecurityReader::SecurityReader;

private:
  Taken take(DependencyCall& call) const override {
    const Authorization sent = authorizationOf(call);
    if (!equalsIgnoringCase(sent.scheme, "basic")) return Taken::Nothing;
    const auto credentials = decodedBasic(sent.credentials, call.arena);
    if (!credentials) return Taken::Malformed;
    call.value = pairOf(call.arena, "username", credentials->username, "password", credentials->password);
    return Taken::Value;
  }
};

class ApiKeyReader final : public SecurityReader {
public:
  explicit ApiKeyReader(const design::SecurityScheme& scheme)
      : SecurityReader(scheme, "APIKey"), m_in(textAt(scheme.options, "in")), m_key(textAt(scheme.options, "key")) {
    if (m_in == "header") std::ranges::transform(m_key, m_key.begin(), lower);
  }

private:
  Taken take(DependencyCall& call) const override {
    const std::string_view sent = find(call);
    if (sent.empty()) return Taken::Nothing;
    call.value = Value::str(sent);
    return Taken::Value;
  }

  std::string_view find(DependencyCall& call) const {
    if (m_in == "header") return decoded(call.text.header(m_key).value_or(std::string_view()), call.arena);
    std::string_view last;
    for (const TextPair& pair : m_in == "query" ? call.text.query() : call.text.cookies())
      if (pair.name == m_key) last = pair.value;
    return last;
  }

  std::string m_in;
  std::string m_key;
};

// OAuth2PasswordBearer, OAuth2AuthorizationCodeBearer
class TokenReader final : public SecurityReader {
public:
  explicit TokenReader(const design::SecurityScheme& scheme) : SecurityReader(scheme, "Bearer") {}

private:
  Taken take(DependencyCall& call) const override {
    const Authorization sent = authorizationOf(call);
    if (!equalsIgnoringCase(sent.scheme, "bearer")) return Taken::Nothing;
    call.value = Value::str(sent.credentials); // may be empty
    return Taken::Value;
  }
};

// OAuth2, OpenIdConnect
class HeaderReader final : public SecurityReader {
public:
  explicit HeaderReader(const design::SecurityScheme& scheme) : SecurityReader(scheme, "Bearer") {}

private:
  Taken take(DependencyCall& call) const override {
    const Authorization sent = authorizationOf(call);
    if (sent.header.empty()) return Taken::Nothing;
    call.value = Value::str(sent.header);
    return Taken::Value;
  }
};

std::string basicChallenge(const design::SecurityScheme& scheme) {
  const std::string realm = textAt(scheme.options, "realm");
  return realm.empty() ? "Basic" : "Basic realm=\"" + realm + '"';
}

} // namespace

std::optional<BasicCredentials> basicCredentials(RequestText& text, Arena& arena) {
  const Authorization sent = authorizationOf(text, arena);
  return equalsIgnoringCase(sent.scheme, "basic") ? decodedBasic(sent.credentials, arena) : std::nullopt;
}

std::unique_ptr<const DependencyFunction> makeSecurityReader(const design::SecurityScheme& scheme) {
  const std::string& type = scheme.type;
  if (type == "http_basic") return std::make_unique<BasicReader>(scheme, basicChallenge(scheme));
  if (type == "http_bearer") return std::make_unique<HttpReader>(scheme, "Bearer", "bearer");
  if (type == "http_digest") return std::make_unique<HttpReader>(scheme, "Digest", "digest");
  if (type == "http") return std::make_unique<HttpReader>(scheme, titled(textAt(scheme.options, "scheme")), "");
  if (type == "api_key") return std::make_unique<ApiKeyReader>(scheme);
  if (type == "oauth2_password" || type == "oauth2_authorization_code") return std::make_unique<TokenReader>(scheme);
  if (type == "oauth2" || type == "open_id_connect") return std::make_unique<HeaderReader>(scheme);
  return nullptr;
}

} // namespace signalbox::api
