// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/plain_request.h"

#include "core/requests/client_options.h"
#include "core/requests/url_text.h"

#include <algorithm>

namespace signalbox::requests {

namespace {

using design::RequestAuth;
using design::RequestBody;
using design::RequestPart;
using design::RequestValue;

class Writer final {
public:
  explicit Writer(const Lookup& lookup) : m_lookup(lookup) {}

  std::string text(std::string_view source) {
    Resolved resolved = resolve(source, m_lookup);
    for (std::string& name : resolved.missing)
      if (std::ranges::find(m_missing, name) == m_missing.end()) m_missing.push_back(std::move(name));
    return std::move(resolved.text);
  }

  std::vector<std::string> takeMissing() { return std::move(m_missing); }

private:
  const Lookup& m_lookup;
  std::vector<std::string> m_missing;
};

// {name} and {name:path} of the URL, outside {{variables}}, which are gone by now.
std::string withPath(const std::string& url, const std::vector<RequestValue>& values, Writer& writer) {
  std::string out;
  for (std::size_t read = 0; read < url.size();) {
    const auto open = std::min(url.find('{', read), url.size());
    out += url.substr(read, open - read);
    const auto close = url.find('}', open);
    if (open == url.size() || close == url.npos) return out + url.substr(open);
    const std::string inside = url.substr(open + 1, close - open - 1);
    const bool isRest = inside.ends_with(":path");
    const std::string name = isRest ? inside.substr(0, inside.size() - 5) : inside;
    const auto value = std::ranges::find(values, name, &RequestValue::name);
    if (value == values.end())
      out += url.substr(open, close + 1 - open);
    else
      out += isRest ? encodeRestOfPath(writer.text(value->value)) : encodePath(writer.text(value->value));
    read = close + 1;
  }
  return out;
}

void addQuery(std::string& url, std::string_view name, std::string_view value) {
  const auto fragment = url.find('#');
  if (fragment != url.npos) url.resize(fragment);
  url += url.find('?') == url.npos ? '?' : '&';
  url += encodeQuery(name) + '=' + encodeQuery(value);
}

void addCookie(PlainRequest& request, const std::string& name, const std::string& value) {
  for (auto& [header, text] : request.headers) {
    if (lowered(header) != "cookie") continue;
    text += "; " + name + "=" + value;
    return;
  }
  request.headers.emplace_back("Cookie", name + "=" + value);
}

void addApiKey(PlainRequest& request, const RequestAuth& auth, Writer& writer) {
  const std::string key = writer.text(auth.key);
  const std::string value = writer.text(auth.value);
  if (key.empty()) return;
  switch (auth.place) {
  case RequestAuth::Place::Header: request.headers.emplace_back(key, value); return;
  case RequestAuth::Place::Query: addQuery(request.url, key, value); return;
  case RequestAuth::Place::Cookie: addCookie(request, key, value); return;
  }
}

// A header that the person wrote is not written over.
void addBearer(PlainRequest& request, const std::string& token) {
  if (!token.empty() && !hasHeader(request.headers, "authorization"))
    request.headers.emplace_back("Authorization", "Bearer " + token);
}

void addAuth(PlainRequest& request, const RequestAuth& auth, const std::string& bearer, Writer& writer) {
  switch (auth.kind) {
  case RequestAuth::Kind::Inherit:
  case RequestAuth::Kind::None: return;
  case RequestAuth::Kind::Basic:
    if (!hasHeader(request.headers, "authorization"))
      request.basic = BasicCredentials{writer.text(auth.username), writer.text(auth.password)};
    return;
  case RequestAuth::Kind::Bearer: return addBearer(request, writer.text(auth.token));
  case RequestAuth::Kind::ApiKey: return addApiKey(request, auth, writer);
  case RequestAuth::Kind::OAuth2: return addBearer(request, bearer);
  }
}

void addContentType(PlainRequest& request, std::string mediaType) {
  if (!mediaType.empty() && !hasHeader(request.headers, "content-type"))
    request.headers.emplace_back("Content-Type", std::move(mediaType));
}

RequestPart resolved(const RequestPart& part, Writer& writer) {
  return {writer.text(part.name), writer.text(part.value), writer.text(part.file), writer.text(part.mediaType), true};
}

std::string formText(const std::vector<RequestPart>& parts) {
  std::string text;
  for (const RequestPart& part : parts)
    text += (text.empty() ? "" : "&") + encodeForm(part.name) + '=' + encodeForm(part.value);
  return text;
}

void addBody(PlainRequest& request, const RequestBody& body, Writer& writer) {
  request.body = body.kind;
  const bool hasParts = body.kind == RequestBody::Kind::Form || body.kind == RequestBody::Kind::Multipart;
  for (const RequestPart& part : body.parts)
    if (hasParts && part.enabled && !part.name.empty()) request.parts.push_back(resolved(part, writer));
  switch (body.kind) {
  case RequestBody::Kind::None:
  case RequestBody::Kind::Multipart: return;
  case RequestBody::Kind::JsonText:
    request.text = writer.text(body.text);
    return addContentType(request, body.mediaType.empty() ? "application/json" : writer.text(body.mediaType));
  case RequestBody::Kind::Form:
    request.text = formText(request.parts);
    return addContentType(request, "application/x-www-form-urlencoded");
  case RequestBody::Kind::Raw:
    request.text = writer.text(body.text);
    return addContentType(request, body.mediaType.empty() ? "text/plain" : writer.text(body.mediaType));
  case RequestBody::Kind::Binary:
    request.file = writer.text(body.file);
    return addContentType(request, body.mediaType.empty() ? mediaTypeOf({{}, {}, request.file, {}})
                                                          : writer.text(body.mediaType));
  }
}

} // namespace

bool hasHeader(const client::HeaderList& headers, std::string_view name) {
  return std::ranges::any_of(headers, [&](const auto& header) { return lowered(header.first) == name; });
}

Plain plainRequest(const design::SavedRequest& request, const Lookup& lookup, const RequestAuth& inherited,
                   const std::string& bearer) {
  Writer writer(lookup);
  Plain plain;
  PlainRequest& out = plain.request;
  out.method = writer.text(request.method);
  out.url = withPath(writer.text(request.url), request.path, writer);
  out.followRedirects = request.followRedirects;
  out.checksCertificates = checksCertificates(request);
  for (const RequestValue& value : request.query)
    if (value.enabled && !value.name.empty()) addQuery(out.url, writer.text(value.name), writer.text(value.value));
  for (const RequestValue& value : request.headers)
    if (value.enabled && !value.name.empty())
      out.headers.emplace_back(writer.text(value.name), writer.text(value.value));
  for (const RequestValue& value : request.cookies)
    if (value.enabled && !value.name.empty()) addCookie(out, writer.text(value.name), writer.text(value.value));
  addBody(out, request.body, writer);
  addAuth(out, request.auth.kind == RequestAuth::Kind::Inherit ? inherited : request.auth, bearer, writer);
  plain.missing = writer.takeMissing();
  return plain;
}

} // namespace signalbox::requests
