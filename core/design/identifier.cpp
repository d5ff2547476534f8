// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/edit.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace signalbox::design {

namespace {

// keyword.kwlist of Python 3.11, sorted by bytes.
constexpr std::array<std::string_view, 35> keywords{
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
static_assert(std::ranges::is_sorted(keywords));

bool isStart(UChar32 point) { return point == '_' || u_hasBinaryProperty(point, UCHAR_XID_START); }
bool isContinue(UChar32 point) { return u_hasBinaryProperty(point, UCHAR_XID_CONTINUE); }

} // namespace

bool isIdentifier(std::string_view name) {
  if (name.empty() || std::ranges::binary_search(keywords, name)) return false;
  const auto* bytes = reinterpret_cast<const uint8_t*>(name.data());
  const auto size = static_cast<int32_t>(name.size());
  for (int32_t i = 0; i < size;) {
    const bool first = i == 0;
    UChar32 point = 0;
    U8_NEXT(bytes, i, size, point);
    if (point < 0 || !(first ? isStart(point) : isContinue(point))) return false;
  }
  return true;
}

} // namespace signalbox::design
