// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the writers of snippets share: lines, header lists without what a language writes by itself, bodies as literals.
#pragma once

#include "core/requests/plain_request.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace signalbox::requests {

using Json = nlohmann::ordered_json;

// True for the kinds whose body is request.text.
bool hasText(const PlainRequest& request);
bool isMultipart(const PlainRequest& request);
bool isBinary(const PlainRequest& request);

std::string contentTypeOf(const PlainRequest& request); // empty when there is none
// Without Content-Type, for what sets it beside the body.
client::HeaderList withoutContentType(const client::HeaderList& headers);
// "Basic …" when there are credentials, as a header for languages without a setting of their own.
client::HeaderList withBasicHeader(const PlainRequest& request);

// The body as a value, where writing it as a literal and dumping it again loses nothing: no repeated keys, no odd
// numbers, no escapes, and (for JavaScript) no integer beyond 2^53.
enum class Integers { Any, Double };
std::optional<Json> plainJson(const PlainRequest& request, Integers integers);

// The value over lines of four spaces, in the words of a language.
struct LiteralWords {
  const char* null;
  const char* yes;
  const char* no;
  std::string (*text)(std::string_view);
};
std::string literal(const Json& value, const LiteralWords& words, int indent);

std::string spaces(int count);
// `text` with every line but the first moved right.
std::string indented(const std::string& text, int by);

} // namespace signalbox::requests
