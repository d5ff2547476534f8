// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonMistake: what is wrong with a text that is no JSON, in plain words and at a place that can be shown. The error
// itself is the server's (core/value/read.h); this says what it means.
#pragma once

#include "core/value/read.h"

#include <QString>

#include <optional>
#include <string_view>

namespace signalbox::ui {

struct JsonMistake {
  int line = 0;                   // from 1; 0: the place is not in the text
  int column = 0;                 // from 1, in characters
  std::optional<TextRange> range; // the token that is wrong, or the last one of a text that ends too early
  QString reason;                 // A comma is missing before "age".; empty: no more than `message` is known
};

// `position` in characters and `message` are those of Python's json.JSONDecodeError.
JsonMistake jsonMistake(std::string_view text, std::size_t position, std::string_view message);

} // namespace signalbox::ui
