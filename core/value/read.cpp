// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fast path: the tokens that simdjson's first stage finds, walked once into Values. What it refuses goes to the
// reader that equals CPython.
#include "core/value/read.h"

#include "core/value/json_cursor.h"
#include "core/value/read_python.h"

namespace signalbox {

namespace {

bool readQuickly(std::string_view text, Arena& arena, ReadOptions options, Value& value) {
  ThreadScratch threads;
  JsonScratch& scratch = threads.get();
  if (!scratch.tokens.find(text)) return false;
  JsonCursor cursor(text, scratch, arena, options.maxDepth);
  const bool isRead = cursor.value(value) && cursor.isAtEnd();
  scratch.items.clear();
  scratch.members.clear();
  return isRead;
}

} // namespace

std::expected<Value, JsonError> readJson(std::string_view text, Arena& arena, ReadOptions options) {
  Value value;
  if (readQuickly(text, arena, options, value)) return value;
  return readJsonAsPython(text, arena, options); // also words the refusal of what is nested too deep
}

} // namespace signalbox
