// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The options that a kind of entity knows, as a table, and what is wrong with those that were written.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/model.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::design {

enum class OptionType { Text, Texts, Whole, Flag, Lines }; // Lines: an object of header names and texts (or null)

struct OptionRule {
  std::string_view key;
  OptionType type = OptionType::Text;
  bool isRequired = false;
  bool mayBeNull = false;
  std::int64_t low = 0; // of a Whole
  std::int64_t high = INT32_MAX;
  std::string_view choices = {}; // of a Text: "lax strict none"
};

// `place` is of the object that holds the options.
void checkOptions(const Json& options, std::span<const OptionRule> rules, const DesignPlace& place,
                  std::vector<Diagnostic>& list);

} // namespace signalbox::design
