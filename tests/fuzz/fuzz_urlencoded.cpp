// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// application/x-www-form-urlencoded and the query: UTF-8 whatever was sent, and the same again when it is sent encoded.
#include "core/api/request_text.h"
#include "core/api/urlencoded.h"
#include "core/value/text_encoding.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <string>

using namespace signalbox;

namespace {

bool isText(std::string_view bytes) {
  const Utf8Check check = checkUtf8(bytes);
  return check.isValid && !check.hasSurrogates;
}

std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string all;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    all += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return all;
}

std::string encoded(std::span<const api::TextPair> pairs) {
  std::string all;
  for (const api::TextPair& pair : pairs)
    all += (all.empty() ? "" : "&") + encoded(pair.name) + "=" + encoded(pair.value);
  return all;
}

bool areSame(std::span<const api::TextPair> left, std::span<const api::TextPair> right) {
  return std::ranges::equal(left, right, [](const api::TextPair& one, const api::TextPair& other) {
    return one.name == other.name && one.value == other.value;
  });
}

void requireSound(std::span<const api::TextPair> pairs) {
  for (const api::TextPair& pair : pairs) fuzz::require(isText(pair.name) && isText(pair.value));
}

std::span<const api::TextPair> queryOf(const std::string& target, Arena& arena) {
  api::Request request;
  request.target = arena.copy(std::string_view(target));
  const auto pairs = api::RequestText(request, arena).query();
  return arena.copy(pairs);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::textOf(data, size)); // a copy of exactly this size: reads past it are seen
  Arena arena;
  if (const auto fields = api::readUrlencoded(text, arena)) {
    fuzz::require(fields->size() <= api::maxFormFields);
    requireSound(*fields);
    const std::string sent = encoded(*fields);
    const auto again = api::readUrlencoded(sent, arena);
    fuzz::require(again && areSame(*fields, *again));
  }
  const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!std::ranges::all_of(text, isAscii)) return 0; // the parser refuses such a target
  const auto query = queryOf("/?" + text, arena);
  requireSound(query);
  fuzz::require(areSame(query, queryOf("/?" + encoded(query), arena)));
  return 0;
}
