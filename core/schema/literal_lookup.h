// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of some literals an input is: the lookup behind Literal, plain enums and discriminators.
#pragma once

#include "core/value/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace signalbox::schema {

enum class LiteralMistake : std::uint8_t { NoneOfThem, TooLarge, BrokenText };

struct LiteralMatch {
  std::optional<std::size_t> index; // of the literal
  LiteralMistake mistake = LiteralMistake::NoneOfThem;
};

enum class BoolText : std::uint8_t {
  IsText,
  IsRead
}; // Strings mode: "true" is True where a bool is among the literals

// The very same kind first; then by Python's == what is neither number nor text, members of enums among them; last the
// others, so that 1.0 is 1. Of several that equal each other the last one counts.
LiteralMatch findLiteral(std::span<const Value> literals, const Value& input, BoolText boolText = BoolText::IsText);

} // namespace signalbox::schema
