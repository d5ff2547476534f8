// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/operation_names.h"

#include "core/openapi/effective_route.h"
#include "core/openapi/write.h"
#include "core/schema/text_case.h"
#include "core/schema/unicode_text.h"

#include <algorithm>

namespace signalbox::openapi {
namespace {

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isWord(char c) { return isLetter(c) || isDigit(c) || c == '_'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The length of an identifier at the beginning of `text`; 0 when there is none.
std::size_t identifierSize(std::string_view text) {
  if (text.empty() || isDigit(text.front())) return 0;
  return static_cast<std::size_t>(std::ranges::find_if_not(text, isWord) - text.begin());
}

// "{name}" or "{name:converter}" at the beginning of `text`: how much of it, and how much of that is "{name".
struct Placeholder {
  std::size_t size = 0; // 0: there is none
  std::size_t nameEnd = 0;
};

Placeholder placeholderAt(std::string_view text) {
  const std::size_t name = identifierSize(text.substr(1));
  if (name == 0) return {};
  const std::size_t nameEnd = 1 + name;
  std::size_t end = nameEnd;
  if (end < text.size() && text[end] == ':') {
    const std::size_t converter = identifierSize(text.substr(end + 1));
    if (converter == 0) return {};
    end += 1 + converter;
  }
  return end < text.size() && text[end] == '}' ? Placeholder{end + 1, nameEnd} : Placeholder{};
}

bool isBetweenClasses(char32_t c) { return c == U'[' || c == U']' || c == U','; }

char32_t nameCharacter(char32_t c) { return c < 0x80 && (isWord(static_cast<char>(c)) || c == U'-') ? c : U'_'; }

// Reads "module.module.Class" from `at` on and moves it behind: "Class".
std::u32string lastSegment(std::u32string_view text, std::size_t& at) {
  const auto isInside = [&](std::size_t i) { return i < text.size() && text[i] != U'.' && !isBetweenClasses(text[i]); };
  std::u32string segment;
  while (isInside(at)) {
    segment += nameCharacter(text[at++]);
    if (at < text.size() && text[at] == U'.' && isInside(at + 1)) {
      segment.clear();
      ++at;
    }
  }
  return segment;
}

} // namespace

std::string titled(std::string_view text) {
  std::string title = schema::titleCase(text);
  std::ranges::replace(title, '_', ' ');
  return title;
}

std::string pathFormat(std::string_view path) {
  std::string format;
  for (std::size_t at = 0; at < path.size();) {
    const Placeholder placeholder = path[at] == '{' ? placeholderAt(path.substr(at)) : Placeholder();
    if (placeholder.size == 0) {
      format += path[at++];
      continue;
    }
    format += path.substr(at, placeholder.nameEnd);
    format += '}';
    at += placeholder.size;
  }
  return format;
}

std::string uniqueId(std::string_view name, std::string_view path, std::string_view method) {
  std::string id = std::string(name) + pathFormat(path);
  if (std::ranges::all_of(id, [](char c) { return (c & 0x80) == 0; })) {
    std::ranges::replace_if(id, [](char c) { return !isWord(c); }, '_');
  } else {
    std::u32string points = schema::toCodePoints(id);
    std::ranges::replace_if(points, [](char32_t c) { return !schema::isPythonWord(c); }, U'_');
    id = schema::toUtf8(points);
  }
  return id + "_" + lowerText(std::string(method));
}

std::string definitionName(std::string_view className) {
  const std::u32string text = schema::toCodePoints(className);
  std::u32string name;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == U'.') {
      name += U"__";
      ++at;
    } else if (isBetweenClasses(text[at])) {
      name += U'_';
      ++at;
    } else {
      name += lastSegment(text, at);
    }
  }
  return schema::toUtf8(name);
}

std::string lowerText(std::string text) {
  std::ranges::transform(text, text.begin(), lower);
  return text;
}

std::string summary(const design::Endpoint& endpoint) {
  return endpoint.summary.empty() ? titled(endpoint.name) : endpoint.summary;
}

} // namespace signalbox::openapi
