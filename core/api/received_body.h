// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ReceivedBody: the body of a request, taken apart but not validated, and why it could not be. The first thing FastAPI
// does with a request whose endpoint or dependencies have body parts.
#pragma once

#include "core/api/form_data.h"
#include "core/api/request_text.h"
#include "core/value/arena.h"
#include "core/value/read.h"
#include "core/value/value.h"

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace signalbox::api {

// What all body parts of an endpoint and its dependencies say together about how the body is read.
struct BodyRules {
  bool isForm = false;     // one of them is a Form or a File
  bool isEmbedded = false; // an object with the parts by name
  bool isStrict = true;    // strict_content_type: without a content type nothing is JSON
};

struct ReceivedBody {
  Value value; // JSON where the content type says so, raw bytes where it does not, Null when there is none
  std::span<const FormItem> items; // of a form, instead of `value`
  bool isForm = false;

  // As expressions read it by the name `body`: a form as a dict with the last value of each name.
  Value asValue(Arena& arena) const;
};

struct BodyError {
  std::optional<JsonError> json; // a syntax error in JSON: 422
  std::string detail;            // else the sentence of a 400

  std::string message() const; // for the trace
};

std::expected<ReceivedBody, BodyError> receiveBody(const BodyRules& rules, RequestText& request, std::string_view body,
                                                   Arena& arena);

// Whether the body is read as JSON: application/json and application/*+json, as Python's email.message reads them.
bool isJsonContentType(std::string_view contentType);
bool isJson(const BodyRules& rules, RequestText& request);

} // namespace signalbox::api
