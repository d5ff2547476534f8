// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the methods of str share: case, white space, the part of a text between `start` and `end`.
#pragma once

#include "core/expression/functions.h"

namespace signalbox::expression {

enum class Case { Lower, Upper };
std::string changeCase(std::string_view text, Case to);

std::size_t lastSpaceEnd(std::string_view text); // where the last word begins

// text[start:end] of find, count, startswith ...: `start` counts code points.
struct TextPart {
  std::string_view text;
  std::int64_t start = 0;
  bool isBeyond = false; // start lies behind the end of the text, where not even "" is found
};
// `first` is the argument that gives the start. False with the machine's error set.
bool partOf(Machine& machine, const Value& self, const Arguments& arguments, std::size_t first, TextPart& part);

// text_format.cpp
bool formatText(Machine& machine, const Value& self, const Arguments& arguments, Value& out);
bool formatMap(Machine& machine, const Value& self, const Arguments& arguments, Value& out);

} // namespace signalbox::expression
