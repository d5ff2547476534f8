// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_schema/uri.h"

#include <algorithm>
#include <cctype>

namespace signalbox::json_schema {

namespace {

bool isSchemeText(std::string_view text) {
  if (text.empty() || !std::isalpha(static_cast<unsigned char>(text[0]))) return false;
  return std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) || c == '+' || c == '-' || c == '.'; });
}

std::string withoutDotSegments(std::string_view path) {
  std::vector<std::string_view> kept;
  const bool isAbsolute = path.starts_with('/');
  bool endsOpen = false;
  std::size_t begin = isAbsolute ? 1 : 0;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view segment = path.substr(begin, end - begin);
    const bool isLast = end == path.size();
    endsOpen = isLast && (segment == "." || segment == "..");
    if (segment == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (segment != ".") {
      kept.push_back(segment);
    }
    begin = end + 1;
  }
  std::string result = isAbsolute ? "/" : "";
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) result += '/';
    result += kept[i];
  }
  if (endsOpen && !result.ends_with('/')) result += '/';
  return result;
}

std::string merged(const UriParts& base, std::string_view path) {
  if (base.authority && base.path.empty()) return "/" + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  return std::string(base.path.substr(0, slash == std::string_view::npos ? 0 : slash + 1)) + std::string(path);
}

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

} // namespace

UriParts splitUri(std::string_view uri) {
  UriParts parts;
  if (const std::size_t hash = uri.find('#'); hash != std::string_view::npos) {
    parts.fragment = uri.substr(hash + 1);
    uri = uri.substr(0, hash);
  }
  if (const std::size_t mark = uri.find('?'); mark != std::string_view::npos) {
    parts.query = uri.substr(mark + 1);
    uri = uri.substr(0, mark);
  }
  if (const std::size_t colon = uri.find(':'); colon != std::string_view::npos && isSchemeText(uri.substr(0, colon))) {
    parts.scheme = uri.substr(0, colon);
    uri = uri.substr(colon + 1);
  }
  if (uri.starts_with("//")) {
    const std::size_t slash = std::min(uri.find('/', 2), uri.size());
    parts.authority = uri.substr(2, slash - 2);
    uri = uri.substr(slash);
  }
  parts.path = uri;
  return parts;
}

std::string resolveUri(std::string_view base, std::string_view reference) {
  const UriParts from = splitUri(base);
  const UriParts to = splitUri(reference);
  const bool hasOwnPlace = to.scheme || to.authority;
  const auto scheme = to.scheme ? to.scheme : from.scheme;
  const auto authority = hasOwnPlace ? to.authority : from.authority;
  std::string path;
  auto query = to.query;
  if (hasOwnPlace || to.path.starts_with('/')) {
    path = withoutDotSegments(to.path);
  } else if (to.path.empty()) {
    path = std::string(from.path);
    if (!to.query) query = from.query;
  } else {
    path = withoutDotSegments(merged(from, to.path));
  }
  std::string result;
  if (scheme) result.append(*scheme).append(":");
  if (authority) result.append("//").append(*authority);
  result += path;
  if (query) result.append("?").append(*query);
  if (to.fragment) result.append("#").append(*to.fragment);
  return result;
}

std::pair<std::string_view, std::string_view> splitFragment(std::string_view uri) {
  const std::size_t hash = std::min(uri.find('#'), uri.size());
  return {uri.substr(0, hash), uri.substr(std::min(hash + 1, uri.size()))};
}

std::string percentDecoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
    const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
    if (low >= 0) {
      result += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::vector<std::string> pointerTokens(std::string_view pointer) {
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      tokens.emplace_back();
    } else if (!tokens.empty()) {
      const bool isEscape =
          pointer[i] == '~' && i + 1 < pointer.size() && (pointer[i + 1] == '0' || pointer[i + 1] == '1');
      tokens.back() += isEscape ? (pointer[++i] == '0' ? '~' : '/') : pointer[i];
    }
  }
  return tokens;
}

} // namespace signalbox::json_schema
