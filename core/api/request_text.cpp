// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/request_text.h"

#include "core/api/percent.h"
#include "core/base/ascii_case.h"

#include <algorithm>

namespace signalbox::api {
namespace {

constexpr std::string_view pythonSpace = " \t\n\r\v\f\x1c\x1d\x1e\x1f";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string_view lowerCase(std::string_view name, Arena& arena) {
  if (std::ranges::none_of(name, [](char c) { return c >= 'A' && c <= 'Z'; })) return name;
  auto copy = arena.make<char>(name.size());
  std::ranges::transform(name, copy.begin(), lower);
  return {copy.data(), copy.size()};
}

// U+0085 and U+00A0 are blanks for Python as well; a header can hold no others.
bool isWideBlank(std::string_view two) { return two == "\xc2\x85" || two == "\xc2\xa0"; }

std::string_view trimmed(std::string_view text) {
  for (;;) {
    if (!text.empty() && pythonSpace.contains(text.front()))
      text.remove_prefix(1);
    else if (isWideBlank(text.substr(0, 2)))
      text.remove_prefix(2);
    else
      break;
  }
  for (;;) {
    if (!text.empty() && pythonSpace.contains(text.back()))
      text.remove_suffix(1);
    else if (text.size() >= 2 && isWideBlank(text.substr(text.size() - 2)))
      text.remove_suffix(2);
    else
      return text;
  }
}

// Calls `take` for each piece between `separator`s.
template<class Take>
void split(std::string_view text, char separator, const Take& take) {
  for (;;) {
    const std::size_t end = text.find(separator);
    take(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

bool isOctal(char c) { return c >= '0' && c <= '7'; }

// http.cookies._unquote: a value in double quotes has \ooo and \x escapes.
std::string_view unquoteCookie(std::string_view value, Arena& arena) {
  if (value.size() < 2 || value.front() != '"' || value.back() != '"') return value;
  value = value.substr(1, value.size() - 2);
  if (value.find('\\') == std::string_view::npos) return value;
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 >= value.size()) {
      text += value[i];
      continue;
    }
    const bool isCode = i + 3 < value.size() && value[i + 1] <= '3' && isOctal(value[i + 1]) && isOctal(value[i + 2]) &&
                        isOctal(value[i + 3]);
    if (!isCode) {
      text += value[++i];
      continue;
    }
    const int code = (value[i + 1] - '0') * 64 + (value[i + 2] - '0') * 8 + (value[i + 3] - '0');
    text += latin1ToUtf8(std::string(1, static_cast<char>(code)), arena);
    i += 3;
  }
  return arena.copy(std::string_view(text));
}

void setCookie(std::vector<TextPair>& cookies, TextPair cookie) {
  const auto known = std::ranges::find(cookies, cookie.name, &TextPair::name);
  if (known == cookies.end())
    cookies.push_back(cookie);
  else
    known->value = cookie.value;
}

} // namespace

std::string_view routePathOf(std::string_view path, std::string_view rootPath) {
  if (rootPath.empty() || !path.starts_with(rootPath)) return path;
  const std::string_view rest = path.substr(rootPath.size());
  return rest.empty() || rest.front() == '/' ? rest : path;
}

std::string_view RequestText::path() {
  if (!m_path) m_path = percentDecode(m_rawPath, Plus::Keep, m_arena);
  return *m_path;
}

std::span<const TextPair> RequestText::query() {
  if (m_query) return *m_query;
  if (m_rawQuery.empty()) return *(m_query = std::span<const TextPair>());
  auto pairs = m_arena.make<TextPair>(static_cast<std::size_t>(std::ranges::count(m_rawQuery, '&')) + 1);
  std::size_t count = 0;
  split(m_rawQuery, '&', [&](std::string_view piece) {
    if (piece.empty()) return;
    const std::size_t equal = piece.find('=');
    const std::string_view value = equal == std::string_view::npos ? std::string_view() : piece.substr(equal + 1);
    pairs[count++] = {percentDecode(piece.substr(0, equal), Plus::Space, m_arena),
                      percentDecode(value, Plus::Space, m_arena)};
  });
  return *(m_query = pairs.first(count));
}

std::span<const TextPair> RequestText::headers() {
  if (m_headers) return *m_headers;
  auto pairs = m_arena.make<TextPair>(m_request.headers.size());
  for (std::size_t i = 0; i < pairs.size(); ++i)
    pairs[i] = {lowerCase(m_request.headers[i].name, m_arena), latin1ToUtf8(m_request.headers[i].value, m_arena)};
  return *(m_headers = std::span<const TextPair>(pairs));
}

std::span<const TextPair> RequestText::cookies() {
  if (m_cookies) return *m_cookies;
  std::vector<TextPair> cookies;
  for (const HeaderView& line : m_request.headers) {
    if (!equalsIgnoringCase(line.name, "cookie")) continue;
    split(latin1ToUtf8(line.value, m_arena), ';', [&](std::string_view chunk) {
      const std::size_t equal = chunk.find('=');
      const bool isNamed = equal != std::string_view::npos;
      const std::string_view name = isNamed ? trimmed(chunk.substr(0, equal)) : std::string_view();
      const std::string_view value = trimmed(isNamed ? chunk.substr(equal + 1) : chunk);
      if (!name.empty() || !value.empty()) setCookie(cookies, {name, unquoteCookie(value, m_arena)});
    });
  }
  return *(m_cookies = m_arena.copy(std::span<const TextPair>(cookies)));
}

std::optional<std::string_view> RequestText::header(std::string_view lowerName) {
  for (const HeaderView& line : m_request.headers)
    if (equalsIgnoringCase(line.name, lowerName)) return line.value;
  return std::nullopt;
}

Value dictOf(std::span<const TextPair> pairs, Repeated repeated, Arena& arena) {
  auto members = arena.make<Member>(pairs.size());
  std::size_t count = 0;
  for (const TextPair& pair : pairs) {
    const auto known = std::ranges::find_if(members.first(count),
                                            [&](const Member& member) { return member.key.asText() == pair.name; });
    if (known == members.first(count).end())
      members[count++] = {Value::str(pair.name), Value::str(pair.value)};
    else if (repeated == Repeated::Last)
      known->value = Value::str(pair.value);
  }
  return Value::dict(members.first(count));
}

} // namespace signalbox::api
