// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openapi/operation_names.h"

#include "core/openapi/write.h"

#include <algorithm>

namespace signalbox::openapi {
namespace {

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }
bool isWord(char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '_'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

std::size_t placeholderEnd(std::string_view path, std::size_t colon) {
  const std::size_t end = path.find('}', colon);
  return end == std::string_view::npos ? path.size() : end;
}

} // namespace

std::string titled(std::string_view text) {
  std::string title;
  bool afterLetter = false;
  for (const char c : text) {
    title += afterLetter ? lower(c) : upper(c);
    afterLetter = isLetter(c);
  }
  std::ranges::replace(title, '_', ' ');
  return title;
}

std::string pathFormat(std::string_view path) {
  std::string format;
  bool inside = false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '{') inside = true;
    if (path[i] == '}') inside = false;
    if (inside && path[i] == ':') {
      i = placeholderEnd(path, i) - 1;
      continue;
    }
    format += path[i];
  }
  return format;
}

std::string operationId(const design::Design& design, const design::Endpoint& endpoint) {
  if (!endpoint.operationId.empty()) return endpoint.operationId;
  std::string id = endpoint.name + pathFormat(design.fullPath(endpoint));
  std::ranges::replace_if(id, [](char c) { return !isWord(c); }, '_');
  id += '_';
  std::ranges::transform(endpoint.method, std::back_inserter(id), lower);
  return id;
}

std::string summary(const design::Endpoint& endpoint) {
  return endpoint.summary.empty() ? titled(endpoint.name) : endpoint.summary;
}

} // namespace signalbox::openapi
