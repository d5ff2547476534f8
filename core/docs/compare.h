// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two documents, and what of it breaks a client that was written for the first.
#pragma once

#include "core/docs/document.h"

#include <string>
#include <vector>

namespace signalbox::docs {

struct Change {
  enum class Kind { Added, Removed, Changed };
  Kind kind = Kind::Changed;
  std::string key;   // of the operation or model it belongs to
  std::string place; // inside it: "query parameter limit", "field price"; empty: all of it
  std::string text;  // a sentence
  bool isBreaking = false;
  bool operator==(const Change&) const = default;
};

// Operations first, then models, each in the order of `after`, what is gone before. What only the server sends may
// offer more, what only a client sends may ask for less; a model is judged by where operations use it. Webhooks and
// callbacks are the other way round.
std::vector<Change> compare(const Document& before, const Document& after);

} // namespace signalbox::docs
