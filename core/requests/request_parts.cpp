// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/request_parts.h"

#include "core/requests/url_text.h"

#include <algorithm>
#include <optional>

namespace signalbox::requests {

namespace {

using design::RequestAuth;
using design::RequestBody;
using design::RequestPart;
using design::RequestValue;
using design::SavedRequest;

template<class Visit>
void eachPair(std::string_view text, char separator, const Visit& visit) {
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<std::vector<RequestPart>> formParts(const std::string& text) {
  std::vector<RequestPart> parts;
  std::string again;
  eachPair(text, '&', [&](std::string_view pair) {
    const auto equals = std::min(pair.find('='), pair.size());
    parts.push_back(
        {decodeForm(pair.substr(0, equals)), decodeForm(pair.substr(std::min(equals + 1, pair.size()))), {}, {}});
    again += (again.empty() ? "" : "&") + encodeForm(parts.back().name) + "=" + encodeForm(parts.back().value);
  });
  if (parts.empty() || again != text) return std::nullopt;
  return parts;
}

std::string bareType(const std::string& mediaType) {
  return lowered(trimmed(std::string_view(mediaType).substr(0, mediaType.find(';'))));
}

} // namespace

void splitQuery(SavedRequest& request) {
  const auto mark = request.url.find('?');
  if (mark == std::string::npos) return;
  const auto fragment = std::min(request.url.find('#', mark), request.url.size());
  const std::string query = request.url.substr(mark + 1, fragment - mark - 1);
  std::vector<RequestValue> rows;
  std::string again;
  eachPair(query, '&', [&](std::string_view pair) {
    const auto equals = std::min(pair.find('='), pair.size());
    rows.push_back(
        {decodePercent(pair.substr(0, equals)), decodePercent(pair.substr(std::min(equals + 1, pair.size()))), true});
    again += (again.empty() ? "" : "&") + encodeQuery(rows.back().name) + "=" + encodeQuery(rows.back().value);
  });
  if (again != query) return;
  request.url = request.url.substr(0, mark);
  request.query.insert(request.query.end(), rows.begin(), rows.end());
}

void addCookies(SavedRequest& request, std::string_view header) {
  eachPair(header, ';', [&](std::string_view pair) {
    pair = trimmed(pair);
    const auto equals = std::min(pair.find('='), pair.size());
    if (!pair.empty())
      request.cookies.push_back(
          {std::string(pair.substr(0, equals)), std::string(pair.substr(std::min(equals + 1, pair.size()))), true});
  });
}

void setBodyText(SavedRequest& request, std::string text, const std::string& mediaType) {
  const std::string type = bareType(mediaType);
  RequestBody& body = request.body;
  if (type == "application/json") {
    body.kind = RequestBody::Kind::JsonText;
    if (lowered(mediaType) != "application/json") body.mediaType = mediaType;
  } else if (type == "application/x-www-form-urlencoded") {
    if (auto parts = formParts(text)) {
      body.kind = RequestBody::Kind::Form;
      body.parts = std::move(*parts);
      return;
    }
  }
  if (body.kind == RequestBody::Kind::None) {
    body.kind = RequestBody::Kind::Raw;
    body.mediaType = mediaType;
  }
  body.text = std::move(text);
}

std::string takeHeader(SavedRequest& request, std::string_view lowerName) {
  const auto at = std::ranges::find_if(request.headers,
                                       [&](const RequestValue& header) { return lowered(header.name) == lowerName; });
  if (at == request.headers.end()) return {};
  std::string value = std::move(at->value);
  request.headers.erase(at);
  return value;
}

void takeBearer(SavedRequest& request) {
  const auto at = std::ranges::find_if(request.headers, [](const RequestValue& header) {
    return lowered(header.name) == "authorization" && lowered(header.value).starts_with("bearer ");
  });
  if (at == request.headers.end()) return;
  request.auth.kind = RequestAuth::Kind::Bearer;
  request.auth.token = trimmed(std::string_view(at->value).substr(7));
  request.headers.erase(at);
}

} // namespace signalbox::requests
