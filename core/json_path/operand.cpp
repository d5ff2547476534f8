// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_path/operand.h"

namespace signalbox::json_path {

Operand Operand::of(const Literal& literal) {
  Operand made;
  if (const bool* boolean = std::get_if<bool>(&literal)) {
    made.kind = Kind::Boolean;
    made.boolean = *boolean;
  } else if (const Number* number = std::get_if<Number>(&literal)) {
    made.kind = Kind::Number;
    made.number = *number;
  } else if (const std::string* text = std::get_if<std::string>(&literal)) {
    made.kind = Kind::Text;
    made.shared = *text;
  } else {
    made.kind = Kind::Null;
  }
  return made;
}

Operand Operand::of(const JsonOutline& outline, std::size_t node) {
  Operand made;
  made.node = node;
  if (outline.isContainer(node)) {
    made.kind = Kind::Node;
    return made;
  }
  const std::string_view source = outline.source(node);
  switch (source.front()) {
  case 'n': made.kind = Kind::Null; break;
  case 't':
  case 'f':
    made.kind = Kind::Boolean;
    made.boolean = source.front() == 't';
    break;
  case '"':
    made.kind = Kind::Text;
    made.isOwn = source.find('\\') != source.npos;
    if (made.isOwn)
      made.own = jsonStringText(source);
    else
      made.shared = source.substr(1, source.size() - 2);
    break;
  default: made.kind = Kind::Number; made.number = readNumber(source).value_or(Number{});
  }
  return made;
}

bool isEqual(const Number& left, const Number& right) {
  return left.whole && right.whole ? *left.whole == *right.whole : left.real == right.real;
}

bool isLess(const Number& left, const Number& right) {
  return left.whole && right.whole ? *left.whole < *right.whole : left.real < right.real;
}

} // namespace signalbox::json_path
