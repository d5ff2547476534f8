// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/read_jiter.h"

#include "core/value/arena.h"
#include "core/value/jiter_reader.h"
#include "core/value/json_cursor.h"
#include "core/value/unique_keys.h"

#include <algorithm>

namespace signalbox {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// True where a number may be longer than jiter takes: only floats, as the cursor refuses such integers itself. A run of
// that many digits covers a place that is a multiple of the length.
bool mayHaveLongNumber(std::string_view text) {
  for (std::size_t at = maxJiterIntegerLength - 1; at < text.size(); at += maxJiterIntegerLength)
    if (isDigit(text[at]) && isDigit(text[at - 1]) && isDigit(text[at - 2])) return true;
  return false;
}

// What is empty counts as a level here and not there, so the last level of all goes to the reader that knows.
bool readQuickly(std::string_view text, Arena& arena, Value& root) {
  if (mayHaveLongNumber(text)) return false;
  static thread_local JsonScratch scratch; // of its own: Json[T] is read while the text around it is walked
  if (!scratch.tokens.find(text)) return false;
  JsonCursor cursor(text, scratch, arena, static_cast<int>(maxJiterDepth));
  const bool isRead = cursor.value(root) && cursor.isAtEnd() && !cursor.hasDuplicateKeys();
  scratch.items.clear();
  scratch.members.clear();
  scratch.shrink();
  return isRead;
}

} // namespace

std::string JiterError::text() const {
  return message + " at line " + std::to_string(line) + " column " + std::to_string(column);
}

std::expected<JiterDocument, JiterError> readJsonAsJiter(std::string_view text, Arena& arena) {
  JiterDocument document;
  if (readQuickly(text, arena, document.root)) return document;
  return JiterReader(text, arena).read();
}

Value withUniqueKeys(const Value& value, Arena& arena) {
  if (value.is(Kind::List)) {
    const auto items = arena.make<Value>(value.size());
    std::ranges::transform(value.items(), items.begin(),
                           [&](const Value& item) { return withUniqueKeys(item, arena); });
    return Value::list(items);
  }
  if (!value.is(Kind::Dict)) return value;
  const auto members = arena.make<Member>(value.size());
  std::ranges::transform(value.members(), members.begin(),
                         [&](const Member& member) { return Member{member.key, withUniqueKeys(member.value, arena)}; });
  return Value::dict(members.first(keepUniqueKeys(members)));
}

} // namespace signalbox
