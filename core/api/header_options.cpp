// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/header_options.h"

#include <algorithm>
#include <ranges>

namespace signalbox::api {
namespace {

constexpr auto none = std::string_view::npos;

// Python's str.strip() of Latin-1 text: no-break space and NEL too.
bool isSpace(char c) { return (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= ' ') || c == '\x85' || c == '\xa0'; }

std::string_view stripLeft(std::string_view text) {
  while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
  return text;
}
std::string_view stripRight(std::string_view text) {
  while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
  return text;
}
std::string_view strip(std::string_view text) { return stripLeft(stripRight(text)); }

// Python's str.lower() of Latin-1 text, as Latin-1.
std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    const bool isAscii = c >= 'A' && c <= 'Z';
    const auto byte = static_cast<unsigned char>(c);
    if (isAscii || (byte >= 0xc0 && byte <= 0xde && byte != 0xd7)) c = static_cast<char>(byte + 32);
  }
  return result;
}

// Quotes that are not written \", by the way the standard library counts them.
int quotes(std::string_view text) {
  const auto all = std::ranges::count(text, '"');
  std::ptrdiff_t escaped = 0;
  for (std::size_t at = text.find("\\\""); at != none; at = text.find("\\\"", at + 2)) ++escaped;
  return static_cast<int>(all - escaped);
}

// Where the piece that begins at `start` ends: at the next ';' outside quotes. email.message._parseparam, whose search
// goes on from the last ';' it saw.
std::size_t endOfPiece(std::string_view text, std::size_t start) {
  std::size_t end = text.find(';', start);
  std::size_t from = start;
  int open = 0;
  while (end != none) {
    open += quotes(text.substr(std::min(from, end), end - std::min(from, end)));
    if (open % 2 == 0) return end;
    from = end;
    end = text.find(';', end + 1);
  }
  return text.size();
}

std::string replaceAll(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != none; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

std::string optionValue(std::string_view name, std::string_view text) {
  std::string value(text);
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = replaceAll(replaceAll(value.substr(1, value.size() - 2), "\\\\", "\\"), "\\\"", "\"");
  // Internet Explorer 6 sent the whole path.
  const bool isPath = value.starts_with("\\\\") || (value.size() >= 3 && value.compare(1, 2, ":\\") == 0);
  if (name == "filename" && isPath) value.erase(0, value.rfind('\\') + 1);
  return value;
}

// One piece after the first: `name = value`; extended names (`filename*`) are left out, as RFC 7578 forbids them.
void addOption(std::string_view piece, HeaderOptions& header) {
  const std::size_t equal = piece.find('=');
  if (equal == none) {
    const std::string_view name = strip(piece);
    if (!name.contains('*')) header.options.emplace_back(name, "");
    return;
  }
  const std::string name = lower(stripLeft(stripRight(piece.substr(0, equal))));
  if (!name.contains('*')) header.options.emplace_back(name, optionValue(name, strip(piece.substr(equal + 1))));
}

} // namespace

std::optional<std::string_view> HeaderOptions::find(std::string_view name) const {
  for (const auto& option : options | std::views::reverse)
    if (option.first == name) return option.second;
  return std::nullopt;
}

HeaderOptions readHeaderOptions(std::string_view header) {
  HeaderOptions read;
  if (!header.contains(';')) {
    read.value = strip(lower(header));
    return read;
  }
  std::size_t end = endOfPiece(header, 0);
  const std::string_view first = header.substr(0, end);
  const std::size_t equal = first.find('=');
  if (equal == none)
    read.value = strip(first);
  else
    read.value =
        lower(stripLeft(stripRight(first.substr(0, equal)))) + "=" + std::string(strip(first.substr(equal + 1)));
  while (end < header.size()) {
    const std::size_t start = end + 1;
    end = endOfPiece(header, start);
    addOption(header.substr(start, end - start), read);
  }
  return read;
}

} // namespace signalbox::api
