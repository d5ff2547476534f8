// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/received_body.h"

#include "core/base/ascii_case.h"

#include <algorithm>

namespace signalbox::api {
namespace {

constexpr std::string_view unreadable = "There was an error parsing the body";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0"; // str.strip() of Latin-1
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

} // namespace

bool isJsonContentType(std::string_view contentType) {
  const std::string_view type = trimmed(contentType.substr(0, contentType.find(';')));
  const std::size_t slash = type.find('/');
  if (slash == std::string_view::npos || type.find('/', slash + 1) != std::string_view::npos) return false;
  if (!equalsIgnoringCase(type.substr(0, slash), "application")) return false;
  const std::string_view subtype = type.substr(slash + 1);
  constexpr std::string_view suffix = "+json";
  if (equalsIgnoringCase(subtype, "json")) return true;
  return subtype.size() >= suffix.size() && equalsIgnoringCase(subtype.substr(subtype.size() - suffix.size()), suffix);
}

bool isJson(const BodyRules& rules, RequestText& request) {
  const auto contentType = request.header("content-type");
  return contentType && !contentType->empty() ? isJsonContentType(*contentType) : !rules.isStrict;
}

Value ReceivedBody::asValue(Arena& arena) const {
  if (!isForm) return value;
  auto members = arena.make<Member>(items.size());
  std::size_t count = 0;
  for (const FormItem& item : items) {
    const auto known = std::ranges::find_if(members.first(count),
                                            [&](const Member& member) { return member.key.asText() == item.name; });
    if (known == members.first(count).end())
      members[count++] = {Value::str(item.name), item.value};
    else
      known->value = item.value;
  }
  return Value::dict(members.first(count));
}

std::expected<ReceivedBody, BodyError> receiveBody(const BodyRules& rules, RequestText& request, std::string_view body,
                                                   Arena& arena) {
  ReceivedBody received;
  if (rules.isForm) {
    auto items = readForm(request, body, arena);
    if (!items) return std::unexpected(BodyError{{}, std::move(items.error().detail)});
    received.isForm = true;
    received.items = *items;
    return received;
  }
  if (body.empty()) return received;
  if (!isJson(rules, request)) {
    received.value = Value::bytes(body);
    return received;
  }
  auto json = readJson(body, arena);
  if (json) {
    received.value = *json;
    return received;
  }
  if (json.error().kind != JsonError::Kind::Syntax) return std::unexpected(BodyError{{}, std::string(unreadable)});
  return std::unexpected(BodyError{std::move(json.error()), {}});
}

std::string BodyError::message() const {
  return json ? json->message + " at " + std::to_string(json->position) : detail;
}

} // namespace signalbox::api
