// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From JSON text to a validated value in one walk: what readJson and then validate answer, without the values between.
#pragma once

#include "core/schema/validate.h"
#include "core/value/read.h"

#include <optional>
#include <string_view>

namespace signalbox {
struct JsonScratch;
}

namespace signalbox::schema {

// Why a text is no value of a type: it is no JSON, or not of the type.
struct JsonRefusal {
  std::optional<JsonError> json;
  ValidationErrors errors; // when it is JSON
};

// The value points into `text` and `arena`. `scratch` is for who reads many texts or large ones; without it the
// thread's own is used, which keeps nothing large.
std::expected<Value, JsonRefusal> validateJson(const Types& types, TypeId type, std::string_view text, Arena& arena,
                                               const ValidateOptions& options = {}, JsonScratch* scratch = nullptr);

// The value, where the one walk takes the text. Nothing says nothing: the text may be right all the same.
std::optional<Value> acceptJson(const Types& types, TypeId type, std::string_view text, Arena& arena,
                                const ValidateOptions& options = {});

} // namespace signalbox::schema
