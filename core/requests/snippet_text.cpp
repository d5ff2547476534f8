// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/snippet_text.h"

#include "core/requests/url_text.h"

namespace signalbox::requests {

namespace {

using design::RequestBody;

// White space between tokens taken away.
std::string compact(std::string_view json) {
  std::string out;
  bool inText = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (!inText && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) continue;
    out += c;
    if (inText && c == '\\' && i + 1 < json.size()) out += json[++i];
    if (c == '"') inText = !inText;
  }
  return out;
}

bool fitsDouble(const Json& value) {
  if (value.is_structured()) {
    for (const Json& item : value)
      if (!fitsDouble(item)) return false;
  }
  if (!value.is_number_integer()) return true;
  constexpr std::int64_t most = 1LL << 53;
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(most)) return false;
  return value.get<std::int64_t>() >= -most && value.get<std::int64_t>() <= most;
}

} // namespace

bool hasText(const PlainRequest& request) {
  return request.body == RequestBody::Kind::JsonText || request.body == RequestBody::Kind::Raw ||
         request.body == RequestBody::Kind::Form;
}

bool isMultipart(const PlainRequest& request) { return request.body == RequestBody::Kind::Multipart; }
bool isBinary(const PlainRequest& request) { return request.body == RequestBody::Kind::Binary; }

std::string contentTypeOf(const PlainRequest& request) {
  for (const auto& [name, value] : request.headers)
    if (lowered(name) == "content-type") return value;
  return {};
}

client::HeaderList withoutContentType(const client::HeaderList& headers) {
  client::HeaderList rest;
  for (const auto& header : headers)
    if (lowered(header.first) != "content-type") rest.push_back(header);
  return rest;
}

client::HeaderList withBasicHeader(const PlainRequest& request) {
  client::HeaderList headers = request.headers;
  if (request.basic)
    headers.emplace_back("Authorization", "Basic " + base64(request.basic->username + ":" + request.basic->password));
  return headers;
}

std::optional<Json> plainJson(const PlainRequest& request, Integers integers) {
  if (request.body != RequestBody::Kind::JsonText || contentTypeOf(request) != "application/json") return std::nullopt;
  Json value = Json::parse(request.text, nullptr, false);
  if (value.is_discarded() || !value.is_structured()) return std::nullopt;
  if (value.dump(-1, ' ', false, Json::error_handler_t::replace) != compact(request.text)) return std::nullopt;
  if (integers == Integers::Double && !fitsDouble(value)) return std::nullopt;
  return value;
}

std::string spaces(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

std::string literal(const Json& value, const LiteralWords& words, int indent) {
  if (value.is_null()) return words.null;
  if (value.is_boolean()) return value.get<bool>() ? words.yes : words.no;
  if (value.is_string()) return words.text(value.get<std::string>());
  if (!value.is_structured()) return value.dump();
  if (value.empty()) return value.is_object() ? "{}" : "[]";
  std::string out = value.is_object() ? "{\n" : "[\n";
  for (const auto& [key, item] : value.items()) {
    out += spaces(indent + 4);
    if (value.is_object()) out += words.text(key) + ": ";
    out += literal(item, words, indent + 4) + ",\n";
  }
  return out + spaces(indent) + (value.is_object() ? "}" : "]");
}

std::string indented(const std::string& text, int by) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += spaces(by);
  }
  return out;
}

} // namespace signalbox::requests
