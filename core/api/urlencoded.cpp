// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/urlencoded.h"

#include "core/api/percent.h"
#include "core/api/request_text.h"

#include <algorithm>

namespace signalbox::api {
namespace {

bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

} // namespace

// Each run of ASCII bytes is decoded by itself, as there: an escape never joins a byte that came as it is.
std::string_view decodeFormText(std::string_view bytes, Arena& arena) {
  if (std::ranges::all_of(bytes, isAscii)) return percentDecode(bytes, Plus::Space, arena);
  std::string text;
  while (!bytes.empty()) {
    const bool isPlain = isAscii(bytes.front());
    const auto end = std::ranges::find_if(bytes, [&](char c) { return isAscii(c) != isPlain; });
    const std::string_view run = bytes.substr(0, static_cast<std::size_t>(end - bytes.begin()));
    text += isPlain ? percentDecode(run, Plus::Space, arena) : latin1ToUtf8(run, arena);
    bytes.remove_prefix(run.size());
  }
  return arena.copy(std::string_view(text));
}

std::expected<std::vector<TextPair>, FormError> readUrlencoded(std::string_view body, Arena& arena) {
  std::vector<TextPair> fields;
  while (!body.empty()) {
    const std::string_view field = body.substr(0, body.find('&'));
    body.remove_prefix(std::min(field.size() + 1, body.size()));
    if (field.empty()) continue;
    const std::size_t equal = std::min(field.find('='), field.size());
    const std::string_view value = field.substr(std::min(equal + 1, field.size()));
    if (equal + value.size() > maxFieldBytes)
      return std::unexpected(FormError{"Field exceeded maximum size of 1024KB."});
    if (fields.size() == maxFormFields)
      return std::unexpected(FormError{"Too many fields. Maximum number of fields is 1000."});
    fields.push_back({decodeFormText(field.substr(0, equal), arena), decodeFormText(value, arena)});
  }
  return fields;
}

} // namespace signalbox::api
