// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runtime expressions (OpenAPI 3.1 §4.8.20.3), which read a request and its answer: "$response.body#/id" as the value
// of a link, "{$request.body#/url}" in the address of a callback.
#pragma once

#include "core/design/model.h"

#include <functional>
#include <string>
#include <string_view>

namespace signalbox::design {

using ChangeExpression = std::function<std::string(std::string_view expression)>;

// The text with each expression changed: the whole text where it begins with '$', else what stands in braces.
std::string mapRuntimeExpressions(std::string_view text, const ChangeExpression& change);
// The same in every text of a value; whether one changed.
bool mapRuntimeExpressions(Json& value, const ChangeExpression& change);

// What an expression reads of a body: the pointer behind "$response.body#" or "$request.body#"; empty when it is none
// of that source.
std::string_view bodyPointer(std::string_view expression, std::string_view source);

// The links of documented answers: `visit(status, response, link)`.
template<class Responses, class Visit>
void visitLinks(Responses& responses, const Visit& visit) {
  if (!responses.is_object()) return;
  for (auto& [status, response] : responses.items()) {
    if (!response.is_object() || !response.contains("links") || !response["links"].is_object()) continue;
    for (auto& link : response["links"])
      if (link.is_object()) visit(status, response, link);
  }
}

// What a link says to its operation, changed; whether something was.
bool mapLinkExpressions(Json& link, const ChangeExpression& change);

} // namespace signalbox::design
