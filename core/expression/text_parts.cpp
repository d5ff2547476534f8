// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/text_parts.h"

#include "core/value/python_space.h"
#include "core/value/text_encoding.h"

#include <algorithm>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>

namespace signalbox::expression {

namespace {

bool isAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool readBound(Machine& machine, const Arguments& arguments, std::size_t at, std::int64_t size, std::int64_t& bound) {
  if (!arguments.has(at) || arguments[at].isNull()) return true;
  if (!isInteger(arguments[at]))
    return machine.fail("TypeError: slice indices must be integers or None or have an __index__ method");
  const auto number = toInt64(arguments[at]);
  bound = number ? *number : arguments[at].asText().starts_with('-') ? INT64_MIN / 2 : INT64_MAX / 2;
  if (bound < 0) bound = std::max<std::int64_t>(bound + size, 0);
  return true;
}

} // namespace

std::string changeCase(std::string_view text, Case to) {
  if (isAscii(text)) {
    std::string changed(text);
    for (char& c : changed) {
      if (to == Case::Lower && c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      if (to == Case::Upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    return changed;
  }
  std::string changed;
  icu::StringByteSink<std::string> sink(&changed);
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (to == Case::Lower)
    icu::CaseMap::utf8ToLower("", 0, piece, sink, nullptr, status);
  else
    icu::CaseMap::utf8ToUpper("", 0, piece, sink, nullptr, status);
  return changed;
}

std::size_t lastSpaceEnd(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();)
    if (isPythonSpace(nextCodePoint(text, at))) end = at;
  return end;
}

bool partOf(Machine& machine, const Value& self, const Arguments& arguments, std::size_t first, TextPart& part) {
  part.text = self.asText();
  if (!arguments.has(first)) return true;
  const auto characters = codePoints(part.text);
  const auto size = static_cast<std::int64_t>(characters.size());
  std::int64_t end = size;
  if (!readBound(machine, arguments, first, size, part.start) || !readBound(machine, arguments, first + 1, size, end))
    return false;
  end = std::min(end, size);
  part.isBeyond = part.start > size || part.start > end;
  if (part.isBeyond) {
    part.text = {};
    return true;
  }
  const auto offsetOf = [&](std::int64_t at) {
    return at == size
               ? part.text.size()
               : static_cast<std::size_t>(characters[static_cast<std::size_t>(at)].data() - self.asText().data());
  };
  const std::size_t begin = offsetOf(part.start);
  part.text = self.asText().substr(begin, offsetOf(end) - begin);
  return machine.spend(self.size() / 16);
}

} // namespace signalbox::expression
