// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/set_cookie.h"

#include "core/api/header_text.h"

#include <algorithm>
#include <array>

namespace signalbox::api {
namespace {

constexpr std::array<std::string_view, 9> attributeNames{"expires", "path",     "comment", "domain",  "max-age",
                                                         "secure",  "httponly", "version", "samesite"};

bool isLegal(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~:").contains(c);
}

bool isLegalText(std::string_view text) { return !text.empty() && std::ranges::all_of(text, isLegal); }

void writeOctal(unsigned code, std::string& out) {
  out += '\\';
  for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + ((code >> shift) & 7));
}

// Code points below 256 are escaped in octal, the others stay.
std::string escapedValue(std::string_view utf8) {
  std::string text = "\"";
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const char c = utf8[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text += {'\\', c};
    } else if (isLegal(c) || std::string_view(" ()/<=>?@[]{}").contains(c)) {
      text += c;
    } else if (byte < 0x80) {
      writeOctal(byte, text);
    } else if ((byte & 0xfc) == 0xc0 && i + 1 < utf8.size()) {
      writeOctal(((byte & 3U) << 6) | (static_cast<unsigned char>(utf8[++i]) & 0x3fU), text);
    } else {
      text += c;
    }
  }
  return text + '"';
}

} // namespace

bool isCookieKey(std::string_view key) {
  return isLegalText(key) && std::ranges::find(attributeNames, lowerCase(key)) == attributeNames.end();
}

std::string setCookieText(const SetCookie& cookie) {
  std::string text = cookie.key + '=' + (isLegalText(cookie.value) ? cookie.value : escapedValue(cookie.value));
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) text.append("; ").append(name).append("=").append(value);
  };
  add("Domain", cookie.domain);
  add("expires", cookie.expires);
  if (cookie.isHttpOnly) text += "; HttpOnly";
  add("Max-Age", cookie.maxAge);
  add("Path", cookie.path);
  add("SameSite", cookie.sameSite);
  if (cookie.isSecure) text += "; Secure";
  return text;
}

} // namespace signalbox::api
