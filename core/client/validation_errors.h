// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Validation errors of any server that answers in FastAPI's 422 shape: {"detail": [{"type", "loc", "msg", "input",
// "ctx"}]}. Read leniently: what is missing stays empty, what has another shape gives no problems.
#pragma once

#include "core/value/value.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::client {

struct ValidationProblem {
  Loc loc;                                     // as sent: "body", "items", 0, "price"
  std::string message;                         // the server's own words, untouched
  std::string type;                            // Pydantic's name: "float_parsing"; empty when the server does not say
  std::optional<nlohmann::ordered_json> input; // absent from old FastAPI versions
  nlohmann::ordered_json context = nlohmann::ordered_json::object(); // {"gt": 0}
  bool operator==(const ValidationProblem&) const = default;
};

// Empty when `body` is no such document. Other keys, items of another shape and {"detail": "text"} are passed over.
std::vector<ValidationProblem> readValidationProblems(std::string_view body);

// body.items[0].price
std::string locText(const Loc& loc);

} // namespace signalbox::client
