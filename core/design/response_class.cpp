// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/response_class.h"

#include <algorithm>
#include <array>

namespace signalbox::design {
namespace {

using Kind = ResponseClass::Kind;

struct NamedClass {
  std::string_view name;
  Kind kind;
  std::string_view mediaType;
};
constexpr std::array<NamedClass, 8> namedClasses{{
    {"json", Kind::JsonBody, "application/json"},
    {"html", Kind::TextBody, "text/html"},
    {"plain", Kind::TextBody, "text/plain"},
    {"response", Kind::TextBody, ""},
    {"redirect", Kind::Redirect, ""},
    {"file", Kind::File, ""},
    {"stream", Kind::Stream, ""},
    {"event_stream", Kind::EventStream, "text/event-stream"},
}};

std::string_view nameFor(const Design& design, const Endpoint& endpoint) {
  if (!endpoint.response.responseClass.empty()) return endpoint.response.responseClass;
  const auto routers = design.routersOf(endpoint);
  for (auto router = routers.rbegin(); router != routers.rend(); ++router)
    if (!(*router)->defaultResponseClass.empty()) return (*router)->defaultResponseClass;
  return design.project().app.defaultResponseClass;
}

} // namespace

bool isResponseClass(std::string_view name) {
  return name.contains('/') || std::ranges::find(namedClasses, name, &NamedClass::name) != namedClasses.end();
}

ResponseClass responseClassNamed(std::string_view name) {
  if (const auto known = std::ranges::find(namedClasses, name, &NamedClass::name); known != namedClasses.end())
    return {known->kind, std::string(known->mediaType), true};
  const bool isJson = name == "application/json" || name.ends_with("+json");
  return {isJson ? Kind::JsonBody : Kind::TextBody, std::string(name), true};
}

ResponseClass responseClassOf(const Design& design, const Endpoint& endpoint) {
  const std::string_view name = nameFor(design, endpoint);
  return name.empty() ? ResponseClass() : responseClassNamed(name);
}

int ownStatus(int statusCode, const ResponseClass& responseClass) {
  return statusCode == 200 && responseClass.kind == Kind::Redirect ? 307 : statusCode;
}

} // namespace signalbox::design
