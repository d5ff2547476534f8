// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cookie headers, one a line: each name once, UTF-8, and the same again when the values go out as they are.
#include "core/api/request_text.h"
#include "core/value/text_encoding.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <string>
#include <vector>

using namespace signalbox;

namespace {

bool isText(std::string_view bytes) {
  const Utf8Check check = checkUtf8(bytes);
  return check.isValid && !check.hasSurrogates;
}

std::vector<api::TextPair> cookiesOf(std::span<const std::string> lines, Arena& arena) {
  std::vector<api::HeaderView> headers;
  for (const std::string& line : lines) headers.push_back({"Cookie", line});
  api::Request request;
  request.headers = headers;
  const auto cookies = api::RequestText(request, arena).cookies();
  return {cookies.begin(), cookies.end()};
}

// What a cookie can carry without quotes and escapes.
bool isPlain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 127 && c != ';' && c != '"' && c != '='; });
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string> lines{""};
  for (const char c : fuzz::textOf(data, size)) {
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  }
  Arena arena;
  const auto cookies = cookiesOf(lines, arena);
  std::vector<std::string> plain;
  for (std::size_t i = 0; i < cookies.size(); ++i) {
    fuzz::require(isText(cookies[i].name) && isText(cookies[i].value));
    for (std::size_t k = 0; k < i; ++k) fuzz::require(cookies[k].name != cookies[i].name);
    if (!cookies[i].name.empty() && isPlain(cookies[i].name) && isPlain(cookies[i].value))
      plain.push_back(std::string(cookies[i].name) + "=" + std::string(cookies[i].value));
  }
  const auto again = cookiesOf(plain, arena);
  fuzz::require(again.size() == plain.size());
  for (std::size_t i = 0; i < again.size(); ++i)
    fuzz::require(std::string(again[i].name) + "=" + std::string(again[i].value) == plain[i]);
  return 0;
}
